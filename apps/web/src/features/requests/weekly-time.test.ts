import { expect, test } from 'vitest';
import { weeklyTime } from './weekly-time.ts';

test('hours are never turned into days, and nothing is still said', () => {
  expect([0, 45, 60, 90, 2400].map((minutes) => weeklyTime(minutes, 'zh-CN'))).toEqual([
    '0 分钟',
    '45 分钟',
    '1 小时',
    '1 小时 30 分钟',
    '40 小时',
  ]);
  expect([61, 120].map((minutes) => weeklyTime(minutes, 'en'))).toEqual(['1 hour 1 minute', '2 hours']);
});
