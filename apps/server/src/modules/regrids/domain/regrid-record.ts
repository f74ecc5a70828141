import type { KeptPlace, Reshaped } from '../../territory/index.ts';

/** Something bound to a place that moved with the ground: a post, a unit; a duty when there are duties. */
export interface Move {
  id: string;
  from: string;
  to: string;
}

/** How things stood before, kept with the regrid until it is undone. */
export interface RegridBefore {
  places: KeptPlace[];
}

/** What was made of it. */
export interface RegridAfter extends Reshaped {
  posts: Move[];
  units: Move[];
}

/** The place of a part that takes what nobody assigned: the one that goes on, otherwise the first. */
export const mainPart = (parts: readonly { keepId?: string | null }[]): number =>
  Math.max(
    parts.findIndex(({ keepId }) => typeof keepId === 'string'),
    0,
  );

/**
 * To which part something goes that is bound to one of the places of before: where it was told to, where its own place
 * goes on, otherwise to the main part.
 */
export function partFor(
  item: { id: string; placeId: string },
  parts: readonly { keepId?: string | null }[],
  told: readonly { id: string; part: number }[] = [],
): number {
  const chosen = told.find(({ id }) => id === item.id)?.part;
  if (chosen !== undefined && chosen < parts.length) return chosen;
  const own = parts.findIndex(({ keepId }) => keepId === item.placeId);
  return own >= 0 ? own : mainPart(parts);
}
