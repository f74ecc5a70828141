import { type Place, usePlaces } from '../../../lib/directory.ts';
import { useSession } from '../../../lib/session.ts';

/** The places below that of the active post that have nothing below them: the grids. Only the own one for a grid worker. */
export function useOwnGrids(): readonly Place[] {
  const { items } = usePlaces();
  const { activePost } = useSession();
  const own = activePost?.placeId ?? null;
  return gridsBelow(items, own);
}

export function gridsBelow(items: readonly Place[], own: string | null): readonly Place[] {
  const below = new Set(own === null ? [] : [own]);
  const parents = new Set<string>();
  // Parents stand before children in the tree.
  for (const { id, parentId } of items) {
    if (parentId !== null) parents.add(parentId);
    if (own === null || (parentId !== null && below.has(parentId))) below.add(id);
  }
  return items.filter(({ id }) => below.has(id) && !parents.has(id));
}
