import { categoryTree } from './category-tree.ts';
import type { CategoryItem, DutyItem, LimitItem } from './items.ts';
import { type Notes, noteRepeats } from './problems.ts';

const MAX_DEPTH = 8;

/** Codes are unique, parents exist and make no loop; what duty and limit clauses name should still be there. */
export function checkCategories(
  found: Notes,
  items: readonly CategoryItem[],
  around: { duties: readonly DutyItem[]; limits: readonly LimitItem[] },
): void {
  noteRepeats(
    found,
    items.map((item) => item.code),
    'code',
  );
  const tree = categoryTree(items);
  items.forEach((item, index) => {
    checkParent(found, tree.byCode, item, index + 1);
    const depth = tree.chainOf(item.code).length;
    if (depth > MAX_DEPTH)
      found.error(index + 1, item.code, 'parent', `层级超过 ${MAX_DEPTH} 层。`, `More than ${MAX_DEPTH} levels deep.`);
  });
  noteTwins(found, items);
  if (tree.leaves.length === 0)
    found.error(0, '', 'active', '没有一个启用的末级分类，群众将无法归类。', 'No leaf is active.');
  noteOrphans(found, tree.byCode, around);
}

function checkParent(found: Notes, byCode: ReadonlyMap<string, CategoryItem>, item: CategoryItem, row: number): void {
  if (item.parent === null) return;
  const parent = byCode.get(item.parent);
  if (!parent) {
    found.error(
      row,
      item.code,
      'parent',
      `上级分类 ${item.parent} 不存在。`,
      `The parent ${item.parent} does not exist.`,
    );
    return;
  }
  if (loops(byCode, item))
    found.error(row, item.code, 'parent', '上级关系绕成了圈，请改上级。', 'The parents form a loop.');
  else if (item.active && !parent.active)
    found.warning(
      row,
      item.code,
      'active',
      `上级「${parent.name}」已停用，本项也不会出现。`,
      `Its parent "${parent.name}" is switched off, so it will not appear either.`,
    );
}

function loops(byCode: ReadonlyMap<string, CategoryItem>, item: CategoryItem): boolean {
  const seen = new Set<string>();
  for (let at: CategoryItem | undefined = item; at; at = at.parent === null ? undefined : byCode.get(at.parent)) {
    if (seen.has(at.code)) return true;
    seen.add(at.code);
  }
  return false;
}

/** Two of the same name under one parent cannot be told apart by those who choose. */
function noteTwins(found: Notes, items: readonly CategoryItem[]): void {
  const names = new Set<string>();
  items.forEach((item, index) => {
    if (!item.active) return;
    const name = `${item.parent ?? ''}\n${item.name}`;
    if (names.has(name))
      found.warning(
        index + 1,
        item.code,
        'name',
        `同一上级下已有「${item.name}」，不好区分。`,
        `"${item.name}" is already there under the same parent.`,
      );
    names.add(name);
  });
}

function noteOrphans(
  found: Notes,
  byCode: ReadonlyMap<string, CategoryItem>,
  { duties, limits }: { duties: readonly DutyItem[]; limits: readonly LimitItem[] },
): void {
  const gone = (list: readonly { category: string }[]): string[] => [
    ...new Set(list.map((each) => each.category).filter((code) => code !== '*' && !byCode.has(code))),
  ];
  const [inDuties, inLimits] = [gone(duties), gone(limits)];
  if (inDuties.length > 0)
    found.warning(
      0,
      '',
      'code',
      `现行职责清单还引用了 ${inDuties.length} 个不存在的分类（${some(inDuties)}），这些条款将不再生效。`,
      `The duty list names ${inDuties.length} categories that are not here (${some(inDuties)}).`,
    );
  if (inLimits.length > 0)
    found.warning(
      0,
      '',
      'code',
      `现行时限清单还引用了 ${inLimits.length} 个不存在的分类（${some(inLimits)}），这些时限将不再生效。`,
      `The limit list names ${inLimits.length} categories that are not here (${some(inLimits)}).`,
    );
}

const some = (codes: readonly string[]): string => codes.slice(0, 5).join('、') + (codes.length > 5 ? '…' : '');
