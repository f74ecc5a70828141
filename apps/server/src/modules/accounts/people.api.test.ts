import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemActor } from '../../kernel/actor.ts';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { organizationsModule } from '../organizations/testing.ts';
import { createPerson, ensureRoles, grantPost } from './index.ts';
import { accountsModule } from './module.ts';
import {
  buildSomebody,
  createDistrictDatabase,
  type District,
  isSignedIn,
  lastEvent,
  layDistrict,
  mondayMorning,
  seatAdministrators,
  type Somebody,
  startProcess,
  type TestProcess,
} from './testing.ts';

const clock = mondayMorning();
let database: TestDatabase;
let here: TestProcess;
let units: District['units'];
let system: Somebody;
let security: Somebody;
let audit: Somebody;

beforeAll(async () => {
  database = await createDistrictDatabase();
  here = await startProcess([organizationsModule, accountsModule], database, clock);
  ({ units } = await layDistrict(here));
});
afterAll(async () => {
  await here?.stop();
  await database?.drop();
});
beforeEach(async () => {
  ({ system, security, audit } = await seatAdministrators(here, units.D));
});

const colleague = (role = 'department-handler', unitId = units.WATER, given = {}) =>
  here.asSystem((ctx) => buildSomebody(ctx, { role, unitId }, given));

let names = 0;
const newUsername = (): string => {
  names += 1;
  return `new-person-${names}`;
};

test('the system administrator adds a person, who signs in with the temporary password once told and must change it', async () => {
  const username = newUsername();
  const body = { name: ' 丁一 ', username: username.toUpperCase(), phone: '+86 138-0000-1234' };
  const answer = await here.call('POST', '/api/people', { as: system, body });
  expect(answer.statusCode).toBe(201);
  const { person, temporaryPassword } = answer.json();
  expect(person).toMatchObject({ name: '丁一', username, phone: '13800001234', active: true, posts: [], version: 1 });
  expect(person.abilities).toEqual({ update: true, resetPassword: true, grantPost: false });
  const signedIn = await here.call('POST', '/api/session', { body: { username, password: temporaryPassword } });
  expect(signedIn.json()).toMatchObject({ mustChangePassword: true, activePost: null, permissions: [] });
  expect(await lastEvent(here, person.id)).toMatchObject({ kind: 'session.started', actor_id: person.id });
});

test('a repeated submission makes one person and tells the same password', async () => {
  const body = { name: '丁一', username: newUsername() };
  const headers = { 'idempotency-key': `key-of-${body.username}` };
  const one = await here.call('POST', '/api/people', { as: system, body, headers });
  const two = await here.call('POST', '/api/people', { as: system, body, headers });
  expect(two.body).toBe(one.body);
  const taken = await here.call('POST', '/api/people', { as: system, body });
  expect([taken.statusCode, taken.json().code]).toEqual([409, 'username-taken']);
});

test('bad names, user names and phones are refused in words', async () => {
  const make = async (body: object) => (await here.call('POST', '/api/people', { as: system, body })).json();
  expect((await make({ name: '丁一', username: 'has space' })).code).toBe('username-malformed');
  expect((await make({ name: '   ', username: newUsername() })).code).toBe('name-missing');
  expect((await make({ name: '丁一', username: newUsername(), phone: 'call me' })).code).toBe('phone-malformed');
  const extra = await make({ name: '丁一', username: newUsername(), active: true, tenantId: 2 });
  expect([extra.status, extra.code]).toEqual([422, 'validation']);
});

test('phones are sealed in the table and found by the exact number only', async () => {
  const person = await colleague(undefined, undefined, { name: '找我', phone: '139 1234 5678' });
  const { rows } = await here.platform.db.owner.query('select p::text as row from people p where id = $1', [person.id]);
  expect(rows[0].row).not.toContain('12345678');
  const found = async (search: string) =>
    (await here.call('GET', `/api/people?search=${encodeURIComponent(search)}`, { as: system }))
      .json()
      .items.map((p: { id: string }) => p.id);
  expect(await found('13912345678')).toEqual([person.id]);
  expect(await found('+86 139 1234 5678')).toEqual([person.id]);
  expect(await found('1391234567')).toEqual([]);
});

test('a phone is masked for who does not manage people; who sees it in full leaves a trace', async () => {
  const person = await colleague(undefined, undefined, { phone: '13912345670' });
  const seen = async (as: Somebody) => (await here.call('GET', `/api/people/${person.id}`, { as })).json();
  const listed = async (as: Somebody) =>
    (await here.call('GET', `/api/people?search=${person.username}`, { as })).json().items[0];
  expect((await seen(security)).phone).toBe('139****5670');
  expect((await listed(security)).phone).toBe('139****5670');
  expect((await lastEvent(here, person.id))?.kind).toBe('post.granted');
  expect((await seen(system)).phone).toBe('13912345670');
  expect(await lastEvent(here, person.id)).toMatchObject({ kind: 'person.phone-read', actor_id: system.id });
  expect((await listed(system)).phone).toBe('13912345670');
  expect(await lastEvent(here, system.id)).toMatchObject({ kind: 'people.listed', data: { phones: 1 } });
  const { rows } = await here.platform.db.owner.query(`select string_agg(data::text, '') as text from events`);
  expect(rows[0].text).not.toContain('13912345670');
});

test('the list filters by words, role, unit and state, in the order of a phone book, page by page', async () => {
  for (const name of ['王五', '阿里', '张三', '李四', '李四']) await colleague('unit-liaison', units.C1, { name });
  const list = async (query: string) => (await here.call('GET', `/api/people?${query}`, { as: system })).json();
  const names = ({ items }: { items: { name: string }[] }) => items.map((each) => each.name);
  const all = await list('role=unit-liaison&active=true');
  expect(names(all)).toEqual(['阿里', '李四', '李四', '王五', '张三']);
  expect(all.next).toBeNull();
  const pages: string[][] = [];
  let next: string | null = '';
  while (next !== null) {
    const page = await list(`role=unit-liaison&active=true&limit=2${next && `&after=${next}`}`);
    pages.push(names(page));
    next = page.next;
  }
  expect(pages).toEqual([['阿里', '李四'], ['李四', '王五'], ['张三']]);
  expect(names(await list(`unit=${units.S1}&active=true`)).sort()).toEqual(names(all).sort());
  expect(names(await list(`unit=${units.S2}&active=true`))).toEqual([]);
  expect(names(await list('search=李&active=true'))).toEqual(['李四', '李四']);
  expect(names(await list('search=%25&active=true'))).toEqual([]);
  expect((await list('after=nonsense')).code).toBe('cursor-malformed');
});

test('disabling an account ends its sessions at once; enabling lets the person sign in again', async () => {
  const person = await colleague();
  expect(await isSignedIn(here, person)).toBe(true);
  const change = (body: object) => here.call('PATCH', `/api/people/${person.id}`, { as: system, body });
  const disabled = await change({ version: 1, active: false });
  expect(disabled.json()).toMatchObject({ active: false, version: 2 });
  expect(await isSignedIn(here, person)).toBe(false);
  expect((await lastEvent(here, person.id))?.kind).toBe('person.disabled');
  const stale = await change({ version: 1, name: '别名' });
  expect([stale.statusCode, stale.json().code, stale.json().details.current.version]).toEqual([
    409,
    'version-conflict',
    2,
  ]);
  expect((await change({ version: 2, active: true, name: '新名' })).json()).toMatchObject({
    active: true,
    name: '新名',
  });
  expect((await change({ version: 3, phone: '13800000009' })).json().phone).toBe('13800000009');
  expect((await change({ version: 4, phone: null })).json().phone).toBeNull();
});

test('a reset password is told once, ends the sessions and must be changed', async () => {
  const person = await colleague();
  const answer = await here.call('POST', `/api/people/${person.id}/password`, { as: system });
  expect(await isSignedIn(here, person)).toBe(false);
  const password = answer.json().temporaryPassword;
  const signedIn = await here.call('POST', '/api/session', { body: { username: person.username, password } });
  expect(signedIn.json()).toMatchObject({ mustChangePassword: true });
  expect((await here.call('POST', `/api/people/${system.id}/password`, { as: system })).json().code).toBe(
    'own-password',
  );
});

test('who has no such permission, or nobody at all, is refused on every path', async () => {
  const worker = await colleague('district-dispatcher', units.D);
  const person = await colleague();
  const id = person.id;
  const calls = [
    ['GET', '/api/people', undefined],
    ['GET', `/api/people/${id}`, undefined],
    ['POST', '/api/people', { name: '丁一', username: newUsername() }],
    ['PATCH', `/api/people/${id}`, { version: 1 }],
    ['POST', `/api/people/${id}/password`, undefined],
    ['POST', `/api/people/${id}/posts`, { role: 'supervisor' }],
    ['PATCH', `/api/posts/${person.postId}`, { version: 1 }],
    ['GET', '/api/roles', undefined],
    ['PUT', '/api/roles/supervisor', { version: 1, name: '督查', scope: 'tenant', permissions: [] }],
  ] as const;
  for (const [method, url, body] of calls) {
    const status = async (as?: Somebody) => (await here.call(method, url, { as, ...(body && { body }) })).statusCode;
    expect(await status(), `${method} ${url} anonymous`).toBe(401);
    expect(await status(worker), `${method} ${url} worker`).toBe(403);
    expect(await status(audit), `${method} ${url} audit`).toBe(403);
  }
  const missing = '00000000-0000-7000-8000-000000000000';
  expect((await here.call('GET', `/api/people/${missing}`, { as: system })).statusCode).toBe(404);
  expect((await here.call('PATCH', `/api/posts/${missing}`, { as: security, body: { version: 1 } })).statusCode).toBe(
    404,
  );
});

test('people of another tenant are not there, by whatever path; user names are each tenant’s own', async () => {
  const { rows } = await here.platform.db.owner.query<{ id: number }>(
    `insert into tenants (code, name) values ('neighbour', '邻区') returning id`,
  );
  const tenantId = rows[0]?.id ?? 0;
  const stranger = await here.as(systemActor(tenantId), async (ctx) => {
    await ensureRoles(ctx.tx);
    const username = system.username;
    const { id } = await createPerson(ctx, { name: '邻居', username, phone: '13700001111', passwordHash: 'none' });
    return { id, post: await grantPost(ctx, id, { role: 'supervisor' }) };
  });
  const status = async (as: Somebody, method: 'GET' | 'PATCH' | 'POST', url: string, body?: object) =>
    (await here.call(method, url, { as, ...(body && { body }) })).statusCode;
  expect(await status(system, 'GET', `/api/people/${stranger.id}`)).toBe(404);
  expect(await status(system, 'PATCH', `/api/people/${stranger.id}`, { version: 1, active: false })).toBe(404);
  expect(await status(system, 'POST', `/api/people/${stranger.id}/password`)).toBe(404);
  expect(await status(security, 'POST', `/api/people/${stranger.id}/posts`, { role: 'supervisor' })).toBe(404);
  expect(await status(security, 'PATCH', `/api/posts/${stranger.post.id}`, { version: 1 })).toBe(404);
  const found = await here.call('GET', '/api/people?search=13700001111', { as: system });
  expect(found.json().items).toEqual([]);
  // The second wall alone: as the application's role, with no condition on the tenant at all.
  const seen = await here.asSystem(({ tx }) =>
    tx.sql<{ id: string }>('select id from people where id = $1', [stranger.id]),
  );
  expect(seen).toEqual([]);
});

test('as many readers of phones at once as there are connections wait for nobody', async () => {
  const person = await colleague('department-handler', units.WATER, { phone: '13800005678' });
  const answers = await Promise.all(
    Array.from({ length: 24 }, () => here.call('GET', `/api/people/${person.id}`, { as: system })),
  );
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  const [row] = await here.asSystem(({ tx }) =>
    tx.sql<{ n: number }>(
      `select count(*)::int as n from events where tenant_id = $1 and subject_id = $2 and kind = 'person.phone-read'`,
      [tx.tenantId, person.id],
    ),
  );
  expect(row?.n, 'each reading left its trace').toBe(24);
});
