import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemActor } from '../../kernel/actor.ts';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { organizationsModule } from '../organizations/testing.ts';
import { createPerson, ensureRoles, grantPost, resetPasswordAtConsole } from './index.ts';
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

const clock = mondayMorning();
let database: TestDatabase;
let here: TestProcess;
let units: District['units'];
let places: District['places'];
let system: Somebody;
let security: Somebody;
let audit: Somebody;

beforeAll(async () => {
  database = await createDistrictDatabase();
  here = await startProcess([organizationsModule, accountsModule], database, clock);
  ({ units, places } = await layDistrict(here));
});
afterAll(async () => {
  await here?.stop();
  await database?.drop();
});
beforeEach(async () => {
  // Everybody but this test's own three leaves, so that each test begins with one administrator of a kind.
  await here.asSystem(({ tx }) => tx.sql('update people set active = false where tenant_id = $1', [tx.tenantId]));
  const office = (role: string) => here.asSystem((ctx) => buildSomebody(ctx, { role, unitId: units.D }));
  system = await office('system-admin');
  security = await office('security-admin');
  audit = await office('audit-admin');
});

const colleague = (role = 'department-handler', unitId = units.WATER, given = {}) =>
  here.asSystem((ctx) => buildSomebody(ctx, { role, unitId }, given));
const grant = (as: Somebody, personId: string, body: object) =>
  here.call('POST', `/api/people/${personId}/posts`, { as, body });
const isSignedIn = async (who: Somebody): Promise<boolean> =>
  (await here.call('GET', '/api/saved-views', { as: who })).statusCode === 200;
const lastEvent = async (subjectId: string) => {
  const [row] = await here.asSystem(({ tx }) =>
    tx.sql<{ kind: string; actor_id: string | null; data: unknown }>(
      'select kind, actor_id, data from events where tenant_id = $1 and subject_id = $2 order by seq desc limit 1',
      [tx.tenantId, subjectId],
    ),
  );
  return row;
};

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
  expect(await lastEvent(person.id)).toMatchObject({ kind: 'session.started', actor_id: person.id });
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
  expect((await lastEvent(person.id))?.kind).toBe('post.granted');
  expect((await seen(system)).phone).toBe('13912345670');
  expect(await lastEvent(person.id)).toMatchObject({ kind: 'person.phone-read', actor_id: system.id });
  expect((await listed(system)).phone).toBe('13912345670');
  expect(await lastEvent(system.id)).toMatchObject({ kind: 'people.listed', data: { phones: 1 } });
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
  expect(await isSignedIn(person)).toBe(true);
  const change = (body: object) => here.call('PATCH', `/api/people/${person.id}`, { as: system, body });
  const disabled = await change({ version: 1, active: false });
  expect(disabled.json()).toMatchObject({ active: false, version: 2 });
  expect(await isSignedIn(person)).toBe(false);
  expect((await lastEvent(person.id))?.kind).toBe('person.disabled');
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
  expect(await isSignedIn(person)).toBe(false);
  const password = answer.json().temporaryPassword;
  const signedIn = await here.call('POST', '/api/session', { body: { username: person.username, password } });
  expect(signedIn.json()).toMatchObject({ mustChangePassword: true });
  expect((await here.call('POST', `/api/people/${system.id}/password`, { as: system })).json().code).toBe(
    'own-password',
  );
});

test('granting a post ends the person’s sessions; ending it takes its rights away', async () => {
  const person = await colleague();
  const answer = await grant(security, person.id, { role: 'unit-liaison', unitId: units.C1, title: '联络员' });
  expect(answer.statusCode).toBe(201);
  const post = answer.json();
  expect(post).toMatchObject({
    roleName: '单位联络员',
    unitName: '单位C1',
    placeId: places.C1,
    validFrom: '2026-11-02',
    validUntil: null,
  });
  expect(await isSignedIn(person)).toBe(false);
  expect(await lastEvent(person.id)).toMatchObject({
    kind: 'post.granted',
    actor_id: security.id,
    data: { role: 'unit-liaison' },
  });
  const end = (body: object) => here.call('PATCH', `/api/posts/${post.id}`, { as: security, body });
  expect((await end({ version: 1, validUntil: '2026-11-01' })).json().code).toBe('term-backwards');
  expect((await end({ version: 1, validUntil: '2026-11-30' })).json()).toMatchObject({
    validUntil: '2026-11-30',
    version: 2,
  });
  expect((await end({ version: 1, validUntil: null })).json()).toMatchObject({
    code: 'version-conflict',
    details: { current: { version: 2 } },
  });
  expect((await grant(security, person.id, { role: 'unit-liaison', unitId: units.C1 })).json().code).toBe(
    'post-exists',
  );
});

test('a post is bound to what its role works on', async () => {
  const person = await colleague();
  const code = async (body: object) => (await grant(security, person.id, body)).json().code;
  expect(await code({ role: 'grid-worker', unitId: units.WATER })).toBe('place-needed');
  expect(await code({ role: 'community-worker' })).toBe('unit-needed');
  expect(await code({ role: 'department-dispatcher', unitId: units.WATER, placeId: places.D })).toBe(
    'place-not-for-unit',
  );
  expect(await code({ role: 'no-such-role', unitId: units.D })).toBe('no-such-role');
  expect(await code({ role: 'supervisor', unitId: places.D })).toBe('no-such-unit');
  expect(await code({ role: 'supervisor', placeId: units.D })).toBe('no-such-place');
});

test('nobody holds two of the three offices, nor an office and work on requests, on any day', async () => {
  const worker = await colleague('department-handler');
  const liaison = await colleague('unit-liaison', units.C1);
  const code = async (personId: string, body: object) =>
    (await grant(security, personId, { unitId: units.D, ...body })).json().code;
  expect(await code(system.id, { role: 'audit-admin' })).toBe('administrators-apart');
  expect(await code(audit.id, { role: 'system-admin' })).toBe('administrators-apart');
  expect(await code(audit.id, { role: 'supervisor' })).toBe('administrators-apart');
  expect(await code(worker.id, { role: 'system-admin' })).toBe('administrators-apart');
  expect(await code(worker.id, { role: 'system-admin', validFrom: '2030-01-01' })).toBe('administrators-apart');
  expect((await grant(security, liaison.id, { role: 'audit-admin', unitId: units.D })).statusCode).toBe(201);
  // One after the other is allowed; making the first longer again is not.
  const [post] = (await here.call('GET', `/api/people/${worker.id}`, { as: security })).json().posts;
  const end = (body: object) => here.call('PATCH', `/api/posts/${post.id}`, { as: security, body });
  await end({ version: 1, validUntil: '2026-12-31' });
  expect(
    (await grant(security, worker.id, { role: 'audit-admin', unitId: units.D, validFrom: '2027-01-01' })).statusCode,
  ).toBe(201);
  expect((await end({ version: 2, validUntil: '2027-01-01' })).json().code).toBe('administrators-apart');
});

test('two grants at once cannot together make what one may not', async () => {
  const person = await colleague('unit-liaison', units.C1);
  const both = await Promise.all(
    ['system-admin', 'audit-admin'].map((role) => grant(security, person.id, { role, unitId: units.D })),
  );
  expect(both.map((answer) => answer.statusCode).sort()).toEqual([201, 422]);
});

test('nobody grants to himself, and the last administrator of a kind stays', async () => {
  expect((await grant(security, security.id, { role: 'unit-liaison', unitId: units.D })).statusCode).toBe(403);
  const end = (post: string) =>
    here.call('PATCH', `/api/posts/${post}`, { as: security, body: { version: 1, validUntil: '2026-11-02' } });
  expect((await end(security.postId)).statusCode).toBe(403);
  expect((await end(audit.postId)).json().code).toBe('last-administrator');
  const second = await colleague('audit-admin', units.D);
  expect((await end(audit.postId)).statusCode).toBe(200);
  expect((await end(second.postId)).json().code).toBe('last-administrator');
  const disable = (id: string) =>
    here.call('PATCH', `/api/people/${id}`, { as: system, body: { version: 1, active: false } });
  expect((await disable(system.id)).json().code).toBe('own-account');
});

test('the system administrator cannot take over the other offices; the console can give a password', async () => {
  for (const other of [security, audit]) {
    expect((await here.call('POST', `/api/people/${other.id}/password`, { as: system })).statusCode).toBe(403);
    const disable = { version: 1, active: false };
    expect((await here.call('PATCH', `/api/people/${other.id}`, { as: system, body: disable })).statusCode).toBe(403);
    const { abilities } = (await here.call('GET', `/api/people/${other.id}`, { as: system })).json();
    expect(abilities).toEqual({ update: false, resetPassword: false, grantPost: false });
  }
  const password = await resetPasswordAtConsole(here.platform, 1, security.username);
  expect(await isSignedIn(security)).toBe(false);
  const signedIn = await here.call('POST', '/api/session', { body: { username: security.username, password } });
  expect(signedIn.json()).toMatchObject({ mustChangePassword: true });
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
