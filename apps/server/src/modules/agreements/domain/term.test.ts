import { describe, expect, it } from 'vitest';
import { addMonths, nextReview } from './term.ts';

const terms = { reviewMonths: 6, reviewWithinDays: 30 };

describe('the term of an agreement', () => {
  it.each([
    ['2026-11-18', 6, '2027-05-18'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2026-12-31', 12, '2027-12-31'],
  ])('%s and %i months are %s', (from, months, then) => {
    expect(addMonths(from, months)).toBe(then);
  });

  it('is reviewed every half-year, the last time a month before its end', () => {
    const term = { fromOn: '2026-11-18', untilOn: '2028-11-17' };
    const days: string[] = [];
    for (let on = nextReview(term, '2026-11-18', terms); on; on = nextReview(term, on, terms)) days.push(on);
    expect(days).toEqual(['2027-05-18', '2027-11-18', '2028-05-18', '2028-10-18']);
    expect(nextReview({ fromOn: '2026-11-18', untilOn: '2026-12-01' }, '2026-11-18', terms)).toBe(null);
  });
});
