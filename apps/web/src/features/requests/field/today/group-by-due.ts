export type DueGroup = 'groupOver' | 'groupToday' | 'groupLater' | 'groupNone';

const DAY = 86_400_000;
/** Shanghai is eight hours ahead of UTC all year. */
const OFFSET = 8 * 3_600_000;
const dayOf = (ms: number): number => Math.floor((ms + OFFSET) / DAY);

/** Rows in their groups, in the order of urgency; the order within a group stays. `now` in milliseconds. */
export function groupByDue<Row extends { dueAt: string | null }>(
  rows: readonly Row[],
  now: number,
): [DueGroup, Row[]][] {
  const groups: Record<DueGroup, Row[]> = { groupOver: [], groupToday: [], groupLater: [], groupNone: [] };
  for (const row of rows) groups[groupOf(row.dueAt, now)].push(row);
  return (Object.entries(groups) as [DueGroup, Row[]][]).filter(([, members]) => members.length > 0);
}

function groupOf(dueAt: string | null, now: number): DueGroup {
  if (dueAt === null) return 'groupNone';
  const due = Date.parse(dueAt);
  if (due < now) return 'groupOver';
  return dayOf(due) === dayOf(now) ? 'groupToday' : 'groupLater';
}
