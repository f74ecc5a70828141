import { describe, expect, test } from 'vitest';
import { chinaCalendar } from '../platform/calendar/china-calendar.ts';
import type { ClockEffect, ClockEvent, Limit } from './clock.ts';
import { reckonClock } from './clock.ts';
import { explainClock } from './clock-explain.ts';
import { instantOf } from './time.ts';

const calendar = chinaCalendar();
const at = (text: string): Date => instantOf(text.slice(0, 10), text.slice(11));
const event = (when: string, effect: ClockEffect, more: Partial<ClockEvent> = {}): ClockEvent => ({
  stage: 'handle',
  effect,
  at: at(when),
  ...more,
});
const limit = (amount: number, unit: Limit['unit'], more: Partial<Limit> = {}): Limit => ({
  stage: 'handle',
  amount,
  unit,
  warnAt: [1],
  ...more,
});
const told = (events: ClockEvent[], of: Limit, now: string): { zh: string[]; en: string[] } => {
  const steps = explainClock(events, calendar, of, at(now));
  return { zh: steps.map(({ zh }) => zh), en: steps.map(({ en }) => en) };
};

describe('Friday 17:30 filing across 国庆 with 调休, extended and paused', () => {
  const events = [
    event('2025-09-26 17:30', 'start'), // Friday
    event('2025-09-29 10:00', 'pause', { cause: 'resident' }), // Monday
    event('2025-09-30 10:00', 'resume', { cause: 'resident' }), // Tuesday
    event('2025-10-09 09:00', 'extend', { amount: 1 }), // Thursday
  ];

  test('every step is told, in both languages', () => {
    const { zh, en } = told(events, limit(4, 'workdays'), '2025-10-09 10:00');
    expect(zh).toEqual([
      '2025年9月26日（周五）17:30开始计时。',
      '时限为4个工作日，开始当日不计，到最后一日下班为止。',
      '10月9日（周四）09:00批准延期1个工作日，时限共5个工作日。',
      '不计入：节假日10月1日（周三）至10月8日（周三），周末等休息日1天。',
      '调休上班、照常计入：9月28日（周日）、10月11日（周六）。',
      '9月29日（周一）10:00至9月30日（周二）10:00暂停计时（等待诉求人补充），顺延6小时30分（工作时间）。',
      '所以截止时间是10月11日（周六）17:30。',
    ]);
    expect(en).toEqual([
      'The clock started on Fri 26 Sep 2025, 17:30.',
      'The limit is 4 working days, the day of the start not counted, until closing time of the last one.',
      'Extended by 1 working day on Thu 9 Oct, 09:00: 5 working days in all.',
      'Not counted: the holidays Wed 1 Oct to Wed 8 Oct and 1 rest day.',
      'Worked to make up, counted: Sun 28 Sep, Sat 11 Oct.',
      'Paused from Mon 29 Sep, 10:00 to Tue 30 Sep, 10:00 (waiting for the resident): moved on by 6 h 30 min of working time.',
      'So it is due by Sat 11 Oct, 17:30.',
    ]);
  });

  test('the last step is the due time of the state, whatever happened', () => {
    for (let count = 1; count <= events.length; count++) {
      const some = events.slice(0, count);
      const steps = explainClock(some, calendar, limit(4, 'workdays'), at('2025-10-09 10:00'));
      const state = reckonClock(some, calendar, limit(4, 'workdays'), at('2025-10-09 10:00'));
      expect(steps.at(-1)?.at).toEqual(state?.dueAt);
    }
  });
});

test('a pause under way leaves the due time open and tells what is left', () => {
  const events = [event('2025-03-03 09:00', 'start'), event('2025-03-03 11:00', 'pause', { cause: 'suspended' })];
  expect(told(events, limit(240, 'working-minutes'), '2025-04-01 09:00').zh.slice(1)).toEqual([
    '时限为4个工作时，只计工作时间。',
    '3月3日（周一）11:00起暂停计时（挂账）。',
    '现在暂停，还剩2小时（工作时间）；恢复计时后再定截止时间。',
  ]);
});

test('a pause at night is told not to matter, and unknown causes may be named', () => {
  const events = [
    event('2025-03-03 09:00', 'start'),
    event('2025-03-03 18:00', 'pause', { cause: 'court' }),
    event('2025-03-04 08:00', 'resume', { cause: 'court' }),
  ];
  const steps = explainClock(events, calendar, limit(1, 'workdays'), at('2025-03-04 09:00'), {
    court: { zh: '等待法院', en: 'waiting for the court' },
  });
  expect(steps.find(({ kind }) => kind === 'standstill')?.zh).toBe(
    '3月3日（周一）18:00至3月4日（周二）08:00暂停计时（等待法院），都在工作时间以外，不影响时限。',
  );
});

test('re-handling, lateness, and the end of a day at midnight are told', () => {
  const events = [
    event('2025-12-26 09:00', 'start'), // Friday
    event('2025-12-29 09:00', 'stop'),
    event('2026-01-05 09:00', 'restart'), // Monday
    event('2026-01-11 08:45', 'stop'), // Sunday
  ];
  expect(told(events, limit(5, 'calendar-days'), '2026-01-20 09:00').zh).toEqual([
    '2026年1月5日（周一）09:00重新开始计时，这是第2次；首次于2025年12月26日（周五）09:00开始。',
    '时限为5天，开始当日不计，到最后一日下班为止。',
    '所以截止时间是1月10日（周六）24:00。',
    '1月11日（周日）08:45完成，超时8小时45分。',
  ]);
  const inTime = [event('2026-01-05 09:00', 'start'), event('2026-01-05 09:30', 'stop')];
  expect(told(inTime, limit(2, 'hours'), '2026-01-20 09:00').zh).toEqual([
    '2026年1月5日（周一）09:00开始计时。',
    '时限为2小时，昼夜连续计算。',
    '所以截止时间是1月5日（周一）11:00。',
    '1月5日（周一）09:30完成，没有超时。',
  ]);
});

test('an unknown year is admitted', () => {
  const steps = explainClock(
    [event('2026-12-30 09:00', 'start')],
    calendar,
    limit(5, 'workdays'),
    at('2026-12-30 10:00'),
  );
  expect(steps.map(({ kind }) => kind)).toEqual(['start', 'limit', 'rest-days', 'provisional', 'due']);
  expect(steps[3]?.zh).toContain('2026年12月31日（周四）');
});

test('nothing is told of a clock that never started', () => {
  expect(explainClock([], calendar, limit(5, 'workdays'), at('2026-01-05 09:00'))).toEqual([]);
});
