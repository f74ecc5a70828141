import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { organizationsModule } from '../organizations/testing.ts';
import { ensureRoles, onSessionEnd } from './index.ts';
import { accountsModule } from './module.ts';
import {
  buildSomebody,
  createDistrictDatabase,
  type District,
  layDistrict,
  mondayMorning,
  type Somebody,
  startProcess,
  type TestProcess,
} from './testing.ts';

let database: TestDatabase;
let here: TestProcess;
let units: District['units'];
let security: Somebody;
let worker: Somebody;

beforeAll(async () => {
  database = await createDistrictDatabase();
  here = await startProcess([organizationsModule, accountsModule], database, mondayMorning());
  ({ units } = await layDistrict(here));
  security = await here.asSystem((ctx) => buildSomebody(ctx, { role: 'security-admin', unitId: units.D }));
  worker = await here.asSystem((ctx) => buildSomebody(ctx, { role: 'supervisor', unitId: units.D }));
});
afterAll(async () => {
  await here?.stop();
  await database?.drop();
});

interface RoleAnswer {
  code: string;
  name: string;
  scope: string;
  permissions: string[];
  version: number;
  holders: number;
  builtIn: boolean;
  exclusive: string | null;
}
const roles = async (): Promise<RoleAnswer[]> => (await here.call('GET', '/api/roles', { as: security })).json().items;
const role = async (code: string): Promise<RoleAnswer> => (await roles()).find((each) => each.code === code)!;
const put = async (code: string, change: object, as = security) => {
  const now = (await roles()).find((each) => each.code === code);
  const body = {
    version: now?.version ?? 0,
    name: now?.name ?? '新角色',
    scope: now?.scope ?? 'unit',
    permissions: now?.permissions ?? [],
    ...change,
  };
  return here.call('PUT', `/api/roles/${code}`, { as, body });
};

test('twelve roles are shipped, in their order, with the catalogue of permissions; laying them again changes nothing', async () => {
  const before = await roles();
  expect(before.map((each) => each.code)).toEqual([
    'grid-worker',
    'community-worker',
    'street-dispatcher',
    'district-dispatcher',
    'department-handler',
    'department-dispatcher',
    'unit-liaison',
    'supervisor',
    'delegate',
    'system-admin',
    'security-admin',
    'audit-admin',
  ]);
  const catalogue = (await here.call('GET', '/api/roles', { as: security })).json().permissions;
  const known = catalogue.map((each: { code: string }) => each.code);
  for (const each of before) for (const permission of each.permissions) expect(known).toContain(permission);
  expect(before.filter((each) => each.exclusive === 'admin')).toHaveLength(3);
  await put('unit-liaison', { name: '驻区单位联络员' });
  await here.asSystem(({ tx }) => ensureRoles(tx));
  expect((await role('unit-liaison')).name).toBe('驻区单位联络员');
  expect(await roles()).toHaveLength(12);
});

test('a changed role counts at once for sessions already open, and its holders’ streams are closed', async () => {
  const may = async () => (await here.call('GET', '/api/units', { as: worker })).statusCode;
  expect(await may()).toBe(200);
  const ended: unknown[] = [];
  const forget = onSessionEnd(here.platform, (...end) => ended.push(end));
  const { permissions } = await role('supervisor');
  const answer = await put('supervisor', { permissions: permissions.filter((each) => each !== 'unit.read') });
  forget();
  expect(answer.statusCode).toBe(200);
  expect(ended).toContainEqual([1, null]);
  expect(await may()).toBe(403);
  await put('supervisor', { permissions });
  expect(await may()).toBe(200);
});

test('a role of one’s own making; a stale version is refused with the current record', async () => {
  const made = await put('street-data', { name: '街道数据员', permissions: ['place.read', 'unit.read', 'place.read'] });
  expect(made.json()).toMatchObject({
    code: 'street-data',
    builtIn: false,
    permissions: ['place.read', 'unit.read'],
    version: 1,
  });
  const again = await put('street-data', { version: 0 });
  expect(again.json()).toMatchObject({ code: 'version-conflict', details: { current: { version: 1 } } });
  expect((await put('no-such-thing', { version: 3 })).json()).toMatchObject({
    code: 'version-conflict',
    details: { current: null },
  });
  const events = await here.asSystem(({ tx }) =>
    tx.sql<{ data: unknown }>(`select data from events where tenant_id = $1 and kind = 'role.created'`, [tx.tenantId]),
  );
  expect(events).toEqual([
    { data: { code: 'street-data', added: ['place.read', 'unit.read'], removed: [], scope: 'unit' } },
  ]);
});

test('the three administrators stay apart, whole, and out of residents’ requests', async () => {
  const codeOf = async (code: string, change: object): Promise<string> => (await put(code, change)).json().code;
  const system = (await role('system-admin')).permissions;
  expect(await codeOf('system-admin', { permissions: [...system, 'audit.read'] })).toBe('administrators-apart');
  expect(await codeOf('system-admin', { permissions: [...system, 'request.reveal'] })).toBe('administrators-apart');
  expect(await codeOf('system-admin', { permissions: ['unit.read'] })).toBe('administrator-role-fixed');
  expect(await codeOf('audit-admin', { scope: 'unit' })).toBe('administrator-role-fixed');
  for (const reserved of [
    'person.manage',
    'settings.manage',
    'apikey.manage',
    'post.grant',
    'role.manage',
    'audit.read',
  ]) {
    expect(await codeOf('supervisor', { permissions: [reserved] }), reserved).toBe('administrators-apart');
    expect(await codeOf('new-role', { permissions: [reserved] }), reserved).toBe('administrators-apart');
  }
  expect(await codeOf('supervisor', { permissions: ['no.such'] })).toBe('unknown-permission');
  for (const name of ['system', 'api', 'anonymous', 'resident'])
    expect(await codeOf(name, {})).toBe('role-code-reserved');
  expect((await put('security-admin', { permissions: ['post.grant', 'role.manage', 'list.draft'] })).statusCode).toBe(
    403,
  );
});

test('a role that an administrator also holds cannot be given work on requests', async () => {
  const office = await here.asSystem((ctx) => buildSomebody(ctx, { role: 'audit-admin', unitId: units.D }));
  const body = { role: 'unit-liaison', unitId: units.C1 };
  expect((await here.call('POST', `/api/people/${office.id}/posts`, { as: security, body })).statusCode).toBe(201);
  const { permissions } = await role('unit-liaison');
  expect((await put('unit-liaison', { permissions: [...permissions, 'request.read'] })).json().code).toBe(
    'administrators-apart',
  );
});

test('saved views belong to one person; the same name replaces; only the owner forgets one', async () => {
  const save = (as: Somebody, body: object) => here.call('POST', '/api/saved-views', { as, body });
  const list = async (as: Somebody, screen = '') =>
    (await here.call('GET', `/api/saved-views${screen && `?screen=${screen}`}`, { as })).json().items;
  const view = { screen: 'requests', name: '我的超期', query: { view: 'overdue', state: ['handling'] } };
  const saved = await save(worker, view);
  expect([saved.statusCode, saved.json()]).toEqual([201, { id: saved.json().id, ...view }]);
  await save(worker, { ...view, screen: 'reports' });
  await save(security, view);
  const replaced = await save(worker, { ...view, query: { view: 'todo' } });
  expect(replaced.json().id).toBe(saved.json().id);
  expect(await list(worker, 'requests')).toEqual([{ id: saved.json().id, ...view, query: { view: 'todo' } }]);
  expect(await list(worker)).toHaveLength(2);
  expect(await list(security)).toHaveLength(1);
  const forget = (as: Somebody) => here.call('DELETE', `/api/saved-views/${saved.json().id}`, { as });
  expect((await forget(security)).statusCode).toBe(404);
  expect((await forget(worker)).statusCode).toBe(204);
  expect((await forget(worker)).statusCode).toBe(404);
  expect(await list(worker, 'requests')).toEqual([]);
  expect((await save(worker, { ...view, query: { text: 'x'.repeat(5000) } })).json().code).toBe('view-too-large');
  for (const method of ['GET', 'POST'] as const) {
    const answer = await here.call(method, '/api/saved-views', method === 'POST' ? { body: view } : {});
    expect(answer.statusCode).toBe(401);
  }
});
