import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemActor } from '../../kernel/actor.ts';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { organizationsModule } from '../organizations/testing.ts';
import { apiKeyHash, ensureRoles, grantPost, newApiKey, tellApiKeysChanged } from './index.ts';
import { accountsModule } from './module.ts';
import {
  asking,
  buildSomebody,
  createDistrictDatabase,
  type District,
  layDistrict,
  mondayMorning,
  PASSWORD,
  type Somebody,
  startProcess,
  type TestProcess,
} from './testing.ts';

const modules = [organizationsModule, accountsModule];
const clock = mondayMorning();
let database: TestDatabase;
let here: TestProcess;
let units: District['units'];
let places: District['places'];
let somebody: Somebody;

beforeAll(async () => {
  database = await createDistrictDatabase();
  here = await startProcess(modules, database, clock);
  ({ units, places } = await layDistrict(here));
});
afterAll(async () => {
  await here?.stop();
  await database?.drop();
});
beforeEach(async () => {
  somebody = await here.asSystem((ctx) => buildSomebody(ctx, { role: 'street-dispatcher', unitId: units.S1 }));
});

const sessionOf = async (who: { cookie: string }) => (await here.call('GET', '/api/session', { as: who })).json();
const views = async (who: { cookie: string }, on = here): Promise<number> =>
  (await on.call('GET', '/api/saved-views', { as: who })).statusCode;

test('the actor carries unit, place, scope and permissions of the active post', async () => {
  const { who, ask } = asking(here);
  const { actor, expired } = await ask({ cookie: somebody.cookie });
  await who.stop();
  expect(expired).toBe(false);
  expect(actor).toMatchObject({
    tenantId: 1,
    personId: somebody.id,
    postId: somebody.postId,
    role: 'street-dispatcher',
    scope: 'unit',
    unitId: units.S1,
    unitPath: '/D/S1/',
    placeId: places.S1,
    placePath: '/D/S1/',
  });
  expect(actor.permissions.has('request.dispatch')).toBe(true);
  expect(actor.permissions.has('person.manage')).toBe(false);
});

test('a supervisor sees the whole tenant, or the place of the post; a community worker has unit and place', async () => {
  const { who, ask } = asking(here);
  const scopeOf = async (post: Parameters<typeof grantPost>[2]) => {
    const person = await here.asSystem((ctx) => buildSomebody(ctx, post));
    const { scope, unitPath, placePath } = (await ask({ cookie: person.cookie })).actor;
    return { scope, unitPath, placePath };
  };
  expect(await scopeOf({ role: 'supervisor', unitId: units.D })).toEqual({
    scope: 'tenant',
    unitPath: '/D/',
    placePath: null,
  });
  expect(await scopeOf({ role: 'supervisor', unitId: units.D, placeId: places.S2 })).toEqual({
    scope: 'place',
    unitPath: '/D/',
    placePath: '/D/S2/',
  });
  expect(await scopeOf({ role: 'community-worker', unitId: units.C1 })).toEqual({
    scope: 'unit',
    unitPath: '/D/S1/C1/',
    placePath: '/D/S1/C1/',
  });
  expect(await scopeOf({ role: 'grid-worker', unitId: units.C1, placeId: places.G1 })).toEqual({
    scope: 'place',
    unitPath: '/D/S1/C1/',
    placePath: '/D/S1/C1/G1/',
  });
  expect(await scopeOf({ role: 'department-handler', unitId: units.WATER })).toEqual({
    scope: 'unit',
    unitPath: '/D/WATER/',
    placePath: null,
  });
  await who.stop();
});

test('forged, foreign and malformed credentials are nobody', async () => {
  const token = somebody.cookie.split('.')[1] ?? '';
  const bad = [
    `1.${'A'.repeat(43)}`,
    `2.${token}`,
    `01.${token}`,
    token,
    `1.${token}x`,
    `1.${token.slice(1)}`,
    `-1.${token}`,
    `1.${token}%00`,
    `99999999999.${token}`,
    `1.' or 1=1 --`,
    '',
  ];
  for (const value of bad) expect(await views({ cookie: `__Host-huying=${value}` }), value).toBe(401);
  const headers = {
    'x-forwarded-user': somebody.username,
    'x-remote-user': somebody.id,
    'x-huying-person': somebody.id,
  };
  expect((await here.call('GET', '/api/saved-views', { headers })).statusCode).toBe(401);
  expect(await views(somebody)).toBe(200);
});

test('over TLS only the host-bound cookie counts; without TLS the plain one of the same name does too', async () => {
  const plain = { cookie: somebody.cookie.replace('__Host-', '') };
  expect(await views(plain)).toBe(200);
  const secure = await startProcess(modules, database, clock, { publicUrl: 'https://huying.example' });
  expect(await views(plain, secure)).toBe(401);
  expect(await views(somebody, secure)).toBe(200);
  const out = await secure.call('DELETE', '/api/session', { as: somebody });
  expect(String(out.headers['set-cookie'])).not.toContain(',huying=');
  await secure.stop();
});

test('the host decides the tenant of a visitor, and a session of one tenant is nobody at the host of another', async () => {
  const own = await createDistrictDatabase('one');
  const first = await startProcess(modules, own, clock);
  await first.platform.db.owner.query(`update tenants set hosts = '{one.example}' where code = 'one'`);
  await first.platform.db.owner.query(
    `insert into tenants (code, name, hosts) values ('two', '另一区', '{two.example}')`,
  );
  const laid = await layDistrict(first);
  const person = await first.asSystem((ctx) => buildSomebody(ctx, { role: 'supervisor', unitId: laid.units.D }));
  clock.now = new Date(clock.now.getTime() + 31_000);
  const tenantAt = async (host: string) =>
    (await first.call('GET', '/api/session', { headers: { host } })).json().tenant.code;
  expect([await tenantAt('two.example'), await tenantAt('one.example:8080'), await tenantAt('elsewhere')]).toEqual([
    'two',
    'one',
    'one',
  ]);
  const at = async (host: string) =>
    (await first.call('GET', '/api/saved-views', { as: person, headers: { host } })).statusCode;
  expect([await at('one.example'), await at('two.example'), await at('one.example')]).toEqual([200, 401, 200]);
  const told = async (process: TestProcess) =>
    (await process.call('GET', '/api/session', { as: person, headers: { host: 'one.example' } })).json().publicUrl;
  const known = await startProcess(modules, own, clock, { publicUrl: 'http://one.example' });
  expect([await told(first), await told(known)]).toEqual([undefined, 'http://one.example']);
  known.platform.publicUrlIsGuess = true;
  expect(await told(known)).toBeUndefined();
  await known.stop();
  await first.stop();
  await own.drop();
});

test('a tenant made a moment ago is known as soon as somebody of it calls', async () => {
  const { rows } = await here.platform.db.owner.query<{ id: number }>(
    `insert into tenants (code, name) values ('newest', '新区') returning id`,
  );
  const tenantId = rows[0]?.id ?? 0;
  const person = await here.as(systemActor(tenantId), async (ctx) => {
    await ensureRoles(ctx.tx);
    return buildSomebody(ctx, { role: 'supervisor' });
  });
  expect(await sessionOf(person)).toMatchObject({
    tenant: { id: tenantId, code: 'newest' },
    person: { id: person.id },
  });
});

test('one person switches between posts held today, and comes back to the last one at the next sign-in', async () => {
  clock.now = new Date(clock.now.getTime() + 1);
  const second = await here.asSystem((ctx) => grantPost(ctx, somebody.id, { role: 'supervisor', unitId: units.D }));
  await here.asSystem((ctx) =>
    grantPost(ctx, somebody.id, { role: 'unit-liaison', unitId: units.WATER, validFrom: '2027-01-01' }),
  );
  const stranger = await here.asSystem((ctx) => buildSomebody(ctx, { role: 'supervisor', unitId: units.D }));
  const signIn = async () => {
    const answer = await here.call('POST', '/api/session', {
      body: { username: somebody.username, password: PASSWORD },
    });
    const cookie = answer.cookies.find((each) => each.name === '__Host-huying');
    return { session: answer.json(), cookie: `__Host-huying=${cookie?.value}` };
  };
  const one = await signIn();
  expect(one.session.activePost.id).toBe(somebody.postId);
  expect(one.session.posts.map((post: { id: string }) => post.id)).toEqual([somebody.postId, second.id]);
  const change = (postId: string) => here.call('PUT', '/api/session/post', { as: one, body: { postId } });
  expect((await change(stranger.postId)).statusCode).toBe(403);
  const switched = await change(second.id);
  expect(switched.json()).toMatchObject({ activePost: { id: second.id, scope: 'tenant' } });
  expect(await sessionOf(one)).toEqual(switched.json());
  expect((await signIn()).session.activePost.id).toBe(second.id);
});

test('with a temporary password one may change it and nothing else', async () => {
  await here.asSystem(({ tx }) =>
    tx.sql('update credentials set must_change = true where tenant_id = $1 and person_id = $2', [
      tx.tenantId,
      somebody.id,
    ]),
  );
  expect(await sessionOf(somebody)).toMatchObject({ mustChangePassword: true, permissions: [] });
  expect((await here.call('GET', '/api/units', { as: somebody })).statusCode).toBe(403);
  const body = { current: PASSWORD, next: '另一句好记的话 42' };
  const answer = await here.call('POST', '/api/session/password', { as: somebody, body });
  expect(answer.json()).toMatchObject({ mustChangePassword: false, activePost: { id: somebody.postId } });
  expect(answer.json().permissions).toContain('unit.read');
});

test('an API key acts for the whole tenant with its own permissions, never an administrator’s, until it is revoked', async () => {
  const key = newApiKey(1);
  const store = (ctx: Parameters<Parameters<TestProcess['asSystem']>[0]>[0]) =>
    ctx.tx.sql(
      'insert into api_keys (tenant_id, id, name, key_hash, permissions, created_at) values ($1, $2, $3, $4, $5, $6)',
      [1, ctx.newId(), 'test', apiKeyHash(here.platform.keys, key), ['unit.read', 'person.manage'], ctx.now],
    );
  await here.asSystem(store);
  const { who, ask } = asking(here);
  const { actor } = await ask({ authorization: `Bearer ${key}` });
  await who.stop();
  expect({ ...actor, permissions: [...actor.permissions] }).toMatchObject({
    role: 'api',
    scope: 'tenant',
    personId: null,
    permissions: ['unit.read'],
  });
  const call = (authorization: string, url = '/api/units') => here.call('GET', url, { headers: { authorization } });
  expect((await call(`Bearer ${key}`)).statusCode).toBe(200);
  expect((await call(`Bearer ${key}`, '/api/people')).statusCode).toBe(403);
  expect((await call(`Bearer ${key}`, '/api/saved-views')).statusCode).toBe(403);
  expect((await call(`Bearer ${key}x`)).statusCode).toBe(401);
  await here.asSystem(async (ctx) => {
    await ctx.tx.sql('update api_keys set revoked_at = $2 where tenant_id = $1', [1, ctx.now]);
    await tellApiKeysChanged(here.platform, ctx.tx);
  });
  expect((await call(`Bearer ${key}`)).statusCode).toBe(401);
});
