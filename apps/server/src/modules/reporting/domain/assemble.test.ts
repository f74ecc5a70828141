import { describe, expect, test } from 'vitest';
import { type Asked, assembleDashboard } from './assemble.ts';
import type { Figures } from './figures.ts';
import { noSums, threeRates } from './rates.ts';

const D = '018f0000-0000-7000-8000-00000000000d';
const S1 = '018f0000-0000-7000-8000-000000000001';
const S2 = '018f0000-0000-7000-8000-000000000002';
const SHUT = '018f0000-0000-7000-8000-000000000003';
const WATER = '018f0000-0000-7000-8000-0000000000aa';
const HEAT = '018f0000-0000-7000-8000-0000000000bb';
const NOBODY = '00000000-0000-0000-0000-000000000000';

const sums = (given: Partial<typeof noSums>) => ({ ...noSums, ...given });
const stock = (open: number, overdue = 0, approaching = 0, unlimited = 0) => ({
  open,
  overdue,
  approaching,
  unlimited,
});
const figures = (given: Partial<Figures> = {}): Figures => ({
  area: { id: D, path: '/D/' },
  places: [
    { id: S1, code: 'S1', active: true },
    { id: S2, code: 'S2', active: true },
    { id: SHUT, code: 'S9', active: false },
  ],
  units: [HEAT, WATER],
  registered: [{ by: 'all', key: null, n: 0 }],
  ended: [{ by: 'all', key: null, n: 0 }],
  stock: [{ by: 'all', key: null, ...stock(0) }],
  rates: [{ by: 'all', key: null, ...noSums }],
  ...given,
});
const asked = (given: Partial<Asked> = {}): Asked => ({
  from: '2026-11-01',
  to: '2026-11-02',
  days: ['2026-11-01', '2026-11-02'],
  ...given,
});

describe('the three rates, formula v1', () => {
  test('who was not reached is in neither resolution nor satisfaction', () => {
    const rates = threeRates({
      due: 8,
      contactedInTime: 6,
      visited: 10,
      unreached: 2,
      answered: 8,
      solved: 4,
      satisfied: 7,
    });
    expect(rates).toEqual({
      response: { numerator: 6, denominator: 8, value: 0.75 },
      resolution: { numerator: 4, denominator: 8, value: 0.5 },
      satisfaction: { numerator: 7, denominator: 8, value: 0.875 },
      visited: 10,
      unreached: 2,
    });
  });

  test('nothing to divide by is no rate, not a rate of nought', () => {
    expect(threeRates(sums({ visited: 3, unreached: 3 })).satisfaction).toEqual({
      numerator: 0,
      denominator: 0,
      value: null,
    });
  });
});

describe('the lines of a dashboard', () => {
  test('every place below is a line, in the order of codes and not of figures; a closed one only when it has figures', () => {
    const lines = assembleDashboard(figures({ stock: [{ by: 'place', key: 'S2', ...stock(9, 9) }] }), asked()).byPlace;
    expect(lines.map((line) => [line.placeId, line.open, line.overdue])).toEqual([
      [S1, 0, 0],
      [S2, 9, 9],
    ]);
    const withShut = assembleDashboard(figures({ registered: [{ by: 'place', key: 'S9', n: 1 }] }), asked()).byPlace;
    expect(withShut.map((line) => line.placeId)).toContain(SHUT);
  });

  test('what lies at the place itself, or where several places stand at the top at none, is a last line', () => {
    const registered = [{ by: 'place' as const, key: '', n: 4 }];
    const lines = assembleDashboard(figures({ registered }), asked()).byPlace;
    expect(lines.at(-1)).toMatchObject({ placeId: D, registered: 4, filter: { notBelow: D } });
    const topmost = assembleDashboard(figures({ registered, area: { id: null, path: '/' } }), asked()).byPlace;
    expect(topmost.at(-1)).toMatchObject({ placeId: null, registered: 4, filter: { noPlace: true } });
  });

  test('units with figures only; no unit yet comes last, however the sums name it', () => {
    const lines = assembleDashboard(
      figures({
        registered: [
          { by: 'unit', key: WATER, n: 3 },
          { by: 'unit', key: null, n: 2 },
        ],
        rates: [{ by: 'unit', key: NOBODY, ...sums({ visited: 5, unreached: 5 }) }],
      }),
      asked(),
    ).byUnit;
    expect(lines.map((line) => [line.unitId, line.registered, line.visited, line.filter])).toEqual([
      [WATER, 3, 0, { leadId: WATER }],
      [null, 2, 5, { noLead: true }],
    ]);
  });

  test('every day has its place, also those without an event', () => {
    const { byDay } = assembleDashboard(
      figures({
        registered: [{ by: 'day', key: '2026-11-02', n: 3 }],
        ended: [{ by: 'day', key: '2026-11-01', n: 1 }],
      }),
      asked(),
    );
    expect(byDay).toEqual([
      { day: '2026-11-01', registered: 0, ended: 1 },
      { day: '2026-11-02', registered: 3, ended: 0 },
    ]);
  });

  test('the ten most frequent categories, ties by code', () => {
    const registered = Array.from({ length: 12 }, (_, i) => ({
      by: 'category' as const,
      key: `C${String(i).padStart(2, '0')}`,
      n: i === 11 ? 5 : 1,
    }));
    const { byCategory } = assembleDashboard(figures({ registered }), asked());
    expect(byCategory.map((row) => row.category)).toEqual([
      'C11',
      'C00',
      'C01',
      'C02',
      'C03',
      'C04',
      'C05',
      'C06',
      'C07',
      'C08',
    ]);
  });

  test('what is open is within, approaching, breached or without a limit, and nothing else', () => {
    const { open, warn } = assembleDashboard(
      figures({ stock: [{ by: 'all', key: null, ...stock(10, 3, 2, 1) }] }),
      asked(),
    );
    expect(warn).toEqual({ within: 4, approaching: 2, breached: 3, unlimited: 1 });
    expect(warn.within + warn.approaching + warn.breached + warn.unlimited).toBe(open);
  });
});

describe('the lists behind the figures', () => {
  test('carry what was asked for', () => {
    const { filters, byState } = assembleDashboard(
      figures({ registered: [{ by: 'state', key: 'closed', n: 2 }] }),
      asked({ placeId: S1, unitId: WATER, category: 'C01' }),
    );
    const within = { placeId: S1, leadWithin: WATER, category: 'C01' };
    expect(filters.overdue).toEqual({ ...within, overdue: true });
    expect(filters.solved).toEqual({ ...within, followedFrom: '2026-11-01', followedTo: '2026-11-02', solved: true });
    expect(byState[0]?.filter).toEqual({ ...within, from: '2026-11-01', to: '2026-11-02', state: ['closed'] });
  });

  test('of what has no category yet', () => {
    const { byCategory } = assembleDashboard(figures({ registered: [{ by: 'category', key: null, n: 2 }] }), asked());
    expect(byCategory[0]?.filter).toEqual({ from: '2026-11-01', to: '2026-11-02', noCategory: true });
  });
});
