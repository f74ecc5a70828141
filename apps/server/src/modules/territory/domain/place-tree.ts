import { type AppError, invalid } from '../../../kernel/errors.ts';

/** A place as the rules of the tree see it. */
export interface Node {
  id: string;
  level: number;
  active: boolean;
}

/** The path of a place below a parent: '/6402/' and '640205' make '/6402/640205/'. */
export const pathBelow = (parentPath: string | null, code: string): string => `${parentPath ?? '/'}${code}/`;

/** Why a place may not hang below a parent, or null. Only a place of the first level stands alone. */
export function refuseParent(place: { level: number; id?: string }, parent: Node | null): AppError | null {
  if (!parent) {
    if (place.level === 1) return null;
    return invalid(
      'parent-needed',
      '请选择上级区划：只有第一级可以没有上级。',
      'Choose a parent: only the first level stands alone.',
    );
  }
  if (parent.id === place.id) {
    return invalid('parent-is-itself', '上级区划不能是它自己，请另选。', 'A place cannot be its own parent.');
  }
  if (!parent.active) {
    return invalid(
      'parent-closed',
      '上级区划已停用，请先启用它或另选上级。',
      'The parent is closed: reopen it or choose another.',
    );
  }
  if (parent.level >= place.level) {
    return invalid(
      'parent-too-low',
      '上级区划的层级必须高于本级，请选择更高一级的区划。',
      'The parent must be of a higher level than the place.',
    );
  }
  return null;
}
