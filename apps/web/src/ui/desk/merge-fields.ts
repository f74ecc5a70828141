import { type ConflictField, differing } from './conflict-fields.ts';

export interface FieldMerge<T extends object> {
  /** Theirs, with every field that only the person has changed. */
  merged: T;
  /** Fields that both have changed, to different values: somebody must choose. */
  contested: ConflictField<T>[];
}

/**
 * Three-way merge of a record by its fields: what only one side has changed is taken from that side, the same value on
 * both is no conflict. In `merged` contested fields hold the person's own value.
 */
export function mergeFields<T extends object>(
  fields: readonly ConflictField<T>[],
  base: T,
  mine: T,
  theirs: T,
): FieldMerge<T> {
  const changed = differing(fields, base, mine);
  const contested = differing(differing(changed, base, theirs), mine, theirs);
  return { merged: { ...theirs, ...Object.fromEntries(changed.map(({ key }) => [key, mine[key]])) }, contested };
}
