import { categoryTree } from './category-tree.ts';
import type { CategoryItem } from './items.ts';
import { headerKey } from './sheet-columns.ts';
import type { ReadItems, SheetRow } from './sheet-items.ts';
import { tidyText } from './tidy-items.ts';

const levelHeader = /^(第?[一二三四五六七八九十\d]+级(分类|类别|类目|目录|事项|名称)?|[大中小细]类(名称)?|level\d*)$/;

/** Which columns are levels of a tree, from the top: '一级分类', '二级分类', …; fewer than two mean it is another form. */
export function levelColumns(header: readonly string[]): number[] {
  const places = header.flatMap((name, place) => (levelHeader.test(headerKey(name)) ? [place] : []));
  return places.length >= 2 ? places : [];
}

/**
 * A tree from a workbook with one column a level. A node that is in `before` under the same names keeps its code and
 * card; the others get the next free number below their parent ('01.02.003'), in the order of the rows.
 */
export function readLevels(rows: readonly SheetRow[], before: readonly CategoryItem[]): ReadItems {
  const [header, ...body] = rows;
  const places = levelColumns(header?.cells ?? []);
  const nodes = new Map<string, CategoryItem>();
  const grow = { nodes, known: byNames(before), taken: new Set(before.map(({ code }) => code)) };
  const found: ReadItems = { rows: body.length, items: [], at: [], skipped: [] };
  const leaves = new Set<string>();
  let above: string[] = [];
  for (const row of body) {
    const names = fillDown(
      places.map((place) => tidyText(row.cells[place] ?? '')),
      above,
    );
    above = names;
    const key = names.join('\n');
    if (names.length === 0) found.skipped.push(nothing(row.number));
    else if (leaves.has(key)) found.skipped.push(repeated(row.number, names));
    else for (const depth of names.keys()) addNode(grow, names.slice(0, depth + 1));
    leaves.add(key);
    while (found.at.length < nodes.size) found.at.push(row.number);
  }
  found.items = [...nodes.values()];
  return found;
}

/** Merged cells leave the upper names out; they mean the ones above. */
function fillDown(names: readonly string[], above: readonly string[]): string[] {
  const last = names.findLastIndex((name) => name !== '');
  const first = names.findIndex((name) => name !== '');
  return names
    .slice(0, last + 1)
    .map((name, level) => (name === '' && level < first ? (above[level] ?? '') : name))
    .filter((name) => name !== '');
}

interface Growth {
  nodes: Map<string, CategoryItem>;
  known: ReadonlyMap<string, CategoryItem>;
  taken: Set<string>;
}

function addNode({ nodes, known, taken }: Growth, names: readonly string[]): void {
  const key = names.join('\n');
  if (nodes.has(key)) return;
  const parent = nodes.get(names.slice(0, -1).join('\n'))?.code ?? null;
  const old = known.get(key);
  const code = old?.code ?? freeCode(parent, taken);
  taken.add(code);
  nodes.set(key, { ...(old ?? plain), code, name: names.at(-1) ?? '', parent });
}

const plain: Omit<CategoryItem, 'code' | 'name' | 'parent'> = {
  photo: 'optional',
  skip: [],
  defaultUrgency: 'normal',
  active: true,
};

function freeCode(parent: string | null, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const code = parent === null ? String(number).padStart(2, '0') : `${parent}.${String(number).padStart(2, '0')}`;
    if (!taken.has(code)) return code;
  }
}

function byNames(items: readonly CategoryItem[]): Map<string, CategoryItem> {
  const { byCode, chainOf } = categoryTree(items);
  const path = (code: string): string =>
    [...chainOf(code)]
      .reverse()
      .map((each) => byCode.get(each)?.name ?? '')
      .join('\n');
  return new Map(items.map((item) => [path(item.code), item]));
}

const nothing = (row: number) => ({
  row,
  text: { zh: '各级分类都是空的。', en: 'All levels are empty.' },
});
const repeated = (row: number, names: readonly string[]) => ({
  row,
  text: { zh: `与前面的行重复：${names.join(' › ')}。`, en: `The same as an earlier row: ${names.join(' › ')}.` },
});
