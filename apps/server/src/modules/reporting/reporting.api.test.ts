import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { openSheet } from '../../platform/sheets/open-sheet.ts';
import { type Dashboard, reportingEndpoints } from './contract.ts';
import { mendCounts, verifyCounts } from './jobs/verify-counts.ts';
import { liveEightDays } from './testing.ts';

const FIRST_DAY = new Date('2026-11-09T09:00:00+08:00');
const FROM = '2026-11-09';
const TO = '2026-11-18';

let app: TestApp;
let desk: Person;

beforeAll(async () => {
  app = await startTestApp();
  await liveEightDays(app, FIRST_DAY);
  app.setNow(new Date('2026-11-18T11:00:00+08:00'));
  desk = await app.signIn('district-dispatcher', { unit: 'd' });
}, 180_000);
afterAll(() => app.stop());

const ask = (as: Person, query: Record<string, string> = {}): Promise<Answer> =>
  app.call(reportingEndpoints.getDashboard, { as, query: { from: FROM, to: TO, ...query } });
async function dashboard(as: Person, query: Record<string, string> = {}): Promise<Dashboard> {
  const answer = await ask(as, query);
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
}

const count = async (condition: string): Promise<number> => {
  const { rows } = await app.platform.db.owner.query<{ n: number }>(
    `select count(*)::int as n from matters m join requests r using (tenant_id, id) where m.tenant_id = $1 and ${condition}`,
    [app.tenantId],
  );
  return rows[0]?.n ?? -1;
};

describe('the figures', () => {
  test('equal what independent counts of the rows say', async () => {
    const report = await dashboard(desk);
    const now = `'${app.now().toISOString()}'::timestamptz`;
    const cohort = `r.followed_up_at >= '2026-11-09T00:00:00+08:00' and r.followed_up_at < '2026-11-19T00:00:00+08:00'`;
    expect(report.registered).toBe(80);
    expect(report.open).toBe(await count('m.open'));
    expect(report.overdue).toBe(await count(`m.open and m.due_at < ${now}`));
    expect(report.ended).toBe(await count(`m.state in ('closed', 'declined', 'withdrawn', 'void')`));
    expect(report.warn).toEqual({
      breached: report.overdue,
      approaching: await count(`m.open and m.due_at >= ${now} and m.warn_level >= 2`),
      within: await count(`m.open and m.due_at >= ${now} and m.warn_level < 2`),
      unlimited: await count('m.open and m.due_at is null'),
    });
    expect(report.rates).toMatchObject({
      visited: await count(`${cohort} and r.reached is not null`),
      unreached: await count(`${cohort} and not r.reached`),
      // In this district whoever is called at all is called in time.
      response: {
        numerator: await count(`${cohort} and r.reached is not null and r.has_contact and r.contacted_at is not null`),
        denominator: await count(`${cohort} and r.reached is not null and r.has_contact`),
      },
      resolution: {
        numerator: await count(`${cohort} and r.reached and r.solved`),
        denominator: await count(`${cohort} and r.reached`),
      },
      satisfaction: { numerator: await count(`${cohort} and r.reached and r.satisfied >= 3`) },
    });
    // Both kinds of unhappy end are there, or the test would prove nothing.
    expect(report.rates.unreached).toBeGreaterThan(0);
    expect(report.rates.resolution.value).toBeLessThan(1);
    expect(report.rates.response.value).toBeLessThan(1);
  });

  test('every breakdown adds up to its total', async () => {
    const report = await dashboard(desk);
    const sum = (numbers: number[]): number => numbers.reduce((all, each) => all + each, 0);
    for (const rows of [report.byState, report.byCategory, report.bySource]) {
      expect(sum(rows.map((row) => row.count))).toBe(report.registered);
    }
    for (const rows of [report.byPlace, report.byUnit]) {
      expect(sum(rows.map((row) => row.registered))).toBe(report.registered);
      expect(sum(rows.map((row) => row.open))).toBe(report.open);
      expect(sum(rows.map((row) => row.overdue))).toBe(report.overdue);
      expect(sum(rows.map((row) => row.visited))).toBe(report.rates.visited);
      expect(sum(rows.map((row) => row.satisfaction.numerator))).toBe(report.rates.satisfaction.numerator);
    }
    expect(sum(report.byDay.map((day) => day.registered))).toBe(report.registered);
    expect(sum(report.byDay.map((day) => day.ended))).toBe(report.ended);
    expect(report.byDay).toHaveLength(10);
  });
});

describe('who sees what', () => {
  test('a street sees its own places and no others', async () => {
    const street = await app.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
    const report = await dashboard(street);
    expect(report.placeId).toBe(app.places.S1);
    expect(report.registered).toBe(await count(`m.place_path like '%/S1/%'`));
    expect((await ask(street, { placeId: app.places.C1! })).status).toBe(200);
    expect((await ask(street, { placeId: app.places.S2! })).status).toBe(404);
    expect((await ask(street, { placeId: app.places.D! })).status).toBe(404);
  });

  test('a department sees what it leads, and may not ask for another', async () => {
    const department = await app.signIn('department-dispatcher', { unit: 'water' });
    const report = await dashboard(department);
    expect(report.unitId).toBe(app.units.water);
    expect(report.registered).toBe(await count(`m.lead_id = '${app.units.water}'`));
    expect((await ask(department, { unitId: app.units.heat! })).status).toBe(404);
  });

  test('without the permission nobody sees a figure', async () => {
    const gridWorker = await app.signIn('grid-worker', { unit: 'c1', place: 'G1' });
    for (const endpoint of Object.values(reportingEndpoints)) {
      expect((await app.call(endpoint, { as: gridWorker })).status).toBe(403);
      expect((await app.call(endpoint)).status).toBe(401);
    }
  });

  test('a period that cannot be is refused with words', async () => {
    const answer = await ask(desk, { from: '2026-11-19' });
    expect([answer.status, answer.json.code]).toEqual([422, 'period-reversed']);
    expect((await ask(desk, { from: 'yesterday' })).status).toBe(422);
  });
});

describe('the matrix', () => {
  const cells = async (as: Person): Promise<Map<string, number>> => {
    const answer = await app.call(reportingEndpoints.getMatrix, { as });
    expect(answer.status, answer.text).toBe(200);
    const units: Record<string, Record<string, Record<string, number>>> = answer.json.units;
    return new Map(
      Object.entries(units).flatMap(([unit, byCategory]) =>
        Object.entries(byCategory).flatMap(([category, byState]) =>
          Object.entries(byState).map(([state, n]) => [`${unit} ${category} ${state}`, n] as const),
        ),
      ),
    );
  };
  const counted = async (condition: string): Promise<Map<string, number>> => {
    const { rows } = await app.platform.db.owner.query<{ cell: string; n: number }>(
      `select concat(m.lead_id, ' ', m.category, ' ', m.state) as cell, count(*)::int as n from matters m
       where m.tenant_id = $1 and ${condition} group by 1`,
      [app.tenantId],
    );
    return new Map(rows.map((row) => [row.cell, row.n]));
  };

  test('of the district, of a department and of a street equals a count of the rows', async () => {
    expect(await cells(desk)).toEqual(await counted('true'));
    const department = await app.signIn('department-dispatcher', { unit: 'water' });
    expect(await cells(department)).toEqual(await counted(`m.lead_id = '${app.units.water}'`));
    const street = await app.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
    expect(await cells(street)).toEqual(await counted(`m.place_path like '%/S1/%'`));
  });
});

describe('files', () => {
  const file = async (
    endpoint: typeof reportingEndpoints.getDashboardCsv | typeof reportingEndpoints.getDashboardSheet,
  ) => {
    const response = await app.http.inject({
      method: 'GET',
      url: `${endpoint.path}?from=${FROM}&to=${TO}`,
      headers: { cookie: `__Host-huying=${desk.cookie}` },
    });
    expect(response.statusCode, response.body).toBe(200);
    expect(response.headers['content-type']).toContain(endpoint.produces);
    return response.rawPayload;
  };
  const table = async (bytes: Buffer, name: string): Promise<string[][]> => {
    const sheet = await openSheet(bytes, name);
    const rows: string[][] = [];
    for await (const row of sheet.rows()) rows.push(row.cells);
    return [sheet.header, ...rows];
  };

  test('CSV and workbook hold the same table, with the total first and names instead of ids', async () => {
    const csv = await table(await file(reportingEndpoints.getDashboardCsv), 'report.csv');
    const sheet = await table(await file(reportingEndpoints.getDashboardSheet), 'report.xlsx');
    const trimmed = (rows: string[][]): string[] => rows.map((row) => row.join('|').replace(/\|+$/, ''));
    expect(trimmed(sheet)).toEqual(trimmed(csv));
    expect(csv[0]?.slice(0, 3)).toEqual(['分组', '名称', '登记']);
    expect(csv[1]?.slice(0, 3)).toEqual(['合计', `${FROM} – ${TO}`, '80']);
    expect(csv.find((row) => row[1] === '一街道')?.[0]).toBe('区域');
    expect(csv.find((row) => row[1] === '水务局')?.[0]).toBe('主办单位');
    expect(csv.find((row) => row[1] === '已结案')?.[0]).toBe('状态');
    expect(csv.flat().join()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });
});

describe('the nightly check', () => {
  const drift = () => app.platform.db.transaction(app.tenantId, (tx) => mendCounts(tx, 'Asia/Shanghai'));

  test('finds the increments right after a thousand steps of real work', async () => {
    expect(await drift()).toEqual({ matterCounts: 0, rateCounts: 0 });
  });

  test('mends what was made wrong, missing or superfluous, and then finds nothing', async () => {
    const before = await dashboard(desk);
    const { owner } = app.platform.db;
    await owner.query(
      `update matter_count_slots set count = count + 3 where ctid = (select ctid from matter_count_slots where tenant_id = $1 limit 1)`,
      [app.tenantId],
    );
    await owner.query(
      `delete from matter_count_slots where ctid = (select ctid from matter_count_slots where tenant_id = $1 and count > 0 order by count desc limit 1)`,
      [app.tenantId],
    );
    await owner.query(`update rate_counts set solved = solved + 5, visited = visited - 1 where tenant_id = $1`, [
      app.tenantId,
    ]);
    await owner.query(
      `insert into rate_counts (tenant_id, day, lead_id, place_id, category, visited) values ($1, '2026-11-10', $2, $3, 'none-such', 9)`,
      [app.tenantId, app.units.heat, app.places.G1],
    );
    expect((await dashboard(desk)).rates).not.toEqual(before.rates);
    await verifyCounts(app.platform);
    expect((await dashboard(desk)).rates).toEqual(before.rates);
    expect(await drift()).toEqual({ matterCounts: 0, rateCounts: 0 });
  });
});
