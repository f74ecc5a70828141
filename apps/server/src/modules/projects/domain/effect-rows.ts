import { countCell } from '../../../kernel/count-cell.ts';
import type { ChangeColumn } from '../../../kernel/returned-rows.ts';
import type { Effect } from '../contract-parts.ts';

type Column = ChangeColumn<null> & { width: number; told(effect: Effect): string | number };
const text: Column['read'] = (cell) => ({ value: cell });

/** What is told of an effect in a table, and may be told by one. */
export const effectColumns: readonly Column[] = [
  {
    title: '办之前',
    field: 'before',
    read: text,
    needed: true,
    width: 40,
    told: ({ before }) => before,
  },
  {
    title: '办之后',
    field: 'after',
    read: text,
    needed: true,
    width: 40,
    told: ({ after }) => after,
  },
  {
    title: '受益人数',
    field: 'peopleHelped',
    read: countCell,
    needed: true,
    width: 10,
    told: ({ peopleHelped }) => peopleHelped,
  },
];
/** Which time it was done: what rebounded is done and told once more. */
export const roundTitle = '第几轮';

/** What stands in these columns; all empty while nothing is reported. */
export const standingEffect = (effect: Effect | undefined): Map<string, string | number> =>
  new Map(effect ? effectColumns.map(({ title, told }) => [title, told(effect)]) : []);
