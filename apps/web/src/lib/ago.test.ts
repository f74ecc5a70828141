import { expect, test } from 'vitest';
import { agoText } from './ago.ts';

const now = Date.parse('2026-03-05T06:00:00Z'); // a Thursday
const before = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

test('the largest part tells how long ago it was', () => {
  const said = [0.4, 5, 90, 26 * 60, 10 * 1440, 100 * 1440].map((minutes) => agoText(before(minutes), 'zh-CN', now));
  expect(said).toEqual(['刚刚', '5分钟前', '1小时前', '1天前', '10天前', '3个月前']);
  expect(agoText(before(26 * 60), 'en', now)).toBe('1 day ago');
  expect(agoText(before(0), 'en', now)).toBe('just now');
});
