import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { DAY } from '../../kernel/time.ts';
import { requestsEndpoints as api } from './contract.ts';

/** 网格工作事项准入: what is put on grid workers beyond their list is asked for, decided by another, dated and counted. */
let test: TestApp;
let asker: Person;
let dispatcher: Person;
beforeAll(async () => {
  test = await startTestApp();
  asker = await test.signIn('department-dispatcher', { unit: 'water' });
  dispatcher = await test.signIn('district-dispatcher', { unit: 'd' });
});
afterAll(() => test.stop());

const ask = (body: object = {}, as = asker) =>
  test.call(api.askAdmission, {
    as,
    body: {
      title: '入户登记二次供水设施',
      detail: '逐户登记水箱位置',
      placeId: test.places.C1,
      minutesWeekly: 90,
      endsOn: '2026-12-31',
      ...body,
    },
  });
const decide = (as: Person, { id, version }: { id: string; version: number }, approved: boolean) =>
  test.call(api.decideAdmission, { as, params: { id }, body: { version, approved, reason: '同意试行' } });

const listed = async (as: Person, query: Record<string, string | boolean> = {}): Promise<string[]> =>
  (await test.call(api.listAdmissions, { as, query })).json.items.map((row: { id: string }) => row.id);

it('asked, approved by another person, seen by those it falls on, counted, and over on its day', async () => {
  const asked = await ask();
  expect(asked.status, asked.text).toBe(201);
  expect(asked.json).toMatchObject({ state: 'asked', active: false, abilities: ['end'] });
  expect((await decide(asker, asked.json, true)).status).toBe(403);
  const approved = await decide(dispatcher, asked.json, true);
  expect(approved.json, approved.text).toMatchObject({ state: 'approved', active: true });
  expect((await decide(dispatcher, approved.json, false)).status).toBe(409);
  const refused = await decide(dispatcher, (await ask({ minutesWeekly: 600 })).json, false);
  expect(refused.json.state).toBe('refused');

  const worker = await test.signIn('grid-worker', { unit: 'c1', place: 'G1' });
  const elsewhere = await test.signIn('grid-worker', { unit: 'c2', place: 'G3' });
  expect(await listed(worker, { active: true })).toEqual([asked.json.id]);
  expect(await listed(elsewhere)).toEqual([]);
  const burden = await test.call(api.getBurden, { as: worker });
  expect(burden.json).toEqual({
    active: 1,
    waiting: 0,
    refused: 1,
    expired: 0,
    ended: 0,
    minutesWeekly: 90,
    byUnit: [{ unitId: test.units.water, active: 1, minutesWeekly: 90 }],
    byPlace: [{ placeId: test.places.C1, grids: 2, active: 1, minutesWeekly: 90 }],
  });
  const now = test.now();
  test.setNow(new Date(now.getTime() + 60 * DAY));
  const later = await test.signIn('district-dispatcher', { unit: 'd' });
  expect((await test.call(api.getBurden, { as: later })).json).toMatchObject({
    active: 0,
    expired: 1,
    byUnit: [],
    byPlace: [],
  });
  expect(await listed(later, { active: true })).toEqual([]);
  expect(await listed(later, { active: false })).toEqual([asked.json.id]);
  test.setNow(now);
});

it('what is on the list needs no admission; what has no end is not admitted; nobody decides their own', async () => {
  const duties = await test.call(api.listGridDuties, { as: asker });
  expect((await ask({ title: duties.json.items[0].name })).json.code).toBe('on-the-list');
  for (const endsOn of ['2026-11-01', '2028-01-01', '2026-02-30'])
    expect((await ask({ endsOn })).json.code).toBe('end-day');
  expect((await ask({ placeId: test.units.water })).json.code).toBe('unknown-place');
  const own = await ask({}, dispatcher);
  expect((await decide(dispatcher, own.json, true)).json.code).toBe('second-person-needed');
  const supervisor = await test.signIn('supervisor');
  expect((await decide(supervisor, own.json, true)).json.state).toBe('approved');
});

it('a grid carries what was asked for it and for the areas around it; each figure has its list', async () => {
  const { C1, G1, G2, G3 } = test.places as Record<'C1' | 'G1' | 'G2' | 'G3', string>;
  const before = (await test.call(api.getBurden, { as: dispatcher })).json;
  const wide = await decide(dispatcher, (await ask({ placeId: C1, minutesWeekly: 30 })).json, true);
  const own = await decide(dispatcher, (await ask({ placeId: G1, minutesWeekly: 45 })).json, true);
  const burden = (await test.call(api.getBurden, { as: dispatcher })).json;
  const at = (placeId: string, of = burden) =>
    of.byPlace.find((row: { placeId: string }) => row.placeId === placeId) ?? { active: 0, minutesWeekly: 0 };
  expect(at(C1)).toMatchObject({ grids: 2, active: at(C1, before).active + 1 });
  expect(at(G1)).toEqual({
    placeId: G1,
    grids: 1,
    active: at(C1).active + 1,
    minutesWeekly: at(C1).minutesWeekly + 45,
  });
  const onG1 = await listed(dispatcher, { active: true, placeId: G1 });
  expect(onG1).toHaveLength(at(G1).active);
  expect(onG1).toEqual(expect.arrayContaining([own.json.id, wide.json.id]));
  const onG2 = await listed(dispatcher, { active: true, placeId: G2 });
  expect(onG2).toHaveLength(at(C1).active);
  expect(onG2).toContain(wide.json.id);
  expect(onG2).not.toContain(own.json.id);
  expect(await listed(dispatcher, { placeId: G3 })).toEqual([]);
  const ofWater = burden.byUnit.find((row: { unitId: string }) => row.unitId === test.units.water);
  expect(await listed(dispatcher, { active: true, unitId: test.units.water ?? '' })).toHaveLength(ofWater.active);
});

it('what waited past its last day can only be refused', async () => {
  const asked = await ask({ endsOn: '2026-11-20' });
  const now = test.now();
  test.setNow(new Date(now.getTime() + 3 * DAY));
  const later = await test.signIn('district-dispatcher', { unit: 'd' });
  expect((await decide(later, asked.json, true)).json.code).toBe('last-day-over');
  expect((await decide(later, asked.json, false)).json.state).toBe('refused');
  test.setNow(now);
});

it('the unit that asked ends it early', async () => {
  const asked = await ask();
  const ended = await test.call(api.endAdmission, {
    as: asker,
    params: { id: asked.json.id },
    body: { version: asked.json.version },
  });
  expect(ended.json, ended.text).toMatchObject({
    state: 'ended',
    endedAt: test.now().toISOString(),
    abilities: [],
  });
});
