import { invalid } from '../../../kernel/errors.ts';

/** Where a unit stands in the tree. */
export interface TreeUnit {
  id: string;
  path: string;
  active: boolean;
}

/** The path of a unit: its parent's and its own code. */
export const pathBelow = (parent: { path: string } | null, code: string): string => `${parent?.path ?? '/'}${code}/`;

/**
 * The new path of a unit that moves below `parent`; the paths of everything below it start with the same text.
 * Throws `invalid` when the parent is the unit itself or lies below it, or is closed.
 */
export function movedPath(unit: TreeUnit, code: string, parent: TreeUnit): string {
  if (parent.path.startsWith(unit.path)) {
    throw invalid(
      'unit-below-itself',
      '不能把单位移到它自己或它的下级之下，请另选上级单位。',
      'A unit cannot be moved below itself. Choose another parent.',
    );
  }
  refuseClosed(parent);
  return pathBelow(parent, code);
}

/** Throws `invalid` when the parent is closed. */
export function refuseClosed(parent: { active: boolean }): void {
  if (parent.active) return;
  throw invalid(
    'parent-closed',
    '上级单位已停用，请先启用它或另选上级单位。',
    'The parent unit is closed. Reopen it or choose another.',
  );
}
