import { conflict, invalid } from '../../../kernel/errors.ts';
import { DAY } from '../../../kernel/time.ts';
import { ended, noted } from './intake.ts';
import { withFlag } from './handling.ts';
import type { Facts, Request, Step } from './request.ts';

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
  const tries = request.own.followUpTries + 1;
  if (!input.reached) {
    const lastTry = tries >= facts.settings.followUpTries;
    const data = { channel: input.channel, reached: false, tries };
    const words = noted(input.note);
    if (!lastTry) {
      const own = { followUpTries: tries };
      return [{ action: 'follow-up', to: 'verified', own, data, words, keepClocks: true }];
    }
    return [
      {
        action: 'follow-up',
        to: 'followed-up',
        own: { followUpTries: tries, followedUpAt: facts.now, reached: false },
        data,
        words,
      },
      close(facts),
    ];
  }
  if (input.solved === undefined || input.satisfied === undefined) {
    throw invalid(
      'two-answers-needed',
      '请分别填写「是否解决」和「是否满意」。',
      'Enter both: whether it is solved, and how satisfied the resident is.',
      { field: 'solved' },
    );
  }
  return [
    {
      action: 'follow-up',
      to: 'followed-up',
      own: {
        followUpTries: tries,
        followedUpAt: facts.now,
        reached: true,
        solved: input.solved,
        satisfied: input.satisfied,
        ratingReasons: input.reasons ?? [],
      },
      data: {
        channel: input.channel,
        reached: true,
        solved: input.solved,
        satisfied: input.satisfied,
        reasons: input.reasons ?? [],
      },
      words: noted(input.note),
    },
    ...afterAnswer(request, input.solved, input.satisfied, facts),
  ];
}

function afterAnswer(request: Request, solved: boolean, satisfied: number, facts: Facts): Step[] {
  const happy = solved && satisfied >= facts.settings.satisfiedFrom;
  if (happy) return [close(facts)];
  if (request.own.rehandled >= facts.settings.automaticRehandles || request.own.resultClass === 'beyond-duty')
    return [];
  return rehandle(request, { reason: '' }, facts, true);
}

export const closeRequest = (_request: Request, input: { note?: string }, facts: Facts): Step[] => [
  { ...close(facts), words: noted(input.note) },
];

const close = (facts: Facts): Step => ({ action: 'close', matter: ended(facts) });

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

export const withdraw = (_request: Request, input: { reason?: string }, facts: Facts): Step[] => [
  {
    action: 'withdraw',
    matter: ended(facts),
    ...(input.reason && { data: { stated: true }, words: { reason: input.reason } }),
  },
];

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
