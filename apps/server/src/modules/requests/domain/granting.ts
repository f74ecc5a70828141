import type { Limit } from '../../../kernel/clock.ts';
import { dayOfDate } from '../../../kernel/time.ts';
import type { Ask } from '../contract-asks.ts';
import { withFlag } from './flags.ts';
import type { Facts, Request, Step } from './request.ts';

/** What the last approval does: adds to the limit, or stops the clocks until somebody resumes them. */
export function grant(request: Request, ask: Ask, facts: Facts): Step {
  if (ask.kind === 'extension') {
    const amount = ask.amount ?? 0;
    return {
      action: 'extend',
      matter: { flags: withFlag(request, 'extended') },
      data: { amount, unit: facts.handle?.limit.unit ?? null, reasonClass: ask.reasonClass },
      moves: [{ stage: 'handle', effect: 'extend', amount }],
    };
  }
  const reviewOn = ask.reviewOn ?? facts.today ?? '';
  return {
    action: 'suspend',
    matter: { flags: withFlag(request, 'suspended') },
    own: {
      suspension: {
        since: facts.now.toISOString(),
        reviewOn,
        reasonClass: ask.reasonClass,
        reason: ask.reason,
        renewals: 0,
      },
    },
    data: { reviewOn, reasonClass: ask.reasonClass },
    ...reviewMoves(reviewOn, facts),
  };
}

/** The day of review has a clock like any limit, so that it warns and comes up in the lists of what is due. */
export function reviewMoves(reviewOn: string, { today = '' }: Facts): Pick<Step, 'moves' | 'limits'> {
  const days = dayOfDate(reviewOn) - dayOfDate(today);
  const limit: Limit = { stage: 'review', amount: days, unit: 'calendar-days', warnAt: [0.8, 1] };
  return { moves: [{ stage: 'review', effect: 'restart' }], limits: { review: limit } };
}
