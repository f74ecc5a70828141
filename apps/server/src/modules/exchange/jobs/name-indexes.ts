import type { Ctx } from '../../../platform/context.ts';
import { currentLists } from '../../lists/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { openPlaces } from '../../territory/index.ts';
import { indexNames, type NameIndex } from '../domain/resolve-names.ts';

export interface NameIndexes {
  places: NameIndex;
  units: NameIndex;
  categories: NameIndex;
}

/** What the words of a table may mean today: open places and units, categories of the list in force. */
export async function loadNames(ctx: Pick<Ctx, 'tx' | 'platform'>): Promise<NameIndexes> {
  const places = await openPlaces(ctx);
  const units = (await unitsInMemory(ctx)).all.filter((unit) => unit.active);
  const categories = (await currentLists(ctx.tx)).category.items.filter((item) => item.active);
  return {
    places: indexNames(places),
    units: indexNames(units.map(({ id, code, name }) => ({ id, code, name, parentId: null }))),
    categories: indexNames(categories.map(({ code, name, parent }) => ({ id: code, code, name, parentId: parent }))),
  };
}
