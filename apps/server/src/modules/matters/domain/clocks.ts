import { type ClockState, type Limit, reckonClock } from '../../../kernel/clock.ts';
import type { ClockMove } from '../../../kernel/flow.ts';
import type { WorkingCalendar } from '../../../kernel/working-calendar.ts';
import type { ClockLogEntry, Matter, StoredClock } from './matter.ts';

export interface ClockRules {
  calendar: WorkingCalendar;
  /** The limit of a stage under the lists the matter began with; undefined when the stage has none. */
  limitOf(stage: string): Limit | undefined;
}

/** Writes an action's moves into the clock log; a start is dropped where the stage has no limit. */
export function moveClocks(
  log: readonly ClockLogEntry[],
  moves: readonly ClockMove[],
  rules: ClockRules,
  now: Date,
): ClockLogEntry[] {
  const next = [...log];
  for (const { stage, effect, cause, amount } of moves) {
    const known = next.some((entry) => entry.stage === stage);
    const begins = effect === 'start' || effect === 'restart';
    if (!begins && !known) continue;
    // A start while the stage runs changes nothing, so it must not bring a newer limit along either.
    if (effect === 'start' && known && !isStopped(next, stage)) continue;
    // A pause ends with its cause; what was done meanwhile (a contact, a reply) is not undone. Rework resumes without a cause.
    if (effect === 'resume' && cause && isStopped(next, stage)) continue;
    const limit = begins ? rules.limitOf(stage) : undefined;
    if (begins && !limit) continue;
    next.push({
      stage,
      effect,
      at: now.getTime(),
      ...(cause && { cause }),
      ...(amount !== undefined && { amount }),
      ...(limit && { limit }),
    });
  }
  return next;
}

const isStopped = (log: readonly ClockLogEntry[], stage: string): boolean =>
  log.findLast((entry) => entry.stage === stage && entry.effect !== 'pause' && entry.effect !== 'extend')?.effect ===
  'stop';

/** The state of every clock at `now`, from the clock log alone: what is stored can always be computed again. */
export function reckonMatterClocks(log: readonly ClockLogEntry[], calendar: WorkingCalendar, now: Date): ClockState[] {
  const events = log.map((entry) => ({ ...entry, at: new Date(entry.at) }));
  return stagesOf(log).flatMap((stage) => {
    // The limit in force when the latest run of the stage began.
    const limit = log.findLast((entry) => entry.stage === stage && entry.limit)?.limit;
    return limit ? (reckonClock(events, calendar, limit, now) ?? []) : [];
  });
}

export const stagesOf = (log: readonly ClockLogEntry[]): string[] => [...new Set(log.map((entry) => entry.stage))];

/** The columns of a matter that follow from its clocks: the nearest limit that runs, and when to warn next. */
export function clockColumns(
  states: readonly ClockState[],
): Pick<Matter, 'clocks' | 'dueAt' | 'warnLevel' | 'nextWarnAt'> {
  const running = states.filter((state) => state.status === 'running');
  const nearest = earliest(running.map((state) => state.dueAt));
  return {
    clocks: states.map(toStored),
    dueAt: nearest,
    warnLevel: Math.max(0, ...running.map((state) => levelOf(state.warnLevel))),
    nextWarnAt: earliest(running.map((state) => state.nextWarnAt)),
  };
}

/** 0 none, 1 half, 2 four fifths, 3 over: what the colours of a list mean. */
export const levelOf = (used: number): number => (used >= 1 ? 3 : used >= 0.8 ? 2 : used >= 0.5 ? 1 : 0);

const earliest = (times: readonly (Date | null)[]): Date | null =>
  times.reduce<Date | null>((first, time) => (time && (!first || time < first) ? time : first), null);

const toStored = (state: ClockState): StoredClock => ({
  stage: state.stage,
  run: state.run,
  startedAt: state.startedAt.toISOString(),
  dueAt: state.dueAt?.toISOString() ?? null,
  pausedAt: state.pausedAt?.toISOString() ?? null,
  stoppedAt: state.stoppedAt?.toISOString() ?? null,
  met: state.met,
  warnLevel: levelOf(state.warnLevel),
  beyondCoverage: state.beyondCoverage,
});
