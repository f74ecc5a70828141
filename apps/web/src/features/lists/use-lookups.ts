import { type CategoryItem, getCurrentList } from '@huying/server/contract/lists';
import { useMemo } from 'react';
import { type Place, type Unit, usePlaces, useUnits } from '../../lib/directory.ts';
import { useLanguage } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';

export interface Lookups {
  categories: readonly CategoryItem[];
  categoryName: (code: string) => string;
  units: readonly Unit[];
  unitByCode: (code: string) => Unit | undefined;
  places: readonly Place[];
  placeByCode: (code: string) => Place | undefined;
}

/** Names of what lists refer to by code: categories (groups too), units, places. */
export function useLookups(): Lookups {
  const lang = useLanguage();
  const current = useAnswer(getCurrentList, { params: { list: 'category' } });
  const units = useUnits();
  const places = usePlaces();
  return useMemo(() => {
    const categories = current.data?.list === 'category' ? current.data.items : [];
    const byCode = new Map(categories.map((item) => [item.code, item]));
    const unitsByCode = new Map(units.items.map((unit) => [unit.code, unit]));
    const placesByCode = new Map(places.items.map((place) => [place.code, place]));
    return {
      categories,
      categoryName: (code) => {
        const item = byCode.get(code);
        return item === undefined ? code : lang === 'en' && item.nameEn ? item.nameEn : item.name;
      },
      units: units.items,
      unitByCode: (code) => unitsByCode.get(code),
      places: places.items,
      placeByCode: (code) => placesByCode.get(code),
    };
  }, [current.data, units.items, places.items, lang]);
}
