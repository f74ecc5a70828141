import { describe, expect, it, test } from 'vitest';
import { calendarOf, type DutyPlan, dutyOf, turnAt } from './duty.ts';

const CHINA = 'Asia/Shanghai';
const at = (text: string): number => new Date(`${text}+08:00`).getTime();
const local = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);
const office = { dayStart: '08:30', nightStart: '18:00' };
const round = { dayStart: '00:00', nightStart: null };

describe('the turn that runs', () => {
  // 2026-11-18 is a Wednesday.
  test.each([
    ['2026-11-18T08:29:59', '2026-11-17', 2, 'night', '2026-11-18T08:30'],
    ['2026-11-18T08:30:00', '2026-11-18', 3, 'day', '2026-11-18T18:00'],
    ['2026-11-18T17:59:59', '2026-11-18', 3, 'day', '2026-11-18T18:00'],
    ['2026-11-18T18:00:00', '2026-11-18', 3, 'night', '2026-11-19T08:30'],
    ['2026-11-18T23:59:59', '2026-11-18', 3, 'night', '2026-11-19T08:30'],
    ['2026-11-19T00:00:00', '2026-11-18', 3, 'night', '2026-11-19T08:30'],
    ['2026-11-22T20:00:00', '2026-11-22', 7, 'night', '2026-11-23T08:30'],
    ['2026-11-23T03:00:00', '2026-11-22', 7, 'night', '2026-11-23T08:30'],
    ['2027-01-01T05:00:00', '2026-12-31', 4, 'night', '2027-01-01T08:30'],
  ])('%s belongs to %s', (when, day, weekday, shift, until) => {
    const turn = turnAt(at(when), office, CHINA);
    expect({ ...turn, until: local(turn.until) }).toEqual({ day, weekday, shift, until });
  });

  it('changes at midnight where one person has the whole day', () => {
    const before = turnAt(at('2026-11-18T23:59:59.999'), round, CHINA);
    const after = turnAt(at('2026-11-19T00:00:00'), round, CHINA);
    expect([before.day, before.shift, local(before.until)]).toEqual(['2026-11-18', 'day', '2026-11-19T00:00']);
    expect([after.day, after.shift, local(after.until)]).toEqual(['2026-11-19', 'day', '2026-11-20T00:00']);
  });

  it('ends at the next instant at which another begins, whatever the hour', () => {
    for (let hour = 0; hour < 48; hour++) {
      const now = at('2026-11-18T00:00:00') + hour * 3_600_000;
      const { until } = turnAt(now, office, CHINA);
      expect(until).toBeGreaterThan(now);
      const [last, next] = [turnAt(until - 1, office, CHINA), turnAt(until, office, CHINA)];
      expect(last.until).toBe(until);
      expect([next.day, next.shift]).not.toEqual([last.day, last.shift]);
    }
  });
});

describe('who has a turn', () => {
  const slots = [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, shift: 'day' as const, personId: 'an' },
    { weekday, shift: 'night' as const, personId: 'bo' },
  ]);
  const plan = (exceptions: DutyPlan['exceptions'] = []): DutyPlan => ({
    rosters: [
      { slots: [{ weekday: 3, shift: 'day', personId: 'chen' }], validFrom: '2026-12-01', validUntil: null },
      { slots, validFrom: '2026-01-01', validUntil: '2026-11-30' },
    ],
    exceptions,
  });
  const wednesday = { day: '2026-11-18', weekday: 3 };

  it('the week says so; on a day it does not name nobody has it', () => {
    expect(dutyOf(plan(), { ...wednesday, shift: 'day' })).toEqual({
      personId: 'an',
      standIn: false,
      insteadOfId: null,
    });
    expect(dutyOf(plan(), { day: '2026-11-22', weekday: 7, shift: 'day' }).personId).toBeNull();
  });

  it('a new week counts from its day on, and the former up to the day before', () => {
    expect(dutyOf(plan(), { day: '2026-11-25', weekday: 3, shift: 'day' }).personId).toBe('an');
    expect(dutyOf(plan(), { day: '2026-12-02', weekday: 3, shift: 'day' }).personId).toBe('chen');
    expect(dutyOf(plan(), { day: '2025-12-31', weekday: 3, shift: 'day' }).personId).toBeNull();
  });

  it('a stand-in takes the days, one shift of them, or the turns of one person', () => {
    const days = { from: '2026-11-18', until: '2026-11-19', shift: null, insteadOfId: null, personId: 'deng' };
    expect(dutyOf(plan([days]), { ...wednesday, shift: 'night' })).toEqual({
      personId: 'deng',
      standIn: true,
      insteadOfId: 'bo',
    });
    expect(dutyOf(plan([days]), { day: '2026-11-20', weekday: 5, shift: 'day' }).personId).toBe('an');
    expect(dutyOf(plan([{ ...days, shift: 'day' }]), { ...wednesday, shift: 'night' }).personId).toBe('bo');
    expect(dutyOf(plan([{ ...days, insteadOfId: 'an' }]), { ...wednesday, shift: 'night' }).personId).toBe('bo');
    expect(dutyOf(plan([{ ...days, insteadOfId: 'an' }]), { ...wednesday, shift: 'day' }).personId).toBe('deng');
  });

  it('nobody may be on duty by exception, and the latest exception counts', () => {
    const nobody = { from: '2026-11-18', until: '2026-11-18', shift: null, insteadOfId: null, personId: null };
    expect(dutyOf(plan([nobody]), { ...wednesday, shift: 'day' })).toMatchObject({ personId: null, insteadOfId: 'an' });
    const later = { ...nobody, personId: 'deng' };
    expect(dutyOf(plan([later, nobody]), { ...wednesday, shift: 'day' }).personId).toBe('deng');
  });

  it('the calendar shows what the single questions answer', () => {
    const stand = {
      from: '2026-11-19',
      until: '2026-11-19',
      shift: 'night' as const,
      insteadOfId: null,
      personId: 'deng',
    };
    const days = calendarOf(plan([stand]), office, '2026-11-18', 3);
    expect(days.map(({ day, turns }) => [day, ...turns.map(({ personId }) => personId)])).toEqual([
      ['2026-11-18', 'an', 'bo'],
      ['2026-11-19', 'an', 'deng'],
      ['2026-11-20', 'an', 'bo'],
    ]);
    expect(days[1]?.turns[1]?.standIn).toBe(true);
    expect(calendarOf(plan(), round, '2026-11-18', 1)[0]?.turns).toHaveLength(1);
  });
});
