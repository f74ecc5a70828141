import { expect, test } from 'vitest';
import { dateText, dateTimeText, monthText, shortMonthText, spanText } from './time.ts';

test('times are those of the county, whatever the zone of the machine', () => {
  // 2026-03-05 is a Thursday.
  expect(dateTimeText('2026-03-05T06:20:00Z', 'zh-CN', '2026-01-01T00:00:00Z')).toBe('3月5日 周四 14:20');
  expect(dateTimeText('2026-03-05T06:20:00Z', 'en', '2026-01-01T00:00:00Z')).toBe('Thu, Mar 5 14:20');
  expect(dateTimeText('2026-03-05T06:20:00Z', 'en', '2025-01-01T00:00:00Z')).toBe('Thu, Mar 5, 2026 14:20');
  expect(dateTimeText('2025-12-31T16:30:00Z', 'zh-CN', '2026-06-01T00:00:00Z')).toBe('1月1日 周四 00:30');
  expect(dateTimeText('2025-06-30T16:30:00Z', 'zh-CN', '2026-06-01T00:00:00Z')).toBe('2025年7月1日 周二 00:30');
});

test('days and months that are far away have their year and no weekday', () => {
  expect([dateText('2026-03-05', 'zh-CN'), dateText('2026-03-05', 'en')]).toEqual(['2026年3月5日', 'Mar 5, 2026']);
  expect([monthText('2026-03', 'zh-CN'), monthText('2026-03', 'en')]).toEqual(['2026年3月', 'Mar 2026']);
  expect([shortMonthText('2026-03', 'zh-CN'), shortMonthText('2026-03', 'en')]).toEqual(['3月', 'Mar']);
});

test.each([
  [0, '1 分钟', '1 minute'],
  [59 * 60_000, '59 分钟', '59 minutes'],
  [60 * 60_000, '1 小时', '1 hour'],
  [51 * 3_600_000, '2 天 3 小时', '2 days 3 hours'],
  [-25 * 3_600_000, '1 天 1 小时', '1 day 1 hour'],
  [24 * 3_600_000 + 60_000, '1 天', '1 day'],
])('%d ms is %s', (ms, zh, en) => {
  expect([spanText(ms, 'zh-CN'), spanText(ms, 'en')]).toEqual([zh, en]);
});
