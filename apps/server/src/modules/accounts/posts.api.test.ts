import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { organizationsModule } from '../organizations/testing.ts';
import { resetPasswordAtConsole } from './index.ts';
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
  ({ system, security, audit } = await seatAdministrators(here, units.D));
});

const colleague = (role = 'department-handler', unitId = units.WATER, given = {}) =>
  here.asSystem((ctx) => buildSomebody(ctx, { role, unitId }, given));
const grant = (as: Somebody, personId: string, body: object) =>
  here.call('POST', `/api/people/${personId}/posts`, { as, body });

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
  expect(await isSignedIn(here, person)).toBe(false);
  expect(await lastEvent(here, person.id)).toMatchObject({
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
  expect(await isSignedIn(here, security)).toBe(false);
  const signedIn = await here.call('POST', '/api/session', { body: { username: security.username, password } });
  expect(signedIn.json()).toMatchObject({ mustChangePassword: true });
});
