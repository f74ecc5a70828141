import { expect, test } from 'vitest';
import { zoneOf } from '../../../kernel/time.ts';
import { guessDateOrder, readTime } from './read-time.ts';

const china = { zone: zoneOf('Asia/Shanghai'), dateOrder: 'dmy' } as const;
const boston = { zone: zoneOf('America/New_York'), dateOrder: 'mdy' } as const;

test.each([
  ['2026-03-05 09:30', '2026-03-05T09:30:00+08:00'],
  ['2026/3/5 9:30:07', '2026-03-05T09:30:07+08:00'],
  ['2026.3.5', '2026-03-05T00:00:00+08:00'],
  ['2026年3月5日', '2026-03-05T00:00:00+08:00'],
  ['2026年3月5日 下午3时05分', '2026-03-05T15:05:00+08:00'],
  ['2026年3月5日 上午 12:05', '2026-03-05T00:05:00+08:00'],
  ['２０２６－０３－０５　０９：３０', '2026-03-05T09:30:00+08:00'],
  ['20260305', '2026-03-05T00:00:00+08:00'],
  ['20260305093007', '2026-03-05T09:30:07+08:00'],
  ['2026-03-05T09:30:00Z', '2026-03-05T09:30:00Z'],
  ['2026-03-05T09:30:00.123+0530', '2026-03-05T09:30:00+05:30'],
  ['5/3/2026 9:30', '2026-03-05T09:30:00+08:00'],
  ['46086', '2026-03-05T00:00:00+08:00'],
  ['46086.396', '2026-03-05T09:30:14+08:00'],
])('%s is a time', (text, instant) => {
  expect(readTime(text, china)?.toISOString()).toBe(new Date(instant).toISOString());
});

test('the city of the table keeps its own clock, summer time included', () => {
  expect(readTime('01/05/2015 12:40:41 PM', boston)?.toISOString()).toBe('2015-01-05T17:40:41.000Z');
  expect(readTime('07/05/2015 12:40:41 AM', boston)?.toISOString()).toBe('2015-07-05T04:40:41.000Z');
});

test.each([
  '',
  '昨天',
  '2026-02-30',
  '2026-13-01',
  '31/31/2026',
  '2026-03-05 25:00',
  '2026-03-05 09:61',
  '123',
  '0000-00-00',
  '9999-01-01',
])('“%s” is none', (text) => {
  expect(readTime(text, china)).toBeUndefined();
});

test('the order of day and month is seen from a number above twelve, or from AM and PM', () => {
  expect(guessDateOrder(['3/5/2026', '13/5/2026'])).toBe('dmy');
  expect(guessDateOrder(['3/5/2026', '3/15/2026'])).toBe('mdy');
  expect(guessDateOrder(['3/5/2026 9:00 AM'])).toBe('mdy');
  expect(guessDateOrder(['2026-03-05'])).toBe('dmy');
});
