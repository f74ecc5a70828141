import { expect, test } from 'vitest';
import { groupByDue } from './group-by-due.ts';

// A Wednesday, 23:30 in Shanghai: the day ends half an hour later, whatever the phone's zone.
const now = Date.parse('2026-11-18T23:30:00+08:00');
const row = (id: string, dueAt: string | null) => ({ id, dueAt });

test('overdue first, then the rest of the day in Shanghai, then later, then without a limit', () => {
  const rows = [
    row('none', null),
    row('tomorrow', '2026-11-19T00:00:00+08:00'),
    row('tonight', '2026-11-18T23:59:00+08:00'),
    row('over', '2026-11-18T23:29:59+08:00'),
    row('long over', '2026-11-01T10:00:00+08:00'),
  ];
  expect(groupByDue(rows, now).map(([group, members]) => [group, members.map(({ id }) => id)])).toEqual([
    ['groupOver', ['over', 'long over']],
    ['groupToday', ['tonight']],
    ['groupLater', ['tomorrow']],
    ['groupNone', ['none']],
  ]);
});

test('groups without rows are left out', () => {
  expect(groupByDue([], now)).toEqual([]);
});
