import { describe, expect, it } from 'vitest';
import { endOfPeriod, isDay, monthOf } from './calendar.ts';

describe('by when a round is due', () => {
  it('a day by its own end, a week by its Sunday, a month by its last day', () => {
    expect(endOfPeriod('2026-11-18', 'day')).toBe('2026-11-18'); // a Wednesday
    expect(endOfPeriod('2026-11-18', 'week')).toBe('2026-11-22'); // Sunday
    expect(endOfPeriod('2026-11-22', 'week')).toBe('2026-11-22');
    expect(endOfPeriod('2026-11-23', 'week')).toBe('2026-11-29'); // from Monday
    expect(endOfPeriod('2026-12-31', 'week')).toBe('2027-01-03');
    expect(endOfPeriod('2028-02-01', 'month')).toBe('2028-02-29');
    expect(endOfPeriod('2026-12-05', 'month')).toBe('2026-12-31');
  });

  it('knows a day that exists from one that does not', () => {
    expect([isDay('2026-02-28'), isDay('2026-02-30'), isDay('2026-13-01')]).toEqual([true, false, false]);
    expect(monthOf('2026-02-28')).toBe('2026-02');
  });
});
