/**
 * The time limits of a matter: a pure function of (events, calendar, limit), so that a due time can be stored for
 * indexing, reckoned again at will, and explained. `now` only tells how far the clock has come by then.
 */
import {
  checkLimit,
  dueFrom,
  isProvisional,
  type Limit,
  type Measure,
  measured,
  measuredAfter,
  measureOf,
  putOff,
} from './clock-limits.ts';
import { type ClockEvent, type Run, runsOf } from './clock-runs.ts';
import { MINUTE } from './time.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { type CompiledCalendar, compileCalendar } from './working-calendar-compiled.ts';

export {
  checkLimit,
  dueAfter,
  type Limit,
  type LimitUnit,
  limitUnits,
  type Measure,
  measureOf,
} from './clock-limits.ts';
export type { ClockEffect, ClockEvent } from './clock-runs.ts';

/** The time at which a part of a limit is used up. */
export interface ClockWarning {
  level: number;
  at: Date;
}

/** Where the latest run of a stage's clock stands. */
export interface ClockState {
  stage: string;
  status: 'running' | 'paused' | 'stopped';
  /** 1 for the first run; more after re-handling. */
  run: number;
  /** The start of the first run; nothing moves it. */
  firstStartedAt: Date;
  startedAt: Date;
  pausedAt: Date | null;
  stoppedAt: Date | null;
  /** Null while paused before it was reached: the resume fixes it again. */
  dueAt: Date | null;
  measure: Measure;
  /** In `measure`, without the time that the clock stood still. */
  usedMinutes: number;
  /** What is left, and what a resume will leave; negative once overdue. */
  remainingMinutes: number;
  /** Stopped in time: true; stopped late or overdue: false; still open: null. */
  met: boolean | null;
  /** The highest part of `warnAt` that has been reached; 0 for none. */
  warnLevel: number;
  /** Null when paused, stopped, or when no warning is ahead. */
  nextWarnAt: Date | null;
  /** The warnings whose time is known, past and to come, in order of time. */
  warnings: ClockWarning[];
  /** Provisional: the calendar does not know every day between start and due time. */
  beyondCoverage: boolean;
}

/** How one run of a clock comes out, in ms; for `explainClock`. */
export interface ReckonedRun {
  /** While paused before it is reached: the due time if the pause had never begun. */
  due: number;
  /** Whether `due` holds; a pause under way leaves it open. */
  fixed: boolean;
  /** Time that the clock stood still before it was due. */
  still: number;
  /** How far the clock has come: the stop, the beginning of the pause under way, or now. */
  end: number;
}

/**
 * The state at `now` of the clock of `limit.stage`, or null when it never started. The due time moves on by exactly
 * what the clock stood still (working time for working units, else time), so a resume leaves what was left at the pause.
 * A pause that begins after the due time does not undo that it was missed.
 * Throws `invalid` (limit-amount, calendar-hours, limit-too-far).
 */
export function reckonClock(
  events: readonly ClockEvent[],
  calendar: WorkingCalendar,
  limit: Limit,
  now: Date,
): ClockState | null {
  checkLimit(limit);
  const runs = runsOf(events, limit.stage);
  const [first, run] = [runs[0], runs.at(-1)];
  if (!first || !run) return null;
  const compiled = compileCalendar(calendar);
  const reckoned = reckonRun(compiled, limit, run, now.getTime());
  const { due, end, fixed } = reckoned;
  const total = measured(compiled, limit, run.startedAt, due) - reckoned.still;
  const used = measured(compiled, limit, run.startedAt, end) - stillBefore(compiled, limit, run, end);
  const paused = run.standstills.at(-1)?.until === null;
  const open = run.stoppedAt === null && !paused;
  const warnings = warningsOf(compiled, limit, run, reckoned, total, open);
  const reached = warnings.filter(({ at }) => at.getTime() <= end);
  return {
    stage: limit.stage,
    status: open ? 'running' : paused ? 'paused' : 'stopped',
    run: runs.length,
    firstStartedAt: new Date(first.startedAt),
    startedAt: new Date(run.startedAt),
    pausedAt: paused ? new Date(end) : null,
    stoppedAt: run.stoppedAt === null ? null : new Date(run.stoppedAt),
    dueAt: fixed ? new Date(due) : null,
    measure: measureOf(limit.unit),
    usedMinutes: used / MINUTE,
    remainingMinutes: (total - used) / MINUTE,
    met: end > due ? false : run.stoppedAt === null ? null : true,
    warnLevel: reached.reduce((highest, { level }) => Math.max(highest, level), 0),
    nextWarnAt: open ? (warnings[reached.length]?.at ?? null) : null,
    warnings,
    beyondCoverage: isProvisional(compiled, limit, run.startedAt, due),
  };
}

/** The states of several stages of one matter; stages that never started are left out. */
export function reckonClocks(
  events: readonly ClockEvent[],
  calendar: WorkingCalendar,
  limits: readonly Limit[],
  now: Date,
): ClockState[] {
  return limits.flatMap((limit) => reckonClock(events, calendar, limit, now) ?? []);
}

export function reckonRun(calendar: CompiledCalendar, limit: Limit, run: Run, now: number): ReckonedRun {
  const amount = run.extensions.reduce((sum, extension) => sum + extension.amount, limit.amount);
  checkLimit({ ...limit, amount });
  let due = dueFrom(calendar, limit, run.startedAt, amount);
  let still = 0;
  let fixed = true;
  for (const { from, until } of run.standstills) {
    if (from >= due) break;
    fixed = until !== null;
    if (until === null) break;
    const length = measured(calendar, limit, from, until);
    due = putOff(calendar, limit, due, length);
    still += length;
  }
  const last = run.standstills.at(-1);
  // A server clock that was set back may not undo what the log has seen.
  const end = run.stoppedAt ?? (last?.until === null ? last.from : Math.max(now, run.lastAt));
  return { due, fixed, still, end };
}

/** How long the clock stood still until an instant, in the measure of the limit. */
function stillBefore(calendar: CompiledCalendar, limit: Limit, run: Run, end: number): number {
  let sum = 0;
  for (const { from, until } of run.standstills)
    if (from < end) sum += measured(calendar, limit, from, Math.min(until ?? end, end));
  return sum;
}

function warningsOf(
  calendar: CompiledCalendar,
  limit: Limit,
  run: Run,
  { due, fixed, end }: ReckonedRun,
  total: number,
  open: boolean,
): ClockWarning[] {
  const warnings: ClockWarning[] = [];
  for (const level of limit.warnAt) {
    let at: number | null = null;
    if (level < 1) at = reachedAt(calendar, limit, run, Math.ceil(level * total), open ? null : end);
    else if (fixed) at = level === 1 ? due : measuredAfter(calendar, limit, due, Math.ceil((level - 1) * total));
    if (at !== null && (open || at <= end)) warnings.push({ level, at: new Date(at) });
  }
  return warnings.sort((a, b) => a.at.getTime() - b.at.getTime() || a.level - b.level);
}

/** When the running time of a run comes to `need` ms; null when it does not before `end` (null: the clock runs on). */
function reachedAt(
  calendar: CompiledCalendar,
  limit: Limit,
  run: Run,
  need: number,
  end: number | null,
): number | null {
  let left = need;
  let from = run.startedAt;
  for (const standstill of run.standstills) {
    const ran = measured(calendar, limit, from, standstill.from);
    if (ran >= left) return measuredAfter(calendar, limit, from, left);
    if (standstill.until === null) return null;
    left -= ran;
    from = standstill.until;
  }
  if (end !== null && measured(calendar, limit, from, end) < left) return null;
  return measuredAfter(calendar, limit, from, left);
}
