import type { Text } from './errors.ts';

/** A whole number as people write it into a table: '1,200' and '１２' as well; empty is null. */
export function countCell(cell: string): { value: number | null } | { fault: Text } {
  const plain = cell.normalize('NFKC').replaceAll(',', '').trim();
  if (plain === '') return { value: null };
  return /^\d{1,9}$/.test(plain)
    ? { value: Number(plain) }
    : { fault: { zh: `「${cell}」不是整数`, en: `"${cell}" is no whole number` } };
}
