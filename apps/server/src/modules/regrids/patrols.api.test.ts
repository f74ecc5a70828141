import { beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { facilitiesEndpoints } from '../facilities/contract.ts';
import { patrolsEndpoints } from '../patrols/contract.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { regridSteps } from './testing.ts';

let test: TestApp;
let admin: Person;
let community: Person;
let worker: Person;
const { idOf, merge, split, preview, carryOut, undo } = regridSteps(() => ({ test, admin }));

// Every test has a district of its own: what was merged stays merged.
beforeEach(async () => {
  test = await startTestApp();
  test.setNow(new Date(test.now().getTime() + 60_000));
  admin = await test.signIn('system-admin');
  community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
  worker = await test.signIn('grid-worker', { unit: 'c1', place: 'G1' });
  return () => test.stop();
});

const made = async (call: ReturnType<TestApp['call']>) => {
  const { status, json, text } = await call;
  expect([200, 201], text).toContain(status);
  return json;
};
const visitIn = async (code: string): Promise<string> => {
  const body = { occasion: 'elderly', placeIds: [idOf(code)], dueOn: '2026-11-20' };
  return (await made(test.call(patrolsEndpoints.planVisits, { as: community, body }))).ids[0];
};
const routeIn = async (code: string, facilities: string[]): Promise<string> => {
  const points = facilities.map((facility) => ({ name: `查看${facility}`, facility }));
  const body = { name: `${code}路线`, placeId: idOf(code), every: 'week', points };
  return (await made(test.call(patrolsEndpoints.createPatrolPlan, { as: community, body }))).id;
};
const leaderOf = async (code: string, name: string): Promise<string> => {
  const body = { placeId: idOf(code), name, fromMonth: '2026-10' };
  return (await made(test.call(patrolsEndpoints.assignGridLeader, { as: community, body }))).id;
};
const record = (id: string, as: Person) =>
  test.call(patrolsEndpoints.recordVisit, { as, params: { id }, body: { version: 1, outcome: 'met' } });
const placesOf = async (table: string, ids: string[]): Promise<string[]> => {
  const { rows } = await test.platform.db.owner.query(
    `select p.code from unnest($1::uuid[]) with ordinality as w(id, n) join ${table} t on t.id = w.id
     join places p on p.id = t.place_id order by w.n`,
    [ids],
  );
  return rows.map(({ code }) => code);
};
const leadersNow = async (): Promise<[string, string][]> => {
  const { json } = await test.call(patrolsEndpoints.listGridLeaders, { as: community, query: { month: '2026-12' } });
  return json.items.map(({ name, placeId }: { name: string; placeId: string }) => [
    name,
    Object.keys(test.places).find((code) => idOf(code) === placeId) ?? placeId,
  ]);
};

async function takeIn(rows: readonly string[]): Promise<void> {
  const table = ['部件编码,部件类型,名称,经度,纬度,权属单位', ...rows].join('\n');
  const answer = await test.http.inject({
    method: 'POST',
    url: `${facilitiesEndpoints.importFacilities.path}?datum=CGCS2000&dryRun=false`,
    headers: { cookie: `__Host-huying=${admin.cookie}`, 'content-type': 'multipart/form-data; boundary=edge' },
    payload: `--edge\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${table}\r\n--edge--\r\n`,
  });
  expect(answer.statusCode, answer.body).toBe(200);
}
const facilities = async (): Promise<Record<string, string>> => {
  const { rows } = await test.platform.db.owner.query(
    'select f.code, p.code as place from facilities f join places p on p.id = f.place_id order by f.code',
  );
  return Object.fromEntries(rows.map(({ code, place }) => [code, place]));
};
const lamps = [
  'W1,路灯,,106.002,39.005,',
  'E1,路灯,,106.008,39.005,',
  'E2,井盖,,106.009,39.005,',
  'B1,路灯,,106.015,39.005,',
];

describe('patrols and facilities', () => {
  it('of merged grids: what is unfinished follows, what is done stays, undo brings back what is still unfinished', async () => {
    await takeIn(lamps);
    const visits = [await visitIn('G2'), await visitIn('G2'), await visitIn('G2')];
    const [done = '', met = '', due = ''] = visits;
    expect((await record(done, community)).status).toBe(200);
    const route = await routeIn('G2', ['B1']);
    await leaderOf('G1', '周明远');
    await leaderOf('G2', '周明远');
    await leaderOf('G2', '吴秀兰');
    const seen = await preview(await merge());
    const none = { findings: 0, hazards: 0, admissions: 0, needs: 0, resources: 0, bodies: 0 };
    expect(seen.along).toMatchObject({ facilities: 4, visits: 2, plans: 1, leaders: 3, ...none });

    const regrid = await carryOut(await merge());
    expect(await placesOf('visits', visits)).toEqual(['G2', 'G1', 'G1']);
    expect(await placesOf('patrol_plans', [route])).toEqual(['G1']);
    expect(await facilities()).toEqual({ W1: 'G1', E1: 'G1', E2: 'G1', B1: 'G1' });
    expect((await leadersNow()).sort()).toEqual([
      ['吴秀兰', 'G1'],
      ['周明远', 'G1'],
    ]);
    // Recorded with the version that was taken along before the merge.
    const answer = await record(met, worker);
    expect(answer.status, answer.text).toBe(200);

    const undone = await undo(regrid.id);
    expect(undone.status, undone.text).toBe(200);
    expect(await placesOf('visits', [done, met, due])).toEqual(['G2', 'G1', 'G2']);
    expect(await placesOf('patrol_plans', [route])).toEqual(['G2']);
    expect(await facilities()).toEqual({ W1: 'G1', E1: 'G1', E2: 'G1', B1: 'G2' });
    expect((await leadersNow()).sort()).toEqual([
      ['吴秀兰', 'G2'],
      ['周明远', 'G1'],
      ['周明远', 'G2'],
    ]);
  });

  it('open hazards and work admitted for a grid go with the ground and come back; what is over stays', async () => {
    const asker = await test.signIn('department-dispatcher', { unit: 'water' });
    const wish = async (endsOn: string): Promise<string> => {
      const body = { title: '登记水箱', detail: '逐户登记', placeId: idOf('G2'), minutesWeekly: 90, endsOn };
      return (await made(test.call(requestsEndpoints.askAdmission, { as: asker, body }))).id;
    };
    const report = async (): Promise<string> => {
      const body = { content: '电动车飞线充电', placeId: idOf('G2') };
      return (await made(test.call(patrolsEndpoints.reportHazard, { as: community, body }))).id;
    };
    const admissions = [await wish('2026-12-31'), await wish('2026-12-31')];
    const over = { version: 1 };
    await made(
      test.call(requestsEndpoints.endAdmission, { as: asker, params: { id: admissions[1] ?? '' }, body: over }),
    );
    const hazards = [await report(), await report()];
    const falsely = { version: 1, reason: '现场没有发现' };
    const colleague = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
    await made(
      test.call(patrolsEndpoints.voidHazard, { as: colleague, params: { id: hazards[1] ?? '' }, body: falsely }),
    );
    expect((await preview(await merge())).along).toMatchObject({ hazards: 1, admissions: 1 });

    const regrid = await carryOut(await merge());
    expect(await placesOf('admissions', admissions)).toEqual(['G1', 'G2']);
    expect(await placesOf('matters', hazards)).toEqual(['G1', 'G2']);
    const mine = await test.call(requestsEndpoints.listAdmissions, { as: worker });
    expect(mine.json.items.map(({ id }: { id: string }) => id)).toEqual([admissions[0]]);

    expect((await undo(regrid.id)).status).toBe(200);
    expect(await placesOf('admissions', admissions)).toEqual(['G2', 'G2']);
    expect(await placesOf('matters', hazards)).toEqual(['G2', 'G2']);
  });

  it('of a grid that is split: facilities by their points, a route by where its facilities stand, the rest stays', async () => {
    await takeIn(lamps);
    const east = await routeIn('G1', ['W1', 'E1', 'E2']);
    const west = await routeIn('G1', ['W1']);
    const visit = await visitIn('G1');
    const regrid = await carryOut(await split());
    expect(await facilities()).toEqual({ W1: 'G1', E1: 'G1-2', E2: 'G1-2', B1: 'G2' });
    expect(await placesOf('patrol_plans', [east, west])).toEqual(['G1-2', 'G1']);
    expect(await placesOf('visits', [visit])).toEqual(['G1']);
    expect((await undo(regrid.id)).status).toBe(200);
    expect(await facilities()).toEqual({ W1: 'G1', E1: 'G1', E2: 'G1', B1: 'G2' });
    expect(await placesOf('patrol_plans', [east, west])).toEqual(['G1', 'G1']);
  });

  it('planned for the new part since keep the split from being undone', async () => {
    const regrid = await carryOut(await split());
    test.places['G1-2'] = regrid.places.find(({ code }: { code: string }) => code === 'G1-2').id;
    await visitIn('G1-2');
    await leaderOf('G1-2', '周明远');
    const refused = await undo(regrid.id);
    expect(refused.json.details.blocking).toEqual([{ kind: 'patrols', count: 2 }]);
  });
});
