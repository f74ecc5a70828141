import { type CategoryItem, type DutyItem, getCurrentList } from '@huying/server/contract/lists';
import { useMemo } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import type { PickOption } from '../../../../ui/desk/pick-field.tsx';
import { actWords } from './words.ts';

interface Categories {
  /** Leaves below the names that stand above them. */
  options: readonly PickOption[];
  items: readonly CategoryItem[];
  name: (code: string | null) => string;
}

/** The category tree in force. */
export function useCategoryTree(): Categories {
  const { data } = useAnswer(getCurrentList, { params: { list: 'category' } });
  const lang = useLanguage();
  return useMemo(() => {
    const items = data?.list === 'category' ? data.items : [];
    const byCode = new Map(items.map((item) => [item.code, item]));
    const nameOf = (item: CategoryItem): string => (lang === 'en' ? item.nameEn || item.name : item.name);
    const above = (item: CategoryItem): string => {
      const parent = item.parent === null ? undefined : byCode.get(item.parent);
      if (!parent) return '';
      const higher = above(parent);
      return higher ? `${higher} › ${nameOf(parent)}` : nameOf(parent);
    };
    const parents = new Set(items.map(({ parent }) => parent));
    const options = items
      .filter(({ active, code }) => active && !parents.has(code))
      .map((item) => ({
        value: item.code,
        label: nameOf(item),
        group: above(item),
        words: [item.name, ...(item.keywords ?? [])].join(' '),
      }));
    const name = (code: string | null): string => {
      const item = code === null ? undefined : byCode.get(code);
      return item ? nameOf(item) : (code ?? '');
    };
    return { options, items, name };
  }, [data, lang]);
}

/** Clauses of the duty list in force, each with what it is about and who leads. */
export function useDutyClauses(): { options: readonly PickOption[]; leadOf: (clause: string) => string | null } {
  const { data } = useAnswer(getCurrentList, { params: { list: 'duty' } });
  const t = useWords(actWords);
  const units = useUnits();
  const categories = useCategoryTree();
  return useMemo(() => {
    const items = data?.list === 'duty' ? data.items : [];
    const unitOf = (party: DutyItem['lead']) =>
      party.kind === 'unit' ? units.items.find(({ code }) => code === party.unit) : undefined;
    const first = new Map(items.map((item) => [item.clause, item] as const).reverse());
    const options = [...first.values()].reverse().map((item) => ({
      value: item.clause,
      label: `${item.clause} ${item.category === '*' ? '' : categories.name(item.category)}`.trim(),
      hint: [t('lead'), unitOf(item.lead)?.shortName ?? ''].filter(Boolean).join(' '),
      words: item.note ?? '',
    }));
    const leadOf = (clause: string): string | null => {
      const item = first.get(clause);
      return (item && unitOf(item.lead)?.id) ?? null;
    };
    return { options, leadOf };
  }, [data, units, categories, t]);
}

/** Units that can answer for something; what a resident unit or a club does is asked for elsewhere. */
export function useUnitOptions(): readonly PickOption[] {
  const units = useUnits();
  return useMemo(
    () =>
      units.items
        .filter(({ active, kind }) => active && kind !== 'resident-unit' && kind !== 'social' && kind !== 'party')
        .map(({ id, name, shortName, code }) => ({
          value: id,
          label: shortName || name,
          ...(shortName && shortName !== name && { hint: name }),
          words: code,
        })),
    [units.items],
  );
}

/** The units in charge of one, nearest first: where something may be taken up to. */
export function useUnitsAbove(unitId: string | null): readonly PickOption[] {
  const units = useUnits();
  return useMemo(() => {
    const above: PickOption[] = [];
    for (let unit = units.find(units.find(unitId)?.parentId); unit; unit = units.find(unit.parentId)) {
      if (unit.active) above.push({ value: unit.id, label: unit.shortName || unit.name });
    }
    return above;
  }, [units, unitId]);
}
