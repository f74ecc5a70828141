import type { Limit } from '../../../kernel/clock.ts';
import type { ClockMove } from '../../../kernel/flow.ts';
import { addDays, type CivilDate, dayOfDate } from '../../../kernel/time.ts';
import type { ProjectState } from '../flow.ts';
import { nextMilestone, type ProjectOwn } from './project.ts';

type Stage = 'call' | 'milestone' | 'recheck';
type Standing = Pick<ProjectOwn, 'call' | 'milestones' | 'recheckOn'>;

/** Which clocks run, and until which day: the call until it closes, the next milestone, the recheck and its days of grace. */
export const daysOf = (
  state: ProjectState,
  own: Standing,
  recheckWithinDays: number,
): Record<Stage, CivilDate | null> => ({
  call: state === 'calling' ? (own.call?.closesOn ?? null) : null,
  milestone: state === 'underway' ? (nextMilestone(own)?.dueOn ?? null) : null,
  recheck: state === 'effective' && own.recheckOn ? addDays(own.recheckOn, recheckWithinDays) : null,
});

/** What a change of a project does to its clocks; a day that is past already is over by the end of today. */
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
      return { stage, amount, unit: 'calendar-days', warnAt: [0.8, 1] };
    },
  };
}
