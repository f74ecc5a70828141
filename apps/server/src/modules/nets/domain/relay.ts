/** Something in force for a place: a section's cover or a member of a team; `key` is what makes two of one place doubles. */
export interface Standing {
  id: string;
  placeId: string;
  key: string;
}

/**
 * What became of one of them when the places were redrawn: it `ended` at its old place unless it also stays there, and
 * stands in `to` by a record laid anew or, where a double stood already, by that one.
 */
export interface Relaid {
  id: string;
  from: string;
  ended: boolean;
  to: { placeId: string; id: string; laid: boolean }[];
}

/** Lays what was told to go elsewhere in its new places, without doubles. `present` is all in force in the places concerned. */
export function relay(
  present: readonly Standing[],
  told: readonly { id: string; to: readonly string[] }[],
  newId: () => string,
): Relaid[] {
  const aims = new Map(told.map(({ id, to }) => [id, to]));
  const stays = ({ id, placeId }: Standing): boolean => (aims.get(id) ?? [placeId]).includes(placeId);
  const spot = (placeId: string, key: string): string => `${placeId} ${key}`;
  const standing = new Map(present.filter(stays).map(({ id, placeId, key }) => [spot(placeId, key), id]));
  return present.flatMap((item) => {
    const others = [...new Set(aims.get(item.id))].filter((placeId) => placeId !== item.placeId);
    if (others.length === 0) return [];
    const to = others.map((placeId) => {
      const twin = standing.get(spot(placeId, item.key));
      const id = twin ?? newId();
      standing.set(spot(placeId, item.key), id);
      return { placeId, id, laid: twin === undefined };
    });
    return [{ id: item.id, from: item.placeId, ended: !stays(item), to }];
  });
}

/** What to end and what to lay again (`of` is the old record) so that it is as before, for all that still stands where it was laid. */
export function relayBack(
  inForce: ReadonlySet<string>,
  relaid: readonly Relaid[],
): { end: string[]; lay: { of: string; placeId: string }[] } {
  const alive = relaid.map((each) => ({ ...each, to: each.to.filter(({ id }) => inForce.has(id)) }));
  return {
    end: alive.flatMap(({ to }) => to.flatMap(({ id, laid }) => (laid ? [id] : []))),
    lay: alive.flatMap(({ id, from, ended, to }) => (ended && to.length > 0 ? [{ of: id, placeId: from }] : [])),
  };
}
