import { categoryPath, categoryTree } from './category-tree.ts';
import type { CategoryItem, DutyItem, DutyParty } from './items.ts';

/** Who should answer, by which clause, and why in words a dispatcher can check. */
export interface ResolvedDuty {
  clause: string;
  lead: DutyParty;
  assist: DutyParty[];
  note: string;
  reason: { zh: string; en: string };
}

export interface DutyQuestion {
  /** Code of the category; null while it is not known: then only the clause for '*' can answer. */
  category: string | null;
  /** Codes of the places that hold the request, nearest first. */
  places: readonly string[];
}

const byCategory = new WeakMap<readonly DutyItem[], Map<string, DutyItem[]>>();

/**
 * The clause that applies: of the nearest category (itself, then its ancestors, then '*') that has one for this place;
 * among those the one for the smallest place. Undefined when the list is silent.
 */
export function resolveDuty(
  lists: { category: readonly CategoryItem[]; duty: readonly DutyItem[] },
  { category, places }: DutyQuestion,
): ResolvedDuty | undefined {
  const duties = grouped(lists.duty);
  const chain = category === null ? [] : categoryTree(lists.category).chainOf(category);
  for (const code of [...chain, '*']) {
    const found = nearest(duties.get(code) ?? [], places);
    if (found) return { ...partiesOf(found), reason: reasonOf(lists.category, found, category) };
  }
  return undefined;
}

const partiesOf = ({ clause, lead, assist, note = '' }: DutyItem) => ({ clause, lead, assist, note });

function grouped(items: readonly DutyItem[]): Map<string, DutyItem[]> {
  let map = byCategory.get(items);
  if (!map) {
    map = new Map();
    for (const item of items) map.set(item.category, [...(map.get(item.category) ?? []), item]);
    byCategory.set(items, map);
  }
  return map;
}

function nearest(clauses: readonly DutyItem[], places: readonly string[]): DutyItem | undefined {
  for (const place of places) {
    const found = clauses.find(({ within }) => within === place);
    if (found) return found;
  }
  return clauses.find(({ within }) => within === undefined);
}

function reasonOf(
  categories: readonly CategoryItem[],
  duty: DutyItem,
  asked: string | null,
): { zh: string; en: string } {
  const { clause, within } = duty;
  const place =
    within === undefined ? { zh: '', en: '' } : { zh: `，仅限区划 ${within}`, en: `, only inside ${within}` };
  if (duty.category === '*')
    return {
      zh: `职责清单 ${clause}：没有专门条款的事项${place.zh}`,
      en: `Duty list ${clause}: whatever no other clause names${place.en}`,
    };
  const path = categoryPath(categories, duty.category);
  const inherited = duty.category !== asked;
  return {
    zh: `职责清单 ${clause}：「${path}」${inherited ? '及其下各类' : ''}${place.zh}`,
    en: `Duty list ${clause}: "${path}"${inherited ? ' and all below it' : ''}${place.en}`,
  };
}
