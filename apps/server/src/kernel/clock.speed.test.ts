/** The clock is reckoned in every command: prints what it costs. Time is not asserted, since machines differ. */
import { expect, test } from 'vitest';
import { chinaCalendar } from '../platform/calendar/china-calendar.ts';
import { type ClockEvent, type Limit, reckonClock } from './clock.ts';
import { DAY, instantOf } from './time.ts';
import { addWorkdays, addWorkingTime, type WorkingCalendar } from './working-calendar.ts';

const calendar = chinaCalendar();
const from = instantOf('2025-09-26', '17:30');

/** Median µs of one call, over 200 batches of 50. */
function medianOf(call: (round: number) => unknown): number {
  const batches: number[] = [];
  for (let batch = 0; batch < 200; batch++) {
    const began = process.hrtime.bigint();
    for (let round = 0; round < 50; round++) call(batch * 50 + round);
    batches.push(Number(process.hrtime.bigint() - began) / 50_000);
  }
  return batches.sort((a, b) => a - b)[100] ?? 0;
}

test('what reckoning costs', () => {
  const event = (effect: ClockEvent['effect'], day: number): ClockEvent => ({
    stage: 'handle',
    effect,
    at: new Date(from.getTime() + day * DAY),
  });
  const events = [event('start', 0), event('pause', 3), event('resume', 12), event('pause', 14), event('resume', 15)];
  const limit: Limit = { stage: 'handle', amount: 15, unit: 'workdays', warnAt: [0.5, 0.8, 1] };
  // 6 h 30 a day: 20 working days, 30 days on the wall and more.
  const minutes = 20 * 390;
  const spread = (round: number): Date => new Date(from.getTime() + (round % 365) * DAY);
  const heapBefore = process.memoryUsage().heapUsed;
  const figures = {
    'addWorkingTime over 30 days': medianOf((round) => addWorkingTime(calendar, spread(round), minutes)),
    'addWorkdays by 20': medianOf((round) => addWorkdays(calendar, spread(round), 20)),
    'reckonClock, 2 pauses, 3 warnings': medianOf((round) => reckonClock(events, calendar, limit, spread(round))),
    'laying out a calendar': medianOf(() => addWorkdays({ ...calendar } as WorkingCalendar, from, 1)),
  };
  const heap = (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20;
  const lines = Object.entries(figures).map(([name, us]) => `  ${name}: ${us.toFixed(2)} µs`);
  process.stdout.write(`clock, median of 10,000 calls each (heap ${heap.toFixed(1)} MiB more):\n${lines.join('\n')}\n`);
  const { at } = addWorkingTime(calendar, from, minutes);
  expect(Math.round((at.getTime() - from.getTime()) / DAY)).toBeGreaterThanOrEqual(30);
});
