export interface ConflictField<T> {
  key: keyof T & string;
  label: string;
  /** How a value reads; its own text unless told. */
  show?: (value: T[keyof T & string]) => string;
}

export type Side = 'mine' | 'theirs';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The fields in which the two versions differ. */
export const differing = <T extends object>(
  fields: readonly ConflictField<T>[],
  mine: T,
  theirs: T,
): ConflictField<T>[] => fields.filter(({ key }) => !same(mine[key], theirs[key]));

/** The newer record with those fields replaced that the person keeps from their own version. */
export function mergeBySide<T extends object>(
  fields: readonly ConflictField<T>[],
  mine: T,
  theirs: T,
  sides: Readonly<Record<string, Side>>,
): T {
  const kept = fields.filter(({ key }) => sides[key] === 'mine').map(({ key }) => [key, mine[key]] as const);
  return { ...theirs, ...Object.fromEntries(kept) };
}
