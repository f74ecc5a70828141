import { conflict, invalid } from '../../../kernel/errors.ts';
import { DAY } from '../../../kernel/time.ts';
import { ended, noted } from './intake.ts';
import { withFlag, withoutFlags } from './flags.ts';
import type { Facts, Request, RequestOwn, Step } from './request.ts';

export const verify = (_request: Request, input: { onSite: boolean; note?: string }, _facts: Facts): Step[] => [
  { action: 'verify', data: { onSite: input.onSite }, words: noted(input.note) },
];

export const rework = (request: Request, input: { reason: string }, _facts: Facts): Step[] => [
  {
    action: 'rework',
    matter: { holderId: request.matter.leadId, flags: withFlag(request, 'rework') },
    words: { reason: input.reason },
  },
];

export interface FollowUpInput {
  channel: string;
  reached: boolean;
  solved?: boolean;
  satisfied?: number;
  reasons?: string[];
  note?: string;
}

/**
 * 回访: solved and satisfied are asked separately; a resident who was not reached is neither. After the last try the
 * request is closed as unreached; a happy answer closes it; an unhappy one sends it back once by itself.
 */
export function followUp(request: Request, input: FollowUpInput, facts: Facts): Step[] {
  const { own, data, counted } = outcomeOf(request, input, facts);
  const words = noted(input.note);
  if (!counted) return [{ action: 'follow-up', to: 'verified', own, data, words, keepClocks: true }];
  const step: Step = { action: 'follow-up', to: 'followed-up', own, data, words };
  return [step, ...afterAnswer({ ...request, own: { ...request.own, ...own } }, facts)];
}

interface Outcome {
  own: Partial<RequestOwn>;
  data: Record<string, unknown>;
  /** Whether it belongs to the cohort now: answered, or tried for the last time. */
  counted: boolean;
}

export function outcomeOf(request: Request, input: FollowUpInput, facts: Facts): Outcome {
  const tries = request.own.followUpTries + 1;
  if (!input.reached) {
    const counted = tries >= facts.settings.followUpTries;
    return {
      own: { followUpTries: tries, ...(counted && { followedUpAt: facts.now, reached: false }) },
      data: { channel: input.channel, reached: false, tries },
      counted,
    };
  }
  if (input.solved === undefined || input.satisfied === undefined) {
    throw invalid(
      'two-answers-needed',
      '请分别填写「是否解决」和「是否满意」。',
      'Enter both: whether it is solved, and how satisfied the resident is.',
      { field: 'solved' },
    );
  }
  const answers = { reached: true, solved: input.solved, satisfied: input.satisfied };
  const reasons = input.reasons ?? [];
  return {
    own: { followUpTries: tries, followedUpAt: facts.now, ...answers, ratingReasons: reasons },
    data: { channel: input.channel, ...answers, reasons },
    counted: true,
  };
}

function afterAnswer(request: Request, facts: Facts): Step[] {
  const { reached, solved, satisfied, rehandled, resultClass } = request.own;
  const happy = solved === true && (satisfied ?? 0) >= facts.settings.satisfiedFrom;
  if (reached !== true || happy) return staysOpen(request, facts) ? [] : close(request, facts);
  if (rehandled >= facts.settings.automaticRehandles || resultClass === 'beyond-duty') return [];
  return rehandle(request, { reason: '' }, facts, true);
}

/** What it leads to has not ended, or somebody whose report was merged into it has not been asked yet. */
const staysOpen = ({ own }: Request, { merged }: Facts): boolean =>
  (own.link !== null && own.link.endedAt === null) || (merged?.open ?? 0) > 0;

export function closeRequest(request: Request, input: { note?: string }, facts: Facts): Step[] {
  if (request.own.link && request.own.link.endedAt === null) {
    throw conflict(
      'link-open',
      '关联的调解、信访或需求还没有办结，办结后才能结案。',
      'What it was handed over to has not ended: it can be closed only then.',
    );
  }
  if ((facts.merged?.open ?? 0) > 0) {
    throw conflict(
      'merged-not-followed-up',
      `还有 ${facts.merged?.open} 位并案的反映人没有回访，请逐一回访后再结案。`,
      `${facts.merged?.open} reporters of merged requests have not been followed up: ask each of them first.`,
    );
  }
  return close(request, facts).map((step) => ({ ...step, words: noted(input.note) }));
}

export const close = (_request: Request, facts: Facts): Step[] => [{ action: 'close', matter: ended(facts) }];

/** 重办: back to the unit that answered; the clock of handling begins anew, the time of filing stands. */
export function rehandle(request: Request, input: { reason: string }, _facts: Facts, automatic = false): Step[] {
  return [
    {
      action: 'rehandle',
      matter: { holderId: request.matter.leadId, flags: withFlag(request, 'rehandled') },
      own: { rehandled: request.own.rehandled + 1 },
      ...(automatic ? { data: { automatic: true } } : { words: { reason: input.reason } }),
    },
  ];
}

/** 重启: by the resident within the window, or by staff who find that it came back. */
export function reopen(request: Request, input: { reason: string }, facts: Facts): Step[] {
  const { closedAt, leadId } = request.matter;
  if (closedAt && facts.now.getTime() - closedAt.getTime() > facts.settings.reopenDays * DAY) {
    throw conflict(
      'reopen-window-over',
      `结案已超过 ${facts.settings.reopenDays} 天，不能重启。请重新反映，系统会关联原来的编号。`,
      `It was closed more than ${facts.settings.reopenDays} days ago and cannot be reopened. Please report it again.`,
    );
  }
  const dispatched = request.own.dispatcherId !== null;
  const byResident = facts.actor.personId === null;
  return [
    {
      action: 'reopen',
      to: dispatched ? 'handling' : 'registered',
      matter: {
        open: true,
        closedAt: null,
        holderId: dispatched ? leadId : (leadId ?? facts.actor.unitId),
        flags: withFlag(request, 'reopened'),
      },
      own: { reopened: request.own.reopened + 1 },
      data: { byResident },
      // A resident's words stand with their other answers.
      ...(!byResident && { words: { reason: input.reason } }),
    },
  ];
}

export function withdraw(request: Request, input: { reason?: string }, facts: Facts): Step[] {
  if (!request.matter.open) throw nothingToWithdraw();
  return [
    {
      action: 'withdraw',
      matter: { ...ended(facts), flags: withoutFlags(request.matter, 'suspended', 'merged') },
      own: { suspension: null, mergedInto: null, mergedFrom: null },
      ...(input.reason && { data: { stated: true }, words: { reason: input.reason } }),
    },
  ];
}

const nothingToWithdraw = () =>
  conflict('already-answered', '已经办结，不能撤回。', 'It has been answered already: it cannot be taken back.');

/** The resident's own rating counts as the follow-up when it comes first, and as a late answer once closed unreached. */
export function rate(
  request: Request,
  input: { solved: boolean; satisfied: number; reasons?: string[] },
  facts: Facts,
): Step[] {
  const answerOf = {
    reached: true,
    solved: input.solved,
    satisfied: input.satisfied,
    ratingReasons: input.reasons ?? [],
  };
  const data = { channel: 'resident', ...answerOf, reasons: input.reasons ?? [] };
  if (request.matter.state === 'verified')
    return followUp(request, { channel: 'resident', reached: true, ...input }, facts);
  const unhappy = !input.solved || input.satisfied < facts.settings.satisfiedFrom;
  const rating: Step = { action: 'rate', own: { ...answerOf, followedUpAt: facts.now }, data };
  return unhappy && request.own.rehandled < facts.settings.automaticRehandles
    ? [rating, ...reopen(request, { reason: '' }, facts)]
    : [rating];
}
