/** What must hold for any log of events, with instants as uneven as those of a server. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chinaCalendar } from '../platform/calendar/china-calendar.ts';
import { type ClockEvent, type ClockState, type Limit, reckonClock } from './clock.ts';
import { explainClock } from './clock-explain.ts';
import { DAY } from './time.ts';
import type { WorkingCalendar } from './working-calendar.ts';

const calendar = chinaCalendar();
const days = fc.integer({ min: 0, max: 30 });
const amounts = fc.oneof(
  fc.record({
    unit: fc.constantFrom<Limit['unit']>('minutes', 'hours', 'working-minutes'),
    amount: fc.integer({ min: 0, max: 4000 }),
  }),
  fc.record({ unit: fc.constantFrom<Limit['unit']>('workdays', 'calendar-days'), amount: days }),
);
const limits = fc
  .tuple(amounts, fc.constantFrom('end-of-day', 'same-time'), fc.constantFrom('stay', 'next-workday'))
  .map(([{ unit, amount }, workdayRule, restDayRule]): Limit => {
    return { stage: 'handle', unit, amount, warnAt: [0.5, 0.8, 1], workdayRule, restDayRule } as Limit;
  });

const effects = fc.constantFrom<ClockEvent['effect']>('start', 'restart', 'stop', 'pause', 'resume', 'extend');
const causes = fc.constantFrom(undefined, 'resident', 'suspended');
const starts = fc.integer({ min: Date.UTC(2008, 0), max: Date.UTC(2025, 0) });
const gaps = fc.oneof(fc.integer({ min: 0, max: DAY }), fc.integer({ min: 0, max: 20 * DAY }), fc.constant(0));
const logs = fc
  .tuple(starts, fc.array(fc.tuple(effects, gaps, causes), { maxLength: 12 }))
  .map(([start, steps]): ClockEvent[] => {
    let at = start;
    const rest = steps.map(([effect, gap, cause]): ClockEvent => {
      at += gap;
      return { stage: 'handle', effect, at: new Date(at), amount: 1, ...(cause && { cause }) };
    });
    return [{ stage: 'handle', effect: 'start', at: new Date(start) }, ...rest];
  });

const endOf = (events: readonly ClockEvent[]): number => events.at(-1)?.at.getTime() ?? 0;
const reckon = (events: readonly ClockEvent[], limit: Limit, now: number): ClockState => {
  const state = reckonClock(events, calendar, limit, new Date(now));
  if (!state) throw new Error('the clock never started');
  return state;
};
const holds = (check: (events: ClockEvent[], limit: Limit, gap: number) => void): void =>
  fc.assert(fc.property(logs, limits, gaps, check), { numRuns: 3000 });

test('property: a due time reckoned again, from copies of everything and at another time, is the same', () => {
  const copy = JSON.parse(JSON.stringify(calendar)) as WorkingCalendar;
  holds((events, limit, gap) => {
    const first = reckon(events, limit, endOf(events));
    const later = reckonClock([...events], copy, { ...limit }, new Date(endOf(events) + gap));
    expect(later?.dueAt).toEqual(first.dueAt);
    expect(later?.beyondCoverage).toBe(first.beyondCoverage);
    expect(
      explainClock(events, calendar, limit, new Date(endOf(events))).find(({ kind }) => kind === 'due')?.at,
    ).toEqual(first.dueAt);
  });
});

test('property: nothing moves the start of the first run', () => {
  holds((events, limit, gap) => {
    expect(reckon(events, limit, endOf(events) + gap).firstStartedAt).toEqual(events[0]?.at);
  });
});

test('property: a pause keeps what was left, however long it is', () => {
  holds((events, limit, gap) => {
    const { workdayRule, restDayRule, unit } = limit;
    const before = reckon(events, limit, endOf(events));
    if (before.status !== 'running' || before.met === false) return;
    const at = new Date(endOf(events));
    const paused = [...events, { stage: 'handle', effect: 'pause', at } as const];
    const end = at.getTime() + gap;
    const resumed = reckon([...paused, { stage: 'handle', effect: 'resume', at: new Date(end) }], limit, end);
    expect(resumed.usedMinutes).toBeCloseTo(before.usedMinutes, 6);
    // Moving out of rest days may leave more.
    if (unit === 'calendar-days' && restDayRule === 'next-workday')
      expect(resumed.remainingMinutes).toBeGreaterThanOrEqual(before.remainingMinutes - 1e-6);
    else if (before.dueAt && before.dueAt > at) {
      expect(resumed.remainingMinutes).toBeCloseTo(before.remainingMinutes, 6);
      if (before.measure === 'elapsed') expect(resumed.dueAt?.getTime()).toBe(before.dueAt.getTime() + gap);
    }
    if (workdayRule && resumed.dueAt && before.dueAt)
      expect(resumed.dueAt.getTime()).toBeGreaterThanOrEqual(before.dueAt.getTime());
  });
});

test('property: more time makes no clock less used, and no warning comes back', () => {
  holds((events, limit, gap) => {
    const [now, later] = [reckon(events, limit, endOf(events)), reckon(events, limit, endOf(events) + gap)];
    expect(later.usedMinutes).toBeGreaterThanOrEqual(now.usedMinutes);
    expect(later.remainingMinutes).toBeLessThanOrEqual(now.remainingMinutes);
    expect(later.warnLevel).toBeGreaterThanOrEqual(now.warnLevel);
    if (now.met !== null) expect(later.met).toBe(now.met);
  });
});

test('property: overdue, the last warning, and nothing left are one and the same', () => {
  holds((events, limit, gap) => {
    const now = endOf(events) + gap;
    const state = reckon(events, limit, now);
    const due = state.dueAt?.getTime();
    if (state.status === 'running') expect(state.met === false).toBe(due !== undefined && now > due);
    if (state.met === false) expect([state.warnLevel, state.remainingMinutes <= 0]).toEqual([1, true]);
    if (state.status === 'stopped') expect(state.met).toBe((state.stoppedAt ?? 0) <= (state.dueAt ?? 0));
    if (state.nextWarnAt) expect(state.nextWarnAt.getTime()).toBeGreaterThan(now);
    const times = state.warnings.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});

test('property: a longer limit, and an extension, never end earlier', () => {
  holds((events, limit, gap) => {
    const now = endOf(events);
    const longer = { ...limit, amount: limit.amount + 1 + (gap % 7) };
    const [short, long] = [reckon(events, limit, now), reckon(events, longer, now)];
    if (short.dueAt && long.dueAt) expect(long.dueAt.getTime()).toBeGreaterThanOrEqual(short.dueAt.getTime());
    const extended = reckon(
      [...events, { stage: 'handle', effect: 'extend', at: new Date(now), amount: 3 }],
      limit,
      now,
    );
    if (short.dueAt && extended.dueAt) expect(extended.dueAt.getTime()).toBeGreaterThanOrEqual(short.dueAt.getTime());
  });
});
