import { conflict, invalid } from '../../../kernel/errors.ts';
import type { Ask, ExtensionReason, SuspensionReason } from '../contract-asks.ts';
import { grant, reviewMoves } from './granting.ts';
import { withFlag, withoutFlags } from './flags.ts';
import { refuseOpenChildren } from './helping.ts';
import { checkReviewDay } from './review-day.ts';
import { noted } from './intake.ts';
import type { Facts, HandleClock, Request, RequestOwn, Step } from './request.ts';

/** An extension is granted once; a second one by the higher post; a third by nobody. */
const MOST_EXTENSIONS = 2;
export const APPROVALS = ['approval-1', 'approval-2'] as const;

export const waitingAsk = (own: Pick<RequestOwn, 'asks'>): Ask | undefined => {
  const last = own.asks.at(-1);
  return last?.outcome === 'waiting' ? last : undefined;
};

/** 申请延期: before the limit has passed, with a reason of a class. */
export function askExtension(
  request: Request,
  input: { reasonClass: ExtensionReason; reason: string; amount: number },
  facts: Facts,
): Step[] {
  refuseSecondAsk(request);
  const clock = clockInTime(facts);
  const granted = request.own.asks.filter((ask) => ask.kind === 'extension' && ask.outcome === 'granted').length;
  if (granted >= MOST_EXTENSIONS) {
    throw invalid(
      'no-more-extensions',
      '已经延期两次，不能再延。请如实反馈办理情况，或申请提级、挂账。',
      'It has been extended twice already. Reply with how it stands, or ask to escalate or suspend it.',
    );
  }
  checkAmount(input.amount, clock);
  return [
    {
      action: 'ask-extension',
      ...asked(request, 'extension', { ...input, reviewOn: null, level: granted === 0 ? 1 : 2 }, facts),
      data: { ...toDispatcher(request), reasonClass: input.reasonClass, amount: input.amount, unit: clock.limit.unit },
    },
  ];
}

function clockInTime({ handle, now }: Facts): HandleClock {
  if (handle?.running && handle.dueAt && handle.dueAt > now) return handle;
  throw conflict(
    'extension-too-late',
    '办理时限已经到了，不能再延期。请尽快办理并如实反馈；确有客观困难的，可申请挂账。',
    'The limit has passed: it can no longer be extended. Handle it and say how it stands; if something outside your control stands in the way, ask to put it on hold.',
  );
}

function checkAmount(amount: number, { limit }: HandleClock): void {
  const days = limit.unit === 'workdays' || limit.unit === 'calendar-days';
  if (amount <= limit.amount && (!days || Number.isInteger(amount))) return;
  throw invalid(
    'extension-amount',
    days ? '延期天数要是整数，且不超过原时限。' : '延期时长不能超过原时限。',
    'An extension is at most as long as the limit itself, and a whole number of days where it is in days.',
    { field: 'amount', most: limit.amount, unit: limit.unit },
  );
}

/** 申请挂账: something outside the unit's control stands in the way; two levels approve, and a day of review is set. */
export function askSuspension(
  request: Request,
  input: { reasonClass: SuspensionReason; reason: string; reviewOn: string },
  facts: Facts,
): Step[] {
  refuseSecondAsk(request);
  refuseOpenChildren(facts);
  checkReviewDay(input.reviewOn, facts);
  return [
    {
      action: 'ask-suspension',
      ...asked(request, 'suspension', { ...input, amount: null, level: 1 }, facts),
      data: { ...toDispatcher(request), reasonClass: input.reasonClass, reviewOn: input.reviewOn },
    },
  ];
}

/** Whoever dispatched it should hear that a decision is awaited. */
const toDispatcher = ({ own }: Request) => ({ tell: own.dispatcherId });

function asked(
  request: Request,
  kind: Ask['kind'],
  input: Pick<Ask, 'reasonClass' | 'reason' | 'amount' | 'reviewOn' | 'level'>,
  { actor, now }: Facts,
): Pick<Step, 'own' | 'matter' | 'words'> {
  const ask: Ask = {
    kind,
    reasonClass: input.reasonClass,
    reason: input.reason,
    amount: input.amount,
    reviewOn: input.reviewOn,
    by: actor.personId,
    unitId: actor.unitId,
    at: now.toISOString(),
    level: input.level,
    outcome: 'waiting',
    decisions: [],
  };
  return {
    own: { asks: [...request.own.asks, ask] },
    matter: { flags: withFlag(request, `approval-${input.level}`) },
    words: { reason: input.reason },
  };
}

function refuseSecondAsk({ own }: Request): void {
  if (!waitingAsk(own)) return;
  throw conflict(
    'ask-waiting',
    '已有一项申请等待审批，请等结果，或先撤回。',
    'Another application is waiting: wait for the decision, or take it back first.',
  );
}

/** 同意: a suspension goes on to the second level; what is decided at the last level is done at once. */
export function approve(request: Request, input: { note?: string }, facts: Facts): Step[] {
  const ask = mustWait(request);
  const final = ask.kind === 'extension' || ask.level === 2;
  if (ask.kind === 'extension') clockInTime(facts);
  // Helpers may have been asked since: nobody's clock runs on below a request that stands still.
  else refuseOpenChildren(facts);
  const flags = withoutFlags(request.matter, ...APPROVALS);
  const step: Step = {
    action: 'approve',
    own: { asks: decided(request, ask, true, input.note, facts, final ? 'granted' : 'waiting') },
    matter: { flags: final ? flags : [...flags, 'approval-2'] },
    data: { ask: ask.kind, level: ask.level, final },
    words: noted(input.note),
  };
  return final ? [step, grant({ ...request, matter: { ...request.matter, flags } }, ask, facts)] : [step];
}

/** 不同意, with the reason; the unit goes on within the limit it has. */
export function refuse(request: Request, input: { reason: string }, facts: Facts): Step[] {
  const ask = mustWait(request);
  return [
    {
      action: 'refuse',
      own: { asks: decided(request, ask, false, input.reason, facts, 'refused') },
      matter: { flags: withoutFlags(request.matter, ...APPROVALS) },
      data: { ask: ask.kind, level: ask.level },
      words: { reason: input.reason },
    },
  ];
}

export function withdrawAsk(request: Request, input: { note?: string }, _facts: Facts): Step[] {
  const ask = mustWait(request);
  return [
    {
      action: 'withdraw-ask',
      own: { asks: [...request.own.asks.slice(0, -1), { ...ask, outcome: 'withdrawn' }] },
      matter: { flags: withoutFlags(request.matter, ...APPROVALS) },
      data: { ask: ask.kind },
      words: noted(input.note),
    },
  ];
}

function decided(
  request: Request,
  ask: Ask,
  approved: boolean,
  words: string | undefined,
  { actor, now }: Facts,
  outcome: Ask['outcome'],
): Ask[] {
  const decision = {
    level: ask.level,
    approved,
    words: words ?? '',
    by: actor.personId,
    unitId: actor.unitId,
    at: now.toISOString(),
  };
  const level = outcome === 'waiting' ? ask.level + 1 : ask.level;
  return [...request.own.asks.slice(0, -1), { ...ask, level, outcome, decisions: [...ask.decisions, decision] }];
}

function mustWait({ own }: Request): Ask {
  const ask = waitingAsk(own);
  if (ask) return ask;
  throw conflict('nothing-asked', '没有等待审批的申请。', 'No application is waiting for a decision.');
}

/** 销账 by the unit itself: it can go on, with what was left of the limit. */
export const resume = (request: Request, input: { note?: string }, _facts: Facts): Step[] => [
  { action: 'resume', ...takenUp(request), words: noted(input.note) },
];

/** 复核 on the day or before: kept on hold until a new day, or taken up again. */
export function review(
  request: Request,
  input: { outcome: 'renew' | 'resume'; reviewOn?: string; reason: string },
  facts: Facts,
): Step[] {
  const { suspension } = request.own;
  if (input.outcome === 'resume' || !suspension)
    return [{ action: 'resume', ...takenUp(request), data: { reviewed: true }, words: { reason: input.reason } }];
  const reviewOn = checkReviewDay(input.reviewOn, facts);
  return [
    {
      action: 'renew',
      own: { suspension: { ...suspension, reviewOn, renewals: suspension.renewals + 1 } },
      data: { reviewOn },
      words: { reason: input.reason },
      ...reviewMoves(reviewOn, facts),
    },
  ];
}

const takenUp = (request: Request): Pick<Step, 'own' | 'matter'> => ({
  own: { suspension: null },
  matter: { flags: withoutFlags(request.matter, 'suspended') },
});

/** An application dies with what it was about: another unit holds it now, or it is no longer being handled. */
export function settleAsks(
  own: RequestOwn,
  matter: { state: string; flags: string[] },
  moved: boolean,
): RequestOwn | null {
  const ask = waitingAsk(own);
  if (!ask || (!moved && (matter.state === 'handling' || matter.state === 'need-info'))) return null;
  return { ...own, asks: [...own.asks.slice(0, -1), { ...ask, outcome: 'lapsed' }] };
}
