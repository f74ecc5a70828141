import { conflict, invalid } from '../../../kernel/errors.ts';
import { withFlag, withoutFlags } from './flags.ts';
import { close, type FollowUpInput, outcomeOf, rehandle, reopen } from './following-up.ts';
import { refuseOpenChildren } from './helping.ts';
import { noted } from './intake.ts';
import type { Facts, Request, RequestOwn, Step } from './request.ts';

/** 并案: the same fact at the same place. It follows its master from now on; its reporter, its time of filing and its clocks are kept. */
export function merge(request: Request, input: { note?: string }, facts: Facts): Step[] {
  const { master } = facts;
  if (!master) throw new Error('a merge names its master');
  refuseOpenChildren(facts);
  if (master.matter.id === request.matter.id) throw notMergeable('不能并入自己。', 'It cannot be merged into itself.');
  if (!master.matter.open || master.matter.state === 'merged')
    throw notMergeable(
      '主单已经结束或已并入别的工单，请换一件。',
      'The master has ended or follows another: choose another.',
    );
  if ((facts.merged?.count ?? 0) > 0)
    throw notMergeable(
      '这件工单自己就是主单，请把对方并过来。',
      'Others follow this one: merge the other one into it instead.',
    );
  const { state, holderId, leadId, assigneeId } = request.matter;
  return [
    {
      action: 'merge',
      open: true,
      matter: { holderId: null, assigneeId: null, leadId: master.matter.leadId, flags: withFlag(request, 'merged') },
      own: { mergedInto: master.matter.id, mergedFrom: { state, holderId, leadId, assigneeId } },
      data: { masterId: master.matter.id, masterNumber: master.matter.number },
      words: noted(input.note),
    },
  ];
}

const notMergeable = (zh: string, en: string) => invalid('not-mergeable', zh, en, { field: 'masterId' });

/** On the master: that another follows it, or no longer does. */
export const takeIn = (master: Request, merged: { id: string; number: string }): Step => ({
  action: 'take-in',
  matter: { flags: withFlag(master, 'master') },
  data: { requestId: merged.id, requestNumber: merged.number },
});
export const letGo = (master: Request, merged: { id: string; number: string }, last: boolean): Step => ({
  action: 'let-go',
  ...(last && { matter: { flags: withoutFlags(master.matter, 'master') } }),
  data: { requestId: merged.id, requestNumber: merged.number },
});

const notFollowedUp: Partial<RequestOwn> = {
  followedUpAt: null,
  reached: null,
  solved: null,
  satisfied: null,
  followUpTries: 0,
};

/** 撤销并案: back where it was, with what was left of its limits. */
export function unmerge(request: Request, input: { reason: string }, _facts: Facts): Step[] {
  const { mergedFrom, mergedInto } = request.own;
  if (!mergedFrom) throw new Error('a merged request knows where it stood');
  const { state, ...held } = mergedFrom;
  return [
    {
      action: 'unmerge',
      to: state,
      matter: { ...held, open: true, closedAt: null, flags: withoutFlags(request.matter, 'merged') },
      own: { mergedInto: null, mergedFrom: null, ...notFollowedUp },
      data: { masterId: mergedInto },
      words: { reason: input.reason },
    },
  ];
}

/** What the master's own steps mean for one that follows it; nothing where nothing of it changed. */
export function followMaster(request: Request, before: Request, after: Request): Step[] {
  const replied = after.matter.state === 'replied' && before.matter.state !== 'replied';
  const answeredAgain = replied && request.own.followedUpAt !== null;
  const moved = before.matter.open !== after.matter.open || before.matter.leadId !== after.matter.leadId;
  if (!moved && !answeredAgain) return [];
  return [
    {
      action: 'follow-master',
      open: after.matter.open,
      matter: { closedAt: after.matter.closedAt, leadId: after.matter.leadId },
      ...(answeredAgain && { own: notFollowedUp }),
      data: { masterId: after.matter.id, masterState: after.matter.state },
    },
  ];
}

/** 回访 of one that follows a master: its own answer, counted for itself. */
export function followUpMerged(request: Request, input: FollowUpInput, facts: Facts): Step[] {
  const state = facts.master?.matter.state;
  if (state !== 'verified' && state !== 'followed-up' && state !== 'closed') {
    throw conflict(
      'master-not-answered',
      '主单还没有办结核查，暂时不能回访。',
      'Its master has not been answered and verified yet: it cannot be followed up.',
      { state },
    );
  }
  const { own, data, counted } = outcomeOf(request, input, facts);
  return [
    {
      action: 'follow-up',
      to: 'merged',
      open: request.matter.open,
      own,
      data: { ...data, counted },
      words: noted(input.note),
      keepClocks: true,
    },
  ];
}

/**
 * What such an answer means for the master: an unhappy one has it handled again, once by itself; the last happy one
 * closes it. `merged` in the facts counts this answer already.
 */
export function afterMergedAnswer(master: Request, answer: RequestOwn, facts: Facts): Step[] {
  if (answer.followedUpAt === null) return [];
  const { state } = master.matter;
  if (!isHappy(answer, facts)) {
    if (master.own.rehandled >= facts.settings.automaticRehandles) return [];
    return state === 'closed' ? reopen(master, { reason: '' }, facts) : rehandle(master, { reason: '' }, facts, true);
  }
  const all = { ...facts.merged, unhappy: facts.merged?.unhappy ?? 0 };
  return state === 'followed-up' && all.unhappy === 0 && isHappy(master.own, facts) ? close(master, facts) : [];
}

/** Who was not reached is not unhappy: nothing more can be done for them here. */
export const isHappy = (own: RequestOwn, { settings }: Facts): boolean =>
  own.reached !== true || (own.solved === true && (own.satisfied ?? 0) >= settings.satisfiedFrom);
