import { expect, test } from 'vitest';
import { periodOf } from './period.ts';

const ZONE = 'Asia/Shanghai';
// In Shanghai it is already Saturday the 21st.
const NOW = new Date('2026-11-20T17:00:00Z');

test('the last 30 days up to today of the wall calendar, unless told', () => {
  const period = periodOf({}, NOW, ZONE);
  expect([period.from, period.to, period.days.length]).toEqual(['2026-10-23', '2026-11-21', 30]);
  expect(period.start.toISOString()).toBe('2026-10-22T16:00:00.000Z');
  expect(period.end.toISOString()).toBe('2026-11-21T16:00:00.000Z');
});

test('one day is a period; both ends are in it', () => {
  const period = periodOf({ from: '2026-11-20', to: '2026-11-20' }, NOW, ZONE);
  expect(period.days).toEqual(['2026-11-20']);
  expect(period.end.getTime() - period.start.getTime()).toBe(86_400_000);
});

test.each([
  [{ from: '2026-11-22' }, 'period-reversed'],
  [{ from: '2020-01-01' }, 'period-too-long'],
  [{ from: '2026-02-30' }, 'civil-date'],
])('%j is refused with %s', (asked, code) => {
  expect(() => periodOf(asked, NOW, ZONE)).toThrow(expect.objectContaining({ code }));
});
