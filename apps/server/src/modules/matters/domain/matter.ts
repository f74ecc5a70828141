import type { ClockEffect, Limit } from '../../../kernel/clock.ts';

/** What every kind of matter shares, as one record. Times are instants; the log's head makes the next event chain on. */
export interface Matter {
  id: string;
  kind: string;
  number: string;
  title: string;
  state: string;
  open: boolean;
  urgency: 'urgent' | 'normal' | 'complex';
  category: string | null;
  source: string;
  placeId: string | null;
  placePath: string;
  /** The unit that must act now. */
  holderId: string | null;
  /** Where the holder stands in the tree of units; for policies. */
  holderPath: string | null;
  /** The unit that answers for it (主办); statistics count it here. */
  leadId: string | null;
  assigneeId: string | null;
  parentId: string | null;
  lon: number | null;
  lat: number | null;
  flags: string[];
  /** Version ids of the lists it began with, by list. */
  lists: Record<string, string>;
  createdAt: Date;
  dueAt: Date | null;
  warnLevel: number;
  nextWarnAt: Date | null;
  closedAt: Date | null;
  updatedAt: Date;
  version: number;
  logSeq: number;
  logHead: Buffer;
  clockLog: ClockLogEntry[];
  clocks: StoredClock[];
}

/** One effect on one clock, as the log has it; `at` in ms. A start carries the limit in force then. */
export interface ClockLogEntry {
  stage: string;
  effect: ClockEffect;
  at: number;
  cause?: string;
  amount?: number;
  limit?: Limit;
}

export interface StoredClock {
  stage: string;
  run: number;
  startedAt: string;
  dueAt: string | null;
  pausedAt: string | null;
  stoppedAt: string | null;
  met: boolean | null;
  warnLevel: number;
  beyondCoverage: boolean;
}
