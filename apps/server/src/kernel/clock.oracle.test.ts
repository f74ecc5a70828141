/** 10,000 clocks against a slow reckoning that knows nothing of ours: it walks minute by minute through twenty years. */
import { expect, test } from 'vitest';
import { chinaCalendar } from '../platform/calendar/china-calendar.ts';
import { type ClockEvent, type Limit, reckonClock } from './clock.ts';
import { mondayToFriday, type WorkingCalendar } from './working-calendar.ts';

const CASES = 10_000;
const MINUTE = 60_000;
const DAY_MINUTES = 1440;
const summerHours = [
  { from: '08:30', to: '12:00' },
  { from: '15:00', to: '18:00' },
];
const calendar: WorkingCalendar = {
  ...chinaCalendar(),
  version: 'oracle',
  seasons: [{ from: '05-01', to: '09-30', hours: mondayToFriday(summerHours) }],
};

// Minutes are counted on the wall clock of UTC+8 from here on; no year since 2007 had summer time.
const origin = Date.parse('2007-01-01T00:00:00+08:00');
const days = Math.round((Date.parse('2027-01-01T00:00:00+08:00') - origin) / (DAY_MINUTES * MINUTE));

/** 1 for each minute that is worked. */
const isWorked = new Uint8Array(days * DAY_MINUTES);
for (let day = 0; day < days; day++) {
  const date = new Date(Date.UTC(2007, 0, 1 + day));
  const name = date.toISOString().slice(0, 10);
  const isPlain = date.getUTCDay() >= 1 && date.getUTCDay() <= 5;
  if (calendar.workdays.includes(name) || (isPlain && !calendar.holidays.includes(name))) {
    const isSummer = name.slice(5) >= '05-01' && name.slice(5) <= '09-30';
    const [opens, closes] = isSummer ? [15 * 60, 18 * 60] : [14 * 60 + 30, 17 * 60 + 30];
    for (let minute = 8 * 60 + 30; minute < 12 * 60; minute++) isWorked[day * DAY_MINUTES + minute] = 1;
    for (let minute = opens; minute < closes; minute++) isWorked[day * DAY_MINUTES + minute] = 1;
  }
}

interface Case {
  start: number;
  limit: Limit;
  pauses: [from: number, until: number][];
  stop: number;
}

const dayHasWork = (day: number): boolean => isWorked[day * DAY_MINUTES + 540] === 1;
function endOf(day: number): number {
  for (let minute = DAY_MINUTES - 1; minute >= 0; minute--)
    if (isWorked[day * DAY_MINUTES + minute]) return day * DAY_MINUTES + minute + 1;
  return (day + 1) * DAY_MINUTES;
}

/** The due minute without pauses. */
function slowDue({ start, limit }: Case): number {
  const { amount, unit, restDayRule, workdayRule } = limit;
  if (unit === 'minutes') return start + amount;
  if (unit === 'hours') return start + amount * 60;
  if (unit === 'working-minutes') {
    let at = start;
    for (let left = amount; left > 0; at++) left -= isWorked[at] ?? 0;
    return at;
  }
  let day = Math.floor(start / DAY_MINUTES);
  const mustWork = unit === 'workdays' || restDayRule === 'next-workday';
  if (amount === 0 && workdayRule !== 'same-time' && endOf(day) <= start) day++;
  if (unit === 'calendar-days') day += amount;
  else for (let left = amount; left > 0; ) if (dayHasWork(++day)) left--;
  while (mustWork && !dayHasWork(day)) day++;
  return workdayRule === 'same-time' ? day * DAY_MINUTES + (start % DAY_MINUTES) : endOf(day);
}

/** The due minute with pauses: what the unbroken limit holds is used up again, minute by minute, leaving out the pauses. */
function slowDueWithPauses(one: Case): number {
  const unbroken = slowDue(one);
  const isWorking = one.limit.unit === 'working-minutes' || one.limit.unit === 'workdays';
  const counts = (minute: number): boolean => !isWorking || isWorked[minute] === 1;
  let left = 0;
  for (let minute = one.start; minute < unbroken; minute++) if (counts(minute)) left++;
  let at = one.start;
  for (; left > 0; at++) {
    const isPaused = one.pauses.some(([from, until]) => at >= from && at < until);
    if (!isPaused && counts(at)) left--;
  }
  // Nothing counted was lost: a due time outside working hours stays where it was.
  return Math.max(at, unbroken);
}

/** Small, fast, and the same on every run (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function makeCase(random: (below: number) => number): Case {
  const start = random((days - 200) * DAY_MINUTES);
  const shapes: Partial<Limit>[] = [
    { unit: 'minutes', amount: random(5000) },
    { unit: 'hours', amount: random(240) },
    { unit: 'working-minutes', amount: random(4000) },
    { unit: 'workdays', amount: random(25) },
    { unit: 'workdays', amount: 1 + random(20), workdayRule: 'same-time' },
    { unit: 'calendar-days', amount: random(61) },
    { unit: 'calendar-days', amount: random(61), workdayRule: 'same-time' },
    { unit: 'calendar-days', amount: random(61), restDayRule: 'next-workday' },
  ];
  const shape = shapes[random(shapes.length)] ?? {};
  const limit = { stage: 'handle', amount: 0, unit: 'minutes', warnAt: [0.5, 0.8, 1], ...shape } as const;
  const pauses: [number, number][] = [];
  // A limit that dodges rest days, or ends after hours, rolls on when paused; that is tried by name elsewhere.
  const canPause = limit.restDayRule === undefined && !(limit.unit === 'workdays' && limit.workdayRule === 'same-time');
  let at = start;
  for (let left = canPause ? random(4) : 0; left > 0; left--) {
    const from = at + random(3 * DAY_MINUTES);
    at = from + random(6 * DAY_MINUTES);
    pauses.push([from, at]);
  }
  return { start, limit: limit as Limit, pauses, stop: at + random(40 * DAY_MINUTES) };
}

const instant = (minute: number): Date => new Date(origin + minute * MINUTE);
function eventsOf({ start, pauses, stop }: Case): ClockEvent[] {
  const event = (effect: ClockEvent['effect'], minute: number): ClockEvent => ({
    stage: 'handle',
    effect,
    at: instant(minute),
  });
  return [
    event('start', start),
    ...pauses.flatMap(([from, until]) => [event('pause', from), event('resume', until)]),
    event('stop', stop),
  ];
}

test(`${CASES.toLocaleString('en')} random clocks equal a minute-by-minute reckoning, whatever hour the server thinks it is`, () => {
  const random = randomFrom(20_251_001);
  const differing: unknown[] = [];
  const seen = { met: 0, late: 0, paused: 0 };
  for (let count = 0; count < CASES; count++) {
    const one = makeCase(random);
    const slow = slowDueWithPauses(one);
    const events = eventsOf(one);
    const state = reckonClock(events, calendar, one.limit, instant(one.stop));
    const isMet = one.stop <= slow;
    seen[isMet ? 'met' : 'late']++;
    if (one.pauses.some(([from]) => from < slow)) seen.paused++;
    if (state?.dueAt?.getTime() !== instant(slow).getTime() || state.met !== isMet || state.beyondCoverage)
      differing.push({ ...one, start: instant(one.start), expected: instant(slow), state });
    // The machine's clock jumps by an hour: the due time does not.
    const running = events.slice(0, -1);
    const now = instant(one.stop);
    for (const jump of [-60, 60]) {
      const jumped = reckonClock(running, calendar, one.limit, new Date(now.getTime() + jump * MINUTE));
      if (jumped?.dueAt?.getTime() !== instant(slow).getTime()) differing.push({ jump, state: jumped });
    }
  }
  expect(differing.slice(0, 3)).toEqual([]);
  // The cases are worth something only when all of these are common.
  expect(Math.min(seen.met, seen.late, seen.paused)).toBeGreaterThan(CASES / 10);
});
