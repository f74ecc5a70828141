import { categoryTree } from './category-tree.ts';
import type { CategoryItem, DutyItem, DutyParty } from './items.ts';
import { type Notes, noteRepeats } from './problems.ts';

interface Around {
  categories: readonly CategoryItem[];
  units: ReadonlySet<string>;
  places: ReadonlySet<string>;
}

/** Clauses are unique and do not overlap; categories, units and places exist; nothing is left without a lead. */
export function checkDuties(found: Notes, items: readonly DutyItem[], around: Around): void {
  noteRepeats(
    found,
    items.map((item) => item.clause),
    'clause',
  );
  const scopes = new Map<string, string>();
  items.forEach((item, index) => {
    checkReferences(found, item, index + 1, around);
    checkParties(found, item, index + 1, around.units);
    const scope = `${item.category}\n${item.within ?? ''}`;
    const other = scopes.get(scope);
    if (other === undefined) scopes.set(scope, item.clause);
    else
      found.error(
        index + 1,
        item.clause,
        'category',
        `与条款 ${other} 管的是同一分类、同一范围，派单时会两可。请合并，或给其中一条限定区划。`,
        `Clause ${other} covers the same category and place. Merge them, or limit one to a place.`,
      );
  });
  noteGaps(found, items, around.categories);
}

function checkReferences(found: Notes, item: DutyItem, row: number, { categories, places }: Around): void {
  const { byCode } = categoryTree(categories);
  if (item.category !== '*' && !byCode.has(item.category))
    found.error(
      row,
      item.clause,
      'category',
      `分类 ${item.category} 不在现行分类清单里。`,
      `Category ${item.category} is not in the category list in force.`,
    );
  if (item.within !== undefined && !places.has(item.within))
    found.error(
      row,
      item.clause,
      'within',
      `没有编码为 ${item.within} 的在用区划。`,
      `There is no open place ${item.within}.`,
    );
}

function checkParties(found: Notes, item: DutyItem, row: number, units: ReadonlySet<string>): void {
  const seen = new Set<string>();
  [item.lead, ...item.assist].forEach((party, index) => {
    const field = index === 0 ? 'lead' : 'assist';
    if (party.kind === 'unit' && !units.has(party.unit))
      found.error(
        row,
        item.clause,
        field,
        `没有编码为 ${party.unit} 的在用单位。请先在组织里建立，或改填别的单位。`,
        `There is no open unit ${party.unit}. Create it first, or name another.`,
      );
    const name = nameOf(party);
    if (seen.has(name))
      found.error(row, item.clause, field, `${name} 在同一条里出现了两次。`, `${name} is named twice in one clause.`);
    seen.add(name);
  });
}

const nameOf = (party: DutyParty): string => (party.kind === 'unit' ? party.unit : party.unitKind);

function noteGaps(found: Notes, items: readonly DutyItem[], categories: readonly CategoryItem[]): void {
  const covered = new Set(items.filter(({ within }) => within === undefined).map(({ category }) => category));
  if (covered.has('*')) return;
  const tree = categoryTree(categories);
  const gaps = tree.leaves.filter(({ code }) => !tree.chainOf(code).some((each) => covered.has(each)));
  if (gaps.length === 0) return;
  const names = gaps.slice(0, 5).map(({ name }) => name);
  found.warning(
    0,
    '',
    'category',
    `有 ${gaps.length} 个末级分类没有牵头单位（${names.join('、')}${gaps.length > 5 ? '…' : ''}）。可加一条分类为 * 的兜底条款。`,
    `${gaps.length} leaves have no lead (${names.join(', ')}). A clause for * would cover them.`,
  );
}
