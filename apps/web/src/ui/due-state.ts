import type { Tone } from './status-tag.tsx';

export interface Due {
  /** ISO time of the limit. */
  dueAt: string;
  /** ISO time from which it counts as approaching; 24 hours before the limit when absent. */
  warnAt?: string | undefined;
  /** ISO time of the end, when the work is over: the tag then says whether it was in time. */
  endedAt?: string | null | undefined;
  paused?: boolean | undefined;
}

export interface DueState {
  kind: 'left' | 'over' | 'paused' | 'met' | 'missed';
  tone: Tone;
  /** Milliseconds left (or over). */
  ms: number;
}

const DAY = 86_400_000;

/** What a limit means at `now` (milliseconds). */
export function dueState({ dueAt, warnAt, endedAt, paused }: Due, now: number): DueState {
  const due = Date.parse(dueAt);
  if (endedAt) {
    const ms = due - Date.parse(endedAt);
    return ms >= 0 ? { kind: 'met', tone: 'success', ms } : { kind: 'missed', tone: 'danger', ms: -ms };
  }
  if (paused) return { kind: 'paused', tone: 'neutral', ms: 0 };
  const ms = due - now;
  if (ms < 0) return { kind: 'over', tone: 'danger', ms: -ms };
  const warn = warnAt ? Date.parse(warnAt) : due - DAY;
  return { kind: 'left', tone: now >= warn ? 'warning' : 'neutral', ms };
}
