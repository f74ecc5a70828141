export type Sureness = 'likely' | 'possible' | 'faint';

/** A number between 0 and 1 as a word: from three quarters on 很像, from a third on 可能. */
export const surenessOf = (confidence: number): Sureness =>
  confidence >= 0.75 ? 'likely' : confidence >= 0.33 ? 'possible' : 'faint';
