import { describe, expect, it } from 'vitest';
import type { Limit } from '../../../kernel/clock.ts';
import type { ClockMove } from '../../../kernel/flow.ts';
import { HOUR } from '../../../kernel/time.ts';
import { mondayToFriday, type WorkingCalendar } from '../../../kernel/working-calendar.ts';
import { moveClocks, reckonMatterClocks } from './clocks.ts';
import type { ClockLogEntry } from './matter.ts';

const calendar: WorkingCalendar = {
  version: 'test',
  timezone: 'Asia/Shanghai',
  hours: mondayToFriday([{ from: '09:00', to: '17:00' }]),
  holidays: [],
  workdays: [],
  coveredFrom: '2026-01-01',
  coveredUntil: '2026-12-31',
};
const limit: Limit = { stage: 'contact', amount: 24, unit: 'hours', warnAt: [1] };
const start = new Date('2026-11-18T10:00:00+08:00');
const at = (hours: number): Date => new Date(start.getTime() + hours * HOUR);

/** What an act does to the clock, so many hours after the start. */
const after = (...moves: [hours: number, move: Omit<ClockMove, 'stage'>][]): ClockLogEntry[] =>
  moves.reduce<ClockLogEntry[]>(
    (log, [hours, move]) =>
      moveClocks(log, [{ stage: 'contact', ...move }], { calendar, limitOf: () => limit }, at(hours)),
    [],
  );
const stateOf = (log: readonly ClockLogEntry[], hours: number) => reckonMatterClocks(log, calendar, at(hours))[0];

describe('the clocks of a matter', () => {
  it('what was done stays done when a pause ends: the answer to a question does not undo the contact', () => {
    const contacted: [number, Omit<ClockMove, 'stage'>][] = [
      [0, { effect: 'start' }],
      [2, { effect: 'stop' }],
    ];
    const asked = after(
      ...contacted,
      [3, { effect: 'pause', cause: 'resident' }],
      [30, { effect: 'resume', cause: 'resident' }],
    );
    expect(stateOf(asked, 40)).toMatchObject({ status: 'stopped', met: true });
    // Rework names no cause: it takes the same run up again.
    expect(stateOf(after(...contacted, [30, { effect: 'resume' }]), 31)).toMatchObject({ status: 'running' });
  });

  it('two causes hold it still until both have ended, and leave what was left', () => {
    const log = after(
      [0, { effect: 'start' }],
      [4, { effect: 'pause', cause: 'merged' }],
      [5, { effect: 'pause', cause: 'suspended' }],
      [10, { effect: 'resume', cause: 'merged' }],
    );
    expect(stateOf(log, 11)).toMatchObject({ status: 'paused', dueAt: null });
    const on = moveClocks(
      log,
      [{ stage: 'contact', effect: 'resume', cause: 'suspended' }],
      { calendar, limitOf: () => limit },
      at(50),
    );
    expect(stateOf(on, 50)).toMatchObject({ status: 'running', remainingMinutes: 20 * 60, dueAt: at(70) });
  });

  it('an extension adds its amount in the unit of the limit', () => {
    const log = after([0, { effect: 'start' }], [1, { effect: 'extend', amount: 12 }]);
    expect(stateOf(log, 2)?.dueAt).toEqual(at(36));
  });

  it('a stage without a limit has no clock, and a start while it runs changes nothing', () => {
    expect(
      moveClocks([], [{ stage: 'report', effect: 'start' }], { calendar, limitOf: () => undefined }, start),
    ).toEqual([]);
    const once = after([0, { effect: 'start' }]);
    expect(after([0, { effect: 'start' }], [5, { effect: 'start' }])).toEqual(once);
  });
});
