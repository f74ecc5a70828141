import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Answer,
  founder,
  newTenant,
  type Person,
  startTestApp,
  type TestApp,
  WEDNESDAY_TEN,
} from '../../app/testing.ts';
import { wordsOf } from '../../platform/testing/words-of.ts';
import { patrolsEndpoints as api } from './contract.ts';
import { forgetHouseholds } from './jobs/forget-households.ts';

let test: TestApp;
let worker: Person;
let neighbour: Person;
let community: Person;
let elsewhere: Person;
beforeAll(async () => {
  test = await startTestApp();
  await signInAll();
});
afterAll(() => test.stop());
/** A session ends when the clock moves on: then everybody signs in anew. */
async function signInAll(): Promise<void> {
  worker = await test.signIn('grid-worker', { unit: 'c1', place: 'G1' });
  neighbour = await test.signIn('grid-worker', { unit: 'c1', place: 'G2' });
  community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
  elsewhere = await test.signIn('community-worker', { unit: 'c2', place: 'C2' });
}
const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await test.platform.db.owner.query(sql, values)).rows as T[];
const plan = async (body: object = {}): Promise<string> => {
  const made = await test.call(api.planVisits, {
    as: community,
    body: { occasion: 'elderly', placeIds: [test.places.G1], dueOn: '2026-11-20', ...body },
  });
  expect(made.status, made.text).toBe(201);
  return made.json.ids[0];
};
const record = (id: string, body: object = {}, as = worker, key?: string): Promise<Answer> =>
  test.call(api.recordVisit, {
    as,
    params: { id },
    body: { version: 1, outcome: 'met', ...body },
    ...(key && { key }),
  });

describe('households', () => {
  const note = { household: '3号楼2单元401', note: '腿脚不便，每月送药', consent: true };

  it('nothing is taken without consent', async () => {
    for (const household of [{ note: '腿脚不便' }, { note: '腿脚不便', consent: false }]) {
      const answer = await test.call(api.recordNewVisit, {
        as: worker,
        body: { occasion: 'elderly', outcome: 'met', household },
      });
      expect(answer.status, answer.text).toBe(422);
    }
  });

  it('what is kept lies sealed, until a day; every look is noted; nothing of it stands in a list or the log', async () => {
    const { json } = await test.call(api.recordNewVisit, {
      as: worker,
      body: { occasion: 'elderly', outcome: 'met', household: note },
    });
    const params = { id: json.id };
    const plain = wordsOf([
      await rows('select * from visits where id = $1', [json.id]),
      await rows('select * from events where subject_id = $1', [json.id]),
      (await test.call(api.getVisit, { as: worker, params })).json,
      (await test.call(api.listVisits, { as: worker, query: { view: 'done' } })).json,
    ]);
    expect(plain).not.toMatch(/401|腿脚/);
    const [row] = await rows<{ kept_until: string }>('select kept_until from visits where id = $1', [json.id]);
    expect(row?.kept_until).toBe('2027-05-17'); // 180 days later
    const [consent] = await rows<{ purpose: string }>('select purpose from consents where subject_id = $1', [json.id]);
    expect(consent?.purpose).toBe('visit-household');

    const look = await test.call(api.seeHousehold, { as: community, params, key: 'look-household-1' });
    expect(look.json).toEqual({ household: note.household, note: note.note, keptUntil: '2027-05-17' });
    expect(look.headers['cache-control']).toContain('no-store');
    expect(await rows('select key from idempotency_keys where key = $1', ['look-household-1'])).toEqual([]);
    for (const other of [neighbour, elsewhere])
      expect((await test.call(api.seeHousehold, { as: other, params })).status).toBe(404);
    const street = await test.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
    expect((await test.call(api.seeHousehold, { as: street, params })).status).toBe(403);
    const read = await rows<{ actor_id: string }>(
      `select actor_id from events where subject_id = $1 and kind = 'visit.household-read'`,
      [json.id],
    );
    expect(read).toEqual([{ actor_id: community.personId }]);
  });

  it('goes at once when the consent is taken back, and by itself when its day has passed', async () => {
    const make = async () =>
      (
        await test.call(api.recordNewVisit, {
          as: worker,
          body: { occasion: 'elderly', outcome: 'met', household: note },
        })
      ).json.id;
    const [withdrawn, old] = [await make(), await make()];
    expect((await test.call(api.forgetHousehold, { as: worker, params: { id: withdrawn } })).json).toMatchObject({
      hasHousehold: false,
      hasNote: false,
      keptUntil: null,
    });
    const kept = (id: string) => rows('select id from visits where id = $1 and household_sealed is not null', [id]);
    expect(await kept(withdrawn)).toEqual([]);
    test.setNow(new Date('2027-05-17T23:00:00+08:00'));
    await forgetHouseholds(test.platform);
    expect(await kept(old)).toHaveLength(1);
    test.setNow(new Date('2027-05-18T03:20:00+08:00'));
    await forgetHouseholds(test.platform);
    expect(await kept(old)).toEqual([]);
    const causes = await rows<{ cause: string }>(
      `select data->>'cause' as cause from events where kind = 'visit.household-forgotten' and subject_id = any($1) order by 1`,
      [[withdrawn, old]],
    );
    expect(causes.map(({ cause }) => cause)).toEqual(['term', 'withdrawn']);
    const open = await rows('select 1 from consents where subject_id = any($1) and withdrawn_at is null', [
      [withdrawn, old],
    ]);
    expect(open).toEqual([]);
    test.setNow(WEDNESDAY_TEN);
    await signInAll();
  });

  it('of a task is told to its visitor, and kept no longer than the visit without consent', async () => {
    const id = await plan({ household: '5号楼1单元102' });
    const look = await test.call(api.seeHousehold, { as: worker, params: { id } });
    expect(look.json.household).toBe('5号楼1单元102');
    await record(id, { outcome: 'not-home' });
    expect((await test.call(api.getVisit, { as: worker, params: { id } })).json).toMatchObject({
      state: 'done',
      hasHousehold: false,
      keptUntil: null,
    });
  });
});

describe('no track of anybody', () => {
  it('no position of a worker is taken or stored', async () => {
    const at = { lon: 106.005, lat: 39.005 };
    const refused = [
      await test.call(api.recordNewVisit, { as: worker, body: { occasion: 'elderly', outcome: 'met', ...at } }),
      await record(await plan(), at),
      await test.call(api.reportHazard, { as: worker, body: { content: '井盖松动', ...at } }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([422, 422, 422]);
    const hazard = await test.call(api.reportHazard, { as: worker, body: { content: '井盖松动了' } });
    const [matter] = await rows('select lon, lat from matters where id = $1', [hazard.json.id]);
    expect(matter).toEqual({ lon: null, lat: null });
    const columns = await rows<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'
         and table_name in ('visits', 'patrol_plans', 'patrol_rounds', 'hazards', 'findings', 'found_requests', 'grid_leaders', 'leader_visits', 'mobile_links')
         and column_name ~ '(lon|lat|gps|position|location|point|geo|track|address)'`,
    );
    // The points of a route are names, and the address of a hazard is the hazard's.
    expect(columns.map(({ name }) => name).sort()).toEqual([
      'hazards.address',
      'patrol_plans.points',
      'patrol_rounds.points',
    ]);
  });
});

it('another tenant sees nothing of it', async () => {
  const other = await newTenant(test.platform, 'other', '别区');
  await test.inTransaction(async ({ tx }) => {
    const { ensureRoles } = await import('../accounts/index.ts');
    await ensureRoles(tx);
  }, founder(other));
  const stranger = await test.newcomer('district-dispatcher', other);
  const [visit] = await rows<{ id: string }>('select id from visits limit 1');
  const params = { id: visit?.id ?? '' };
  expect((await test.call(api.getVisit, { as: stranger, params })).status).toBe(404);
  expect((await test.call(api.listVisits, { as: stranger })).json.items).toEqual([]);
  expect((await test.call(api.listHazards, { as: stranger })).json.items).toEqual([]);
  for (const table of ['visits', 'hazards', 'findings', 'found_requests'])
    expect(
      await test.platform.db.read(other, (tx) => tx.sql(`select 1 from ${table} where tenant_id = ${test.tenantId}`)),
      table,
    ).toEqual([]);
});
