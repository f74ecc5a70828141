import type { RequestOwn } from './request.ts';

/** What one followed-up request adds to the three rates (request-machine.md, invariant 9; formula v1). */
export interface RateShare {
  due: number;
  contactedInTime: number;
  visited: number;
  unreached: number;
  answered: number;
  solved: number;
  satisfied: number;
  handledInTime: number;
}

/** Null while the request has not been followed up: it belongs to no cohort yet. */
export function rateShare(
  own: RequestOwn,
  clocks: readonly { stage: string; met: boolean | null }[],
  satisfiedFrom: number,
): RateShare | null {
  if (own.followedUpAt === null || own.reached === null) return null;
  // Contact and handling of one that was merged are its master's, and counted there.
  const alone = own.mergedInto === null;
  const contact = alone ? clocks.find((clock) => clock.stage === 'contact') : undefined;
  const handle = alone ? clocks.find((clock) => clock.stage === 'handle') : undefined;
  const one = (condition: boolean): number => (condition ? 1 : 0);
  return {
    due: one(contact !== undefined),
    // The end of a request stops the clock as well: only a contact that took place counts.
    contactedInTime: one(contact?.met === true && own.contactedAt !== null),
    visited: 1,
    unreached: one(!own.reached),
    answered: one(own.reached),
    solved: one(own.reached && own.solved === true),
    satisfied: one(own.reached && (own.satisfied ?? 0) >= satisfiedFrom),
    handledInTime: one(handle?.met === true),
  };
}
