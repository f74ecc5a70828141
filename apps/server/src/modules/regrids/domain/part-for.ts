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

/**
 * The same for what may be in several parts, such as a section of a service net that covers the ground of all of them.
 */
export function partsFor(
  item: { id: string; placeId: string },
  parts: readonly { keepId?: string | null }[],
  told: readonly { id: string; part: number }[] = [],
): number[] {
  const chosen = told.filter(({ id, part }) => id === item.id && part < parts.length).map(({ part }) => part);
  return chosen.length > 0 ? [...new Set(chosen)].sort((a, b) => a - b) : [partFor(item, parts)];
}
