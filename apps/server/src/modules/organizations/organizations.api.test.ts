import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, founder, newTenant, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { createUnit, listUnits, organizationsEndpoints, type Unit, updateUnit } from './contract.ts';
import { createUnit as createUnitCommand, findUnit, findUnitByCode, findUnits, unitServing } from './index.ts';

let app: TestApp;
let system: Person;
let worker: Person;

beforeAll(async () => {
  app = await startTestApp();
  system = await app.signIn('system-admin', { unit: 'd' });
  worker = await app.signIn('department-handler', { unit: 'water' });
});
afterAll(() => app?.stop());

let made = 0;
const create = (given: object, as: Person | undefined = system): Promise<Answer> => {
  made += 1;
  const unit = { parentId: app.units.d, kind: 'department', code: `N${made}`, name: `新单位${made}` };
  return app.call(createUnit, { as, body: { ...unit, ...given } });
};
const change = (id: string, body: object, as: Person | undefined = system): Promise<Answer> =>
  app.call(updateUnit, { as, params: { id }, body });
const list = async (search?: string): Promise<Unit[]> =>
  (await app.call(listUnits, { as: worker, ...(search && { query: { search } }) })).json.items;
const pathOf = (id: string): Promise<string | undefined> =>
  app.inTransaction(async ({ tx }) => (await findUnit(tx, id))?.path);
const kindsOfEvents = (subjectId: string): Promise<string[]> =>
  app.inTransaction(async ({ tx }) => {
    const rows = await tx.sql<{ kind: string }>(
      'select kind from events where tenant_id = $1 and subject_id = $2 order by seq',
      [tx.tenantId, subjectId],
    );
    return rows.map((row) => row.kind);
  });

test('every colleague reads the whole tree, parents before children, and finds units by name, short name or code', async () => {
  const items = await list();
  expect(items.map((each) => each.code)).toEqual(['d', 'heat', 's1', 'c1', 's2', 'c2', 'water']);
  const seen = new Set<string>();
  for (const each of items) {
    expect(each.parentId === null || seen.has(each.parentId), each.code).toBe(true);
    seen.add(each.id);
  }
  expect((await list('水务')).map((each) => each.code)).toEqual(['water']);
  expect((await list('HEA')).map((each) => each.code)).toEqual(['heat']);
  expect(await list('%')).toEqual([]);
});

test('a unit is made below another and leaves one event', async () => {
  const answer = await create({ name: '  市政所 ', shortName: '市政', placeId: app.places.S1, phone: '0952-2010002' });
  expect(answer.status).toBe(201);
  expect(answer.json).toMatchObject({
    name: '市政所',
    shortName: '市政',
    placeId: app.places.S1,
    active: true,
    version: 1,
  });
  expect(await pathOf(answer.json.id)).toBe(`/d/${answer.json.code}/`);
  expect(await kindsOfEvents(answer.json.id)).toEqual(['unit.created']);
});

test('what does not fit is refused in words', async () => {
  const code = async (given: object) => (await create(given)).json.code;
  const missing = '00000000-0000-7000-8000-000000000000';
  expect(await code({ parentId: missing })).toBe('no-such-unit');
  expect(await code({ placeId: missing })).toBe('no-such-place');
  expect(await code({ parentId: null })).toBe('parent-needed');
  expect(await code({ code: 'water' })).toBe('unit-code-taken');
  expect(await code({ code: 'a/b' })).toBe('validation');
  expect(await code({ path: '/', tenantId: 2 })).toBe('validation');
  expect((await change(missing, { version: 1 })).status).toBe(404);
});

test('a move takes everything below along, and cannot make a loop', async () => {
  const office = (await create({ parentId: app.units.s1 })).json;
  const desk = (await create({ parentId: office.id })).json;
  const moved = await change(office.id, { version: 1, parentId: app.units.s2 });
  expect(moved.json).toMatchObject({ parentId: app.units.s2, version: 2 });
  expect(await pathOf(desk.id)).toBe(`/d/s2/${office.code}/${desk.code}/`);
  expect((await change(office.id, { version: 2, parentId: desk.id })).json.code).toBe('unit-below-itself');
  expect(await kindsOfEvents(office.id)).toEqual(['unit.created', 'unit.moved']);
  const opposite = await Promise.all([
    change(app.units.s1 as string, { version: 1, parentId: app.units.s2 }),
    change(app.units.s2 as string, { version: 1, parentId: app.units.s1 }),
  ]);
  expect(opposite.map((each) => each.status).sort()).toEqual([200, 422]);
});

test('a stale change is refused with the current record', async () => {
  const unit = (await create({})).json;
  expect((await change(unit.id, { version: 1, name: '改名一次' })).json).toMatchObject({
    name: '改名一次',
    version: 2,
  });
  const stale = await change(unit.id, { version: 1, name: '另一个名字' });
  expect([stale.status, stale.json.code]).toEqual([409, 'version-conflict']);
  expect(stale.json.details.current).toMatchObject({ name: '改名一次', version: 2 });
});

test('a unit closes once nothing open is below it, and takes nothing new until it is open again', async () => {
  const office = (await create({})).json;
  const desk = (await create({ parentId: office.id })).json;
  expect((await change(office.id, { version: 1, active: false })).json.code).toBe('unit-has-open-children');
  await change(desk.id, { version: 1, active: false });
  expect((await change(office.id, { version: 1, active: false })).json).toMatchObject({ active: false });
  expect((await create({ parentId: office.id })).json.code).toBe('parent-closed');
  expect((await change(office.id, { version: 2, active: true, phone: null })).json).toMatchObject({ active: true });
  expect(await kindsOfEvents(office.id)).toEqual(['unit.created', 'unit.closed', 'unit.reopened']);
});

test('the unit that serves a place is the nearest one', async () => {
  const serving = (codes: string[], kinds?: Parameters<typeof unitServing>[2]) =>
    app.inTransaction(async ({ tx }) => {
      const ids = codes.map((code) => app.places[code] as string);
      return (await unitServing(tx, ids, kinds))?.code;
    });
  expect(await serving(['G1', 'C1', 'S1', 'D'])).toBe('c1');
  expect(await serving(['G1', 'C1', 'S1', 'D'], ['street', 'district'])).toBe('s1');
  expect(await serving(['G1'])).toBeUndefined();
  expect(await serving([])).toBeUndefined();
  const found = await app.inTransaction(async ({ tx }) => ({
    byCode: (await findUnitByCode(tx, 'water'))?.id,
    several: (await findUnits(tx, [app.units.water as string, app.units.heat as string])).length,
  }));
  expect(found).toEqual({ byCode: app.units.water, several: 2 });
});

test('who may call: nobody unknown, staff to read, the system administrator to change', async () => {
  const id = app.units.heat as string;
  const ask = async (as: Person | undefined) => [
    (await app.call(listUnits, { ...(as && { as }) })).status,
    (await app.call(createUnit, { ...(as && { as }), body: {} })).status,
    (await app.call(updateUnit, { ...(as && { as }), params: { id }, body: {} })).status,
  ];
  expect(Object.keys(organizationsEndpoints).length).toBeGreaterThan(3);
  expect(await ask(undefined)).toEqual([401, 401, 401]);
  for (const role of ['supervisor', 'district-dispatcher', 'security-admin', 'audit-admin']) {
    expect(await ask(await app.signIn(role, { unit: 'd' })), role).toEqual([200, 403, 403]);
  }
  expect(await ask(system)).toEqual([200, 422, 422]);
});

test('units of another tenant are not there', async () => {
  const tenantId = await newTenant(app.platform, 'neighbour', '邻区');
  const root = { parentId: null, kind: 'district', code: 'd', name: '邻区' } as const;
  const stranger = await app.inTransaction((ctx) => createUnitCommand(ctx, root), founder(tenantId));
  expect((await change(stranger.id, { version: 1, name: '改名' })).status).toBe(404);
  expect((await create({ parentId: stranger.id })).json.code).toBe('no-such-unit');
  expect((await list('邻区')).map((each) => each.id)).toEqual([]);
});
