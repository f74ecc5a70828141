import type { Ctx } from '../../../platform/context.ts';
import { currentLists } from '../../lists/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { placeById, placeChainInMemory } from '../../territory/index.ts';
import type { ExportLanguage } from '../domain/export-columns.ts';

/** Names instead of ids: looked up once and remembered for one export. */
export interface ExportNames {
  place(ctx: Ctx, id: string | null): Promise<string>;
  unit(id: string | null): string;
  category(code: string | null): string;
}

export async function exportNames(ctx: Ctx, lang: ExportLanguage): Promise<ExportNames> {
  const { byId } = await unitsInMemory(ctx);
  const categories = new Map((await currentLists(ctx.tx)).category.items.map((item) => [item.code, item]));
  const places = new Map<string, string>();
  return {
    unit: (id) => (id === null ? '' : (byId.get(id)?.name ?? '')),
    category: (code) => {
      const item = code === null ? undefined : categories.get(code);
      return (lang === 'en' ? item?.nameEn : undefined) ?? item?.name ?? code ?? '';
    },
    async place(now, id) {
      if (id === null) return '';
      const known = places.get(id);
      if (known !== undefined) return known;
      const open = await placeChainInMemory(now, id);
      // A closed place still has a name of its own.
      const closed = open.length > 0 ? undefined : await placeById(now.tx, id);
      const chain = closed ? [closed] : open;
      const name = chain
        .map((place) => place.name)
        .toReversed()
        .join(' / ');
      places.set(id, name);
      return name;
    },
  };
}
