import type { LinearModel } from './linear-model.ts';

/** All that one training learned, as one version: stored as one compressed body. */
export interface ModelSet {
  /** Raised when the shape changes: a body of another format is not read, and the lists serve until the next training. */
  format: typeof FORMAT;
  /** Null where there was too little to learn from. */
  category: LinearModel | null;
  unit: LinearModel | null;
  /** How often which unit answered for a category in a place: `historyKey` → unit → requests. */
  history: Map<string, Map<string, number>>;
  /** Pairs of letters that many requests hold (alike.ts), with the share of the requests that do. */
  common: Map<number, number>;
  /** Requests it was made from. */
  requests: number;
}

export const FORMAT = 1;

export const historyKey = (category: string, place: string): string => `${category} ${place}`;
