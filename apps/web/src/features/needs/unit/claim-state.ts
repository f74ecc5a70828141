const states = ['waiting', 'won', 'lost', 'withdrawn'] as const;

/** Where the own claim stands; null where there is none. */
export const claimState = (mine: string | null): (typeof states)[number] | null =>
  states.find((state) => state === mine) ?? null;
