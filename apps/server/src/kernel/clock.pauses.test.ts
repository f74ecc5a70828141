/** What moves a due time and what does not: pauses, extensions, rework, re-handling, a server clock set back. */
import { describe, expect, test } from 'vitest';
import { chinaCalendar } from '../platform/calendar/china-calendar.ts';
import { type ClockEffect, type ClockEvent, type ClockState, type Limit, reckonClock } from './clock.ts';
import { runsOf } from './clock-runs.ts';
import { civilDateOf, clockTimeOf, instantOf } from './time.ts';

/** 08:30–12:00 and 14:30–17:30: six and a half hours a day. */
const calendar = chinaCalendar();
const at = (text: string): Date => instantOf(text.slice(0, 10), text.slice(11));
const text = (date: Date | null): string | null => date && `${civilDateOf(date)} ${clockTimeOf(date)}`;
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
  warnAt: [0.5, 0.8, 1],
  ...more,
});
const stateOf = (events: ClockEvent[], of: Limit, now: string): ClockState => {
  const state = reckonClock(events, calendar, of, at(now));
  if (!state) throw new Error('the clock never started');
  return state;
};

describe('pause and resume', () => {
  const start = event('2025-03-03 09:00', 'start'); // Monday
  const pause = event('2025-03-04 10:00', 'pause', { cause: 'resident' }); // Tuesday
  const resume = event('2025-03-06 15:00', 'resume', { cause: 'resident' }); // Thursday

  test('while paused there is no due time and what is left stands still', () => {
    const first = stateOf([start, pause], limit(5, 'workdays'), '2025-03-04 11:00');
    const later = stateOf([start, pause], limit(5, 'workdays'), '2025-05-20 11:00');
    expect(first).toMatchObject({
      status: 'paused',
      dueAt: null,
      pausedAt: at('2025-03-04 10:00'),
      nextWarnAt: null,
      met: null,
    });
    expect(later).toEqual(first);
    const resumed = stateOf([start, pause, resume], limit(5, 'workdays'), '2025-03-06 15:00');
    expect(resumed.remainingMinutes).toBe(first.remainingMinutes);
    expect(resumed.usedMinutes).toBe(first.usedMinutes);
  });

  test.each([
    // Working units lose 5 h of Tuesday, Wednesday's 6 h 30 and 4 h of Thursday: 15 h 30; wall units 2 d 5 h.
    [limit(5, 'workdays'), '2025-03-13 11:00'], // Monday 10, 17:30 + 15 h 30
    [limit(780, 'working-minutes'), '2025-03-07 11:30'], // 7 h 30 of 13 h used: 2 h 30 on Thursday, 3 h on Friday
    [limit(48, 'hours'), '2025-03-07 14:00'],
    [limit(7, 'calendar-days'), '2025-03-12 22:30'],
    [limit(7, 'calendar-days', { workdayRule: 'same-time' }), '2025-03-12 14:00'],
    [limit(4, 'calendar-days', { restDayRule: 'next-workday' }), '2025-03-10 22:30'], // Friday 7, 17:30 + 2 d 5 h: Sunday → Monday
  ])('a resume keeps what was left: %o', (of, expected) => {
    expect(text(stateOf([start, pause, resume], of, '2025-03-06 15:00').dueAt)).toBe(expected);
  });

  test('a pause outside working hours moves no working limit', () => {
    const events = [start, event('2025-03-04 18:00', 'pause'), event('2025-03-05 08:30', 'resume')];
    expect(text(stateOf(events, limit(5, 'workdays'), '2025-03-05 09:00').dueAt)).toBe('2025-03-10 17:30');
    expect(text(stateOf(events, limit(5, 'calendar-days'), '2025-03-05 09:00').dueAt)).toBe('2025-03-09 14:30');
  });

  test('suspended 60 d, reviewed, resumed: the limit left is correct', () => {
    const suspended = event('2025-03-06 12:00', 'pause', { cause: 'suspended' }); // Thursday, three and a half days used
    const review = event('2025-04-10 09:00', 'pause', { cause: 'suspended' }); // the review prolongs it: no second pause
    const resumed = event('2025-05-05 12:00', 'resume', { cause: 'suspended' }); // 60 days later, in 劳动节
    const before = stateOf([start, suspended], limit(15, 'workdays'), '2025-03-20 10:00');
    const after = stateOf([start, suspended, review, resumed], limit(15, 'workdays'), '2025-05-05 12:00');
    // Left: the afternoon (3 h) and eleven days from Friday 7 to Friday 21 plus Monday 24 March.
    expect(before.remainingMinutes).toBe(180 + 12 * 390);
    expect(after.remainingMinutes).toBe(before.remainingMinutes);
    // From Tuesday 6 May: twelve days to Wednesday 21 May, then 3 h of Thursday 22.
    expect(text(after.dueAt)).toBe('2025-05-22 11:30');
    expect(after.firstStartedAt).toEqual(at('2025-03-03 09:00'));
  });

  test('two causes at once: the clock stands still until the last one ends', () => {
    const both = [
      start,
      pause,
      event('2025-03-04 11:00', 'pause', { cause: 'suspended' }),
      event('2025-03-04 15:00', 'resume', { cause: 'resident' }),
    ];
    expect(stateOf(both, limit(5, 'workdays'), '2025-03-05 09:00')).toMatchObject({
      status: 'paused',
      pausedAt: at('2025-03-04 10:00'),
    });
    const ended = [...both, event('2025-03-06 15:00', 'resume', { cause: 'suspended' })];
    expect(text(stateOf(ended, limit(5, 'workdays'), '2025-03-06 15:00').dueAt)).toBe('2025-03-13 11:00');
    const atOnce = [...both, event('2025-03-06 15:00', 'resume')];
    expect(stateOf(atOnce, limit(5, 'workdays'), '2025-03-06 15:00').status).toBe('running');
  });

  test('a pause after the due time does not undo that it was missed', () => {
    const late = [start, event('2025-03-11 09:00', 'pause'), event('2025-03-20 09:00', 'resume')];
    const paused = stateOf(late.slice(0, 2), limit(5, 'workdays'), '2025-03-12 09:00');
    expect(paused).toMatchObject({
      status: 'paused',
      dueAt: at('2025-03-10 17:30'),
      met: false,
      remainingMinutes: -30,
    });
    expect(stateOf(late, limit(5, 'workdays'), '2025-03-20 09:00')).toMatchObject({
      dueAt: at('2025-03-10 17:30'),
      remainingMinutes: -30,
    });
  });

  test('a pause that begins at the due instant itself comes too late', () => {
    const events = [start, event('2025-03-10 17:30', 'pause'), event('2025-03-20 09:00', 'resume')];
    expect(stateOf(events, limit(5, 'workdays'), '2025-03-20 09:00')).toMatchObject({
      dueAt: at('2025-03-10 17:30'),
      met: false,
    });
  });

  test('a stop ends a pause: what was paused until then is not charged', () => {
    const events = [start, pause, event('2025-03-06 15:00', 'stop')];
    expect(stateOf(events, limit(5, 'workdays'), '2025-04-01 09:00')).toMatchObject({
      status: 'stopped',
      pausedAt: null,
      dueAt: at('2025-03-13 11:00'),
      met: true,
      usedMinutes: 360 + 90,
    });
  });
});

describe('what does and does not move a clock', () => {
  const start = event('2025-03-03 09:00', 'start');

  test('handing on, returning and merging never reset it: a start while it runs or is paused is not heard', () => {
    const again = event('2025-03-05 09:00', 'start');
    const paused = [start, event('2025-03-04 10:00', 'pause'), again, event('2025-03-06 15:00', 'resume')];
    expect(stateOf([start, again], limit(5, 'workdays'), '2025-03-06 09:00')).toEqual(
      stateOf([start], limit(5, 'workdays'), '2025-03-06 09:00'),
    );
    expect(stateOf(paused, limit(5, 'workdays'), '2025-03-07 09:00')).toMatchObject({
      run: 1,
      startedAt: start.at,
      dueAt: at('2025-03-13 11:00'),
    });
  });

  test('an extension adds to the limit from its start, also after a pause', () => {
    const events = [start, event('2025-03-05 09:00', 'extend', { amount: 5 })];
    expect(text(stateOf(events, limit(5, 'workdays'), '2025-03-06 09:00').dueAt)).toBe('2025-03-17 17:30');
    const paused = [start, event('2025-03-04 10:00', 'pause'), event('2025-03-04 11:00', 'resume'), ...events.slice(1)];
    expect(text(stateOf(paused, limit(5, 'workdays'), '2025-03-06 09:00').dueAt)).toBe('2025-03-18 09:30');
    expect(stateOf(paused, limit(5, 'workdays'), '2025-03-06 09:00').firstStartedAt).toEqual(start.at);
  });

  test('rework carries the same run on and does not charge the time under verification', () => {
    const events = [start, event('2025-03-06 09:00', 'stop'), event('2025-03-10 09:00', 'resume')];
    const state = stateOf(events, limit(5, 'workdays'), '2025-03-10 09:00');
    expect(state).toMatchObject({ status: 'running', run: 1, stoppedAt: null, dueAt: at('2025-03-12 17:30') });
  });

  test('re-handling begins a new run; the first start stays on record', () => {
    const stopped = [start, event('2025-03-06 09:00', 'stop')];
    for (const effect of ['start', 'restart'] as const) {
      const state = stateOf([...stopped, event('2025-03-20 10:00', effect)], limit(5, 'workdays'), '2025-03-21 09:00');
      expect(state).toMatchObject({
        run: 2,
        startedAt: at('2025-03-20 10:00'),
        firstStartedAt: start.at,
        dueAt: at('2025-03-27 17:30'),
      });
    }
    const running = stateOf([start, event('2025-03-20 10:00', 'restart')], limit(5, 'workdays'), '2025-03-21 09:00');
    expect(running).toMatchObject({ run: 2, met: null, warnLevel: 0 });
  });

  test('a run that was stopped keeps its stop when the next begins, one that ran is stopped by it', () => {
    const log = [
      start,
      event('2025-03-06 09:00', 'stop'),
      event('2025-03-20 10:00', 'start'),
      event('2025-03-21 10:00', 'restart'),
    ];
    expect(runsOf(log, 'handle').map(({ stoppedAt }) => stoppedAt && text(new Date(stoppedAt)))).toEqual([
      '2025-03-06 09:00',
      '2025-03-21 10:00',
      null,
    ]);
  });

  test('after a stop nothing but a resume or a new run is heard', () => {
    const stopped = [start, event('2025-03-06 09:00', 'stop')];
    const before = stateOf(stopped, limit(5, 'workdays'), '2025-04-01 09:00');
    const after = [
      event('2025-03-07 09:00', 'pause'),
      event('2025-03-08 09:00', 'extend', { amount: 9 }),
      event('2025-03-09 09:00', 'stop'),
    ];
    expect(stateOf([...stopped, ...after], limit(5, 'workdays'), '2025-04-01 09:00')).toEqual(before);
  });

  test('a server clock set back by an hour neither moves the due time nor runs the clock backwards', () => {
    const normal = [start, event('2025-03-04 10:00', 'pause'), event('2025-03-04 10:00', 'resume')];
    const back = [start, event('2025-03-04 10:00', 'pause'), event('2025-03-04 09:00', 'resume')];
    expect(stateOf(back, limit(5, 'workdays'), '2025-03-04 09:30')).toEqual(
      stateOf(normal, limit(5, 'workdays'), '2025-03-04 10:00'),
    );
    const dues = ['08:00', '09:00', '10:00'].map((now) => stateOf([start], limit(4, 'hours'), `2025-03-03 ${now}`));
    expect(dues.map(({ dueAt }) => text(dueAt))).toEqual(Array(3).fill('2025-03-03 13:00'));
    expect(dues.map(({ usedMinutes }) => usedMinutes)).toEqual([0, 0, 60]);
  });
});
