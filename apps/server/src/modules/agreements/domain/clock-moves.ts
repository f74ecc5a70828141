import type { Limit } from '../../../kernel/clock.ts';
import type { ClockMove } from '../../../kernel/flow.ts';
import { addDays, type CivilDate, dayOfDate } from '../../../kernel/time.ts';
import type { AgreementState } from '../flow.ts';
import { type AgreementOwn, openReview } from './agreement.ts';

type Stage = 'countersign' | 'half-year' | 'rate' | 'term';
type Standing = Pick<AgreementOwn, 'reviewOn' | 'expiresOn' | 'reviews'>;
interface Within {
  reviewWithinDays: number;
  signWithinDays: number;
}

/** Which clock runs, and until which day: signing, the next review, rating, and where no review is left the term itself. */
export function daysOf(
  state: AgreementState,
  own: Standing,
  sentOn: CivilDate | null,
  { reviewWithinDays, signWithinDays }: Within,
): Record<Stage, CivilDate | null> {
  const signing = state === 'signing' || state === 'amend-signing';
  const holding = state === 'active' || state === 'amending';
  const due = state === 'reviewing' ? openReview(own)?.dueOn : undefined;
  return {
    countersign: signing && sentOn ? addDays(sentOn, signWithinDays) : null,
    'half-year': holding ? own.reviewOn : null,
    rate: due ? addDays(due, reviewWithinDays) : null,
    term: holding && own.reviewOn === null ? own.expiresOn : null,
  };
}

// A review falls due by itself, so its clock has nothing to warn of; the others warn near their end and when it is over.
const warnings: Record<Stage, number[]> = {
  countersign: [0.8, 1],
  'half-year': [1],
  rate: [0.8, 1],
  term: [0.8, 1],
};

/** What a change of an agreement does to its clocks; a day that is past already is over by the end of today. */
export function clockMoves(
  before: Record<Stage, CivilDate | null>,
  after: Record<Stage, CivilDate | null>,
  today: CivilDate,
): { moves: ClockMove[]; limitOf: (stage: string) => Limit | undefined } {
  const stages = (Object.keys(after) as Stage[]).filter((stage) => before[stage] !== after[stage]);
  return {
    moves: stages.map((stage) => ({ stage, effect: after[stage] === null ? 'stop' : 'restart' })),
    limitOf: (stage) => {
      const until = after[stage as Stage];
      if (!until) return undefined;
      const amount = Math.max(0, dayOfDate(until) - dayOfDate(today));
      return { stage, amount, unit: 'calendar-days', warnAt: warnings[stage as Stage] };
    },
  };
}
