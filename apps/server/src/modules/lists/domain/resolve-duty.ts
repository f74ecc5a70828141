import type { DutyItem } from './items.ts';

export interface DutyQuestion {
  /** Codes of the category and its ancestors, nearest first (`chainOf`); empty while it is not known. */
  categories: readonly string[];
  /** Codes of the places that hold the request, nearest first. */
  places: readonly string[];
  /** The name of a category for the reason; its code unless given. */
  nameOf?: (code: string) => string;
}

/** A clause that applies, and why in words a dispatcher can check. */
export interface ResolvedDuty {
  duty: DutyItem;
  reason: { zh: string; en: string };
}

const groups = new WeakMap<readonly DutyItem[], Map<string, DutyItem[]>>();

/**
 * The clauses that apply, the one to follow first: nearer categories before their ancestors before '*', and within one
 * category the smaller place before the larger before everywhere. Empty when the list is silent.
 */
export function resolveDuties(items: readonly DutyItem[], question: DutyQuestion): ResolvedDuty[] {
  const duties = grouped(items);
  const reach = [...question.places, undefined];
  return [...question.categories, '*'].flatMap((code) => {
    const clauses = duties.get(code) ?? [];
    return reach.flatMap((place) =>
      clauses.filter(({ within }) => within === place).map((duty) => ({ duty, reason: reasonOf(duty, question) })),
    );
  });
}

function grouped(items: readonly DutyItem[]): Map<string, DutyItem[]> {
  let map = groups.get(items);
  if (!map) {
    map = new Map();
    for (const item of items) map.set(item.category, [...(map.get(item.category) ?? []), item]);
    groups.set(items, map);
  }
  return map;
}

function reasonOf(duty: DutyItem, { categories, nameOf = (code) => code }: DutyQuestion): { zh: string; en: string } {
  const { clause, category, within } = duty;
  const place =
    within === undefined ? { zh: '', en: '' } : { zh: `，仅限区划 ${within}`, en: `, only inside ${within}` };
  if (category === '*')
    return {
      zh: `职责清单 ${clause}：没有专门条款的事项${place.zh}`,
      en: `Duty list ${clause}: whatever no other clause names${place.en}`,
    };
  const inherited = category !== categories[0];
  const name = nameOf(category);
  return {
    zh: `职责清单 ${clause}：「${name}」${inherited ? '及其下各类' : ''}${place.zh}`,
    en: `Duty list ${clause}: "${name}"${inherited ? ' and all below it' : ''}${place.en}`,
  };
}
