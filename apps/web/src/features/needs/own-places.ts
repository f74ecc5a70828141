import { type Place, usePlaces } from '../../lib/directory.ts';
import { useSession } from '../../lib/session.ts';
import type { PickOption } from '../../ui/desk/pick-field.tsx';

/** The place of the active post and all below it, parents before children; everything for posts of the whole district. */
export function useOwnPlaces(): { own: string | null; items: readonly Place[]; options: readonly PickOption[] } {
  const { items, name } = usePlaces();
  const { activePost } = useSession();
  const first = items.find(({ parentId }) => parentId === null)?.id ?? null;
  const own = activePost?.placeId ?? first;
  const below = new Set(own === null ? [] : [own]);
  for (const { id, parentId } of items) if (parentId !== null && below.has(parentId)) below.add(id);
  const here = items.filter(({ id, active }) => active && below.has(id));
  const options = here.map(({ id, name: label, code, parentId }) => ({
    value: id,
    label,
    hint: name(parentId),
    words: code,
  }));
  return { own, items: here, options };
}
