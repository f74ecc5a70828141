import type { WhistleType } from '../contract-together.ts';

/** Child matters that an act on a request makes, before they have ids and numbers. */
export type NewChild = NewCoTasks | NewWhistle;

export interface NewCoTasks {
  kind: 'co-task';
  unitIds: readonly string[];
  task: string;
  dueAt: Date | null;
}

export interface NewWhistle {
  kind: 'whistle';
  unitIds: readonly string[];
  type: WhistleType;
  reason: string;
  meetingAt: Date | null;
  meetingPlace: string | null;
}

/** A request has at most this many open helpers, and helpers have none of their own. */
export const MOST_HELPERS = 10;
