/** From the log of a matter to the runs of one stage's clock: what stood still when, without any calendar. */

/**
 * start: begins the stage, or a new run once it is stopped; ignored while it runs, so that merging, returning or
 * handing on never resets it. restart: a new run whatever the state (re-handling). stop: the stage is done. pause and
 * resume: standing still, kept apart by `cause`; resume after stop carries the same run on and does not charge the time
 * in between (rework). extend: adds `amount`, in the unit of the limit.
 */
export type ClockEffect = 'start' | 'restart' | 'stop' | 'pause' | 'resume' | 'extend';

/** One effect of a log entry on one stage's clock. */
export interface ClockEvent {
  readonly stage: string;
  readonly effect: ClockEffect;
  readonly at: Date;
  /** Of `extend`: how much is added, in the unit of the limit; a command checks it with `checkLimit` before it is logged. */
  readonly amount?: number;
  /** Of `pause` and `resume`: why, e.g. 'resident'. A resume without a cause ends every pause. */
  readonly cause?: string;
}

/** A time during which the clock stood still; `until` is null while it still does. */
export interface Standstill {
  from: number;
  until: number | null;
  /** The causes, in the order in which they came; 'stop' for the time between a stop and its rework. */
  causes: string[];
}

export interface Run {
  startedAt: number;
  standstills: Standstill[];
  extensions: { at: number; amount: number }[];
  stoppedAt: number | null;
  /** The time of the latest event. */
  lastAt: number;
}

/**
 * The runs of a stage, oldest first. Events count in the order of the log; an event dated before the one ahead of it
 * (the server's clock was set back) takes that one's time, so that a run never goes backwards.
 */
export function runsOf(events: readonly ClockEvent[], stage: string): Run[] {
  const runs: Run[] = [];
  const open = new Set<string>();
  let at = Number.NEGATIVE_INFINITY;
  for (const event of events) {
    if (event.stage !== stage) continue;
    at = Math.max(at, event.at.getTime());
    const run = runs.at(-1);
    const begins = event.effect === 'restart' || (event.effect === 'start' && (!run || run.stoppedAt !== null));
    if (begins) {
      if (run) stop(run, open, at);
      runs.push({ startedAt: at, standstills: [], extensions: [], stoppedAt: null, lastAt: at });
    } else if (run) {
      run.lastAt = at;
      apply(run, open, event, at);
    }
  }
  return runs;
}

function apply(run: Run, open: Set<string>, event: ClockEvent, at: number): void {
  if (run.stoppedAt !== null) {
    if (event.effect !== 'resume') return;
    run.standstills.push({ from: run.stoppedAt, until: at, causes: ['stop'] });
    run.stoppedAt = null;
  } else if (event.effect === 'stop') stop(run, open, at);
  else if (event.effect === 'pause') pause(run, open, event.cause ?? 'pause', at);
  else if (event.effect === 'resume') resume(run, open, event.cause, at);
  else if (event.effect === 'extend' && event.amount) run.extensions.push({ at, amount: event.amount });
}

function stop(run: Run, open: Set<string>, at: number): void {
  run.stoppedAt ??= at;
  resume(run, open, undefined, at);
}

function pause(run: Run, open: Set<string>, cause: string, at: number): void {
  const current = run.standstills.at(-1);
  if (open.size === 0 || !current) run.standstills.push({ from: at, until: null, causes: [cause] });
  else if (!current.causes.includes(cause)) current.causes.push(cause);
  open.add(cause);
}

function resume(run: Run, open: Set<string>, cause: string | undefined, at: number): void {
  if (open.size === 0) return;
  if (cause === undefined) open.clear();
  else open.delete(cause);
  const current = run.standstills.at(-1);
  if (open.size === 0 && current) current.until = at;
}
