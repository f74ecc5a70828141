import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../lib/civil-day.ts';
import { type PeriodKind, periodOf, readPeriod, stepPeriod, writePeriod } from './period.ts';

const TODAY = '2026-11-21'; // a Saturday
const read = (query: string) => {
  const { kind, from, to } = readPeriod(new URLSearchParams(query), TODAY);
  return [kind, from, to];
};

test('a period under way ends today, a past one is whole', () => {
  expect(read('')).toEqual(['month', '2026-11-01', TODAY]);
  expect(read('period=week')).toEqual(['week', '2026-11-16', TODAY]);
  expect(read('period=half')).toEqual(['half', '2026-11-16', TODAY]);
  expect(read('period=half&on=2026-11-15')).toEqual(['half', '2026-11-01', '2026-11-15']);
  expect(read('period=half&on=2026-02-20')).toEqual(['half', '2026-02-16', '2026-02-28']);
  expect(read('period=week&on=2026-11-15')).toEqual(['week', '2026-11-09', '2026-11-15']);
  expect(read('period=days30')).toEqual(['days30', '2026-10-23', TODAY]);
  expect(read('period=custom&from=2026-01-01&to=2026-03-31')).toEqual(['custom', '2026-01-01', '2026-03-31']);
});

test('what the address cannot mean is this month', () => {
  for (const query of ['period=year', 'period=custom&from=2026-02-30&to=2026-03-01', 'on=soon', 'on=2027-01-01']) {
    expect(read(query)).toEqual(['month', '2026-11-01', TODAY]);
  }
});

test('steps go back without a gap, and never into the future', () => {
  const kinds: Exclude<PeriodKind, 'custom'>[] = ['week', 'half', 'month', 'days30'];
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 900 }), (kind, back) => {
      const period = periodOf(kind, addDays(TODAY, -back), TODAY);
      const before = stepPeriod(period, -1, TODAY);
      expect(before && addDays(before.to, 1)).toBe(period.from);
      expect(before && stepPeriod(before, 1, TODAY)).toEqual(period);
      expect(readPeriod(new URLSearchParams(writePeriod(period, TODAY)), TODAY)).toEqual(period);
    }),
  );
  for (const kind of kinds) expect(stepPeriod(periodOf(kind, TODAY, TODAY), 1, TODAY)).toBeNull();
  expect(stepPeriod({ kind: 'custom', from: '2026-01-01', to: '2026-01-02' }, -1, TODAY)).toBeNull();
});
