import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { createUnit } from '../organizations/index.ts';
import { type ListFilter, requestsEndpoints } from '../requests/contract.ts';
import { sweepTenant } from '../requests/index.ts';
import { evidence } from '../requests/testing.ts';
import { type Dashboard, reportingEndpoints } from './contract.ts';
import { liveEightDays } from './testing.ts';

const PERIOD = { from: '2026-11-09', to: '2026-11-18' };
const SHORTER = { from: '2026-11-11', to: '2026-11-13' };

let app: TestApp;
let categories: string[];

beforeAll(async () => {
  app = await startTestApp();
  const pumps = await app.inTransaction((ctx) =>
    createUnit(ctx, { kind: 'department', code: 'pumps', name: '泵站', parentId: app.units.water! }),
  );
  app.units.pumps = pumps.id;
  const leaders = ['water', 'heat', 'pumps', 'heat'];
  ({ categories } = await liveEightDays(app, new Date('2026-11-09T09:00:00+08:00'), leaders));
  app.setNow(new Date('2026-11-16T15:05:00+08:00'));
  await sweepTenant(app.platform, app.tenantId);
  await excludeOne();
}, 240_000);

/** One that was followed up is left out of the assessment of its unit. */
async function excludeOne(): Promise<void> {
  const { rows } = await app.platform.db.owner.query(
    `select m.id from requests r join matters m using (tenant_id, id) where r.reached and m.lead_id = $1 order by r.followed_up_at desc limit 1`,
    [app.units.water],
  );
  const handler = await app.signIn('department-handler', { unit: 'water' });
  let appeal = await app.call(requestsEndpoints.appealAssessment, {
    as: handler,
    params: { id: rows[0].id },
    body: { ground: 'other', reason: '不属实', files: [await evidence(app, handler)] },
  });
  for (const role of ['district-dispatcher', 'supervisor']) {
    appeal = await app.call(requestsEndpoints.voteOnExclusion, {
      as: await app.signIn(role, { unit: 'd' }),
      params: { id: appeal.json.id },
      body: { version: appeal.json.version, accepted: true, reason: '属实' },
    });
  }
  expect(appeal.json, appeal.text).toMatchObject({ state: 'accepted' });
}
afterAll(() => app.stop());

/** A number of the dashboard, where it stands, and the list that it opens. */
interface Figure {
  name: string;
  count: number;
  filter: ListFilter;
}

function figuresOf(report: Dashboard): Figure[] {
  const { filters, warn, rates, registered, ended, open, overdue } = report;
  const { visited, unreached, response, resolution, satisfaction } = rates;
  const totals = { registered, open, overdue, visited, unreached, response, resolution, satisfaction };
  return [
    ...lineOf('total', totals, filters, {}),
    ...assessedOf(report),
    { name: 'ended', count: ended, filter: filters.ended },
    { name: 'breached', count: warn.breached, filter: filters.overdue },
    { name: 'within', count: warn.within, filter: filters.within },
    { name: 'approaching', count: warn.approaching, filter: filters.approaching },
    { name: 'unlimited', count: warn.unlimited, filter: filters.unlimited },
    ...report.byPlace.flatMap((row) => lineOf(`place ${row.placeId}`, row, filters, row.filter)),
    ...report.byUnit.flatMap((row) => lineOf(`unit ${row.unitId}`, row, filters, row.filter)),
    ...report.byState.map(({ state, count, filter }) => ({ name: state, count, filter })),
    ...report.bySource.map(({ source, count, filter }) => ({ name: source, count, filter })),
    ...report.byCategory.map(({ category, count, filter }) => ({ name: `category ${category}`, count, filter })),
    ...report.byDay.flatMap(({ day, ...each }) => [
      { name: `registered ${day}`, count: each.registered, filter: { ...filters.registered, from: day, to: day } },
      { name: `ended ${day}`, count: each.ended, filter: { ...filters.ended, closedFrom: day, closedTo: day } },
    ]),
  ];
}

/** 考核口径: the same rates without what a panel has excluded. */
function assessedOf({ filters, assessed }: Dashboard): Figure[] {
  const numbers: [keyof Dashboard['filters'], number][] = [
    ['assessedContactedInTime', assessed.response.numerator],
    ['assessedDue', assessed.response.denominator],
    ['assessedSolved', assessed.resolution.numerator],
    ['assessedAnswered', assessed.resolution.denominator],
    ['assessedSatisfied', assessed.satisfaction.numerator],
    ['assessedAnswered', assessed.satisfaction.denominator],
    ['excluded', assessed.excluded.numerator],
    ['visited', assessed.excluded.denominator],
  ];
  return numbers.map(([of, count]) => ({ name: of, count, filter: filters[of] }));
}

type Line = Pick<
  Dashboard['byUnit'][number],
  'registered' | 'open' | 'overdue' | 'visited' | 'unreached' | 'response' | 'resolution' | 'satisfaction'
>;
function lineOf(name: string, line: Line, filters: Dashboard['filters'], more: ListFilter): Figure[] {
  const numbers: [keyof Dashboard['filters'], number][] = [
    ['registered', line.registered],
    ['open', line.open],
    ['overdue', line.overdue],
    ['visited', line.visited],
    ['unreached', line.unreached],
    ['contactedInTime', line.response.numerator],
    ['due', line.response.denominator],
    ['solved', line.resolution.numerator],
    ['answered', line.resolution.denominator],
    ['satisfied', line.satisfaction.numerator],
    ['answered', line.satisfaction.denominator],
  ];
  return numbers.map(([of, count]) => ({ name: `${name} ${of}`, count, filter: { ...filters[of], ...more } }));
}

/** Every number that counts requests in an answer; a rate's quotient counts none. */
function numbersIn(value: unknown, key = ''): number[] {
  if (typeof value === 'number') return key === 'value' ? [] : [value];
  if (typeof value !== 'object' || value === null || key === 'filters' || key === 'filter') return [];
  return Object.entries(value).flatMap(([name, each]) => numbersIn(each, name));
}

/** How many rows the list holds, page by page, as the same person. */
async function listed(as: Person, filter: ListFilter): Promise<number> {
  const ids = new Set<string>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { ...filter, limit: 40, ...(cursor && { cursor }) };
    const page = await app.call(requestsEndpoints.listRequests, { as, query });
    expect(page.status, `${JSON.stringify(filter)} ${page.text}`).toBe(200);
    for (const { id } of page.json.items) ids.add(id);
    cursor = page.json.next;
  }
  return ids.size;
}

async function expectEachToOpen(as: Person, figures: readonly Figure[]): Promise<void> {
  const lists = new Map<string, Promise<number>>();
  for (const { name, count, filter } of figures) {
    const key = JSON.stringify(filter);
    const rows = lists.get(key) ?? listed(as, filter);
    lists.set(key, rows);
    expect(await rows, `${name} ${key}`).toBe(count);
  }
}

async function dashboard(as: Person, query: Record<string, string>): Promise<Dashboard> {
  const answer = await app.call(reportingEndpoints.getDashboard, { as, query });
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
}

describe('each figure of the dashboard opens exactly its list', () => {
  const posts: [string, { unit?: string; place?: string }, object][] = [
    ['district-dispatcher', { unit: 'd' }, PERIOD],
    ['supervisor', { unit: 'd' }, SHORTER],
    ['supervisor', { unit: 'd', place: 'S2' }, PERIOD],
    ['street-dispatcher', { unit: 's1', place: 'S1' }, PERIOD],
    ['community-worker', { unit: 'c1', place: 'C1' }, PERIOD],
    ['department-dispatcher', { unit: 'water' }, PERIOD],
    ['department-dispatcher', { unit: 'pumps' }, SHORTER],
  ];
  test.each(posts)('for a %s %o', async (role, at, period) => {
    const as = await app.signIn(role, at);
    const report = await dashboard(as, { ...period });
    const figures = figuresOf(report);
    const sorted = (numbers: number[]): number[] => numbers.sort((a, b) => a - b);
    expect(sorted(figures.map(({ count }) => count)), 'a number without a list').toEqual(sorted(numbersIn(report)));
    await expectEachToOpen(as, figures);
  });

  test('also when confined to a place, a unit with units below it and a category', async () => {
    const as = await app.signIn('district-dispatcher', { unit: 'd' });
    const query = { ...PERIOD, placeId: app.places.S1!, unitId: app.units.water!, category: categories[0]! };
    const report = await dashboard(as, query);
    expect(report.byUnit.filter((row) => row.registered > 0).map((row) => row.unitId)).toEqual([
      app.units.water,
      app.units.pumps,
    ]);
    expect(report.byPlace.map((row) => row.placeId)).toContain(app.places.C1);
    await expectEachToOpen(as, figuresOf(report));
  });

  test('and what one word of a list leaves out, its opposite holds', async () => {
    const as = await app.signIn('district-dispatcher', { unit: 'd' });
    const { filters } = await dashboard(as, PERIOD);
    const days = filters.visited;
    const whole: [ListFilter, ListFilter[]][] = [
      [{}, [{ open: true }, { open: false }]],
      [{}, [{ overdue: true }, { overdue: false }]],
      [{}, [{ noLead: true }, { noLead: false }]],
      [{}, [{ noPlace: true }, { noPlace: false }]],
      [{}, [{ noCategory: true }, { noCategory: false }]],
      [{}, [{ notBelow: app.places.C1! }, { placeId: app.places.G1! }, { placeId: app.places.G2! }]],
      [{ open: true }, [{ overdue: true }, filters.within, filters.approaching, filters.unlimited]],
      [{ leadWithin: app.units.water! }, [{ leadId: app.units.water! }, { leadId: app.units.pumps! }]],
      [days, [filters.unreached, filters.answered]],
      [days, [filters.due, { ...days, contactDue: false }]],
      [filters.due, [filters.contactedInTime, { ...days, contactedInTime: false }]],
      [filters.answered, [filters.solved, { ...days, solved: false }]],
      [filters.answered, [filters.satisfied, { ...days, satisfied: false }]],
    ];
    for (const [all, parts] of whole) {
      const counts = await Promise.all(parts.map((part) => listed(as, part)));
      const sum = counts.reduce((total, count) => total + count, 0);
      expect(sum, JSON.stringify(parts)).toBe(await listed(as, all));
      expect(Math.min(...counts), JSON.stringify(parts)).toBeGreaterThan(0);
    }
  });

  test('and each kind of figure counts something here, so that the test proves something', async () => {
    const as = await app.signIn('district-dispatcher', { unit: 'd' });
    const totals = figuresOf(await dashboard(as, PERIOD)).slice(0, 16);
    expect(totals.filter(({ count }) => count === 0).map(({ name }) => name)).toEqual([]);
  });
});

test('each cell of the matrix opens its list', async () => {
  const as = await app.signIn('department-dispatcher', { unit: 'water' });
  const desk = await app.signIn('district-dispatcher', { unit: 'd' });
  for (const who of [as, desk]) {
    const { units } = (await app.call(reportingEndpoints.getMatrix, { as: who })).json;
    const cells = Object.entries(units as Record<string, Record<string, Record<string, number>>>).flatMap(
      ([leadId, byCategory]) =>
        Object.entries(byCategory).flatMap(([category, byState]) =>
          Object.entries(byState).map(([state, count]) => ({
            name: `${leadId} ${category} ${state}`,
            count,
            filter: {
              state: [state],
              ...(leadId ? { leadId } : { noLead: true }),
              ...(category ? { category } : { noCategory: true }),
            },
          })),
        ),
    );
    expect(cells.length).toBeGreaterThan(5);
    await expectEachToOpen(who, cells);
  }
});
