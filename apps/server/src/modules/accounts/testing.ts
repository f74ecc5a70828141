import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { type Actor, systemActor } from '../../kernel/actor.ts';
import type { Ctx, Platform } from '../../platform/context.ts';
import { deriveKeys } from '../../platform/crypto.ts';
import { openDatabase } from '../../platform/database/database.ts';
import { createServer } from '../../platform/http/server.ts';
import { newId } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import type { Module } from '../../platform/module.ts';
import { folderStorage } from '../../platform/storage.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { createUnit, type NewUnit } from '../organizations/index.ts';
import { createPlace } from '../territory/index.ts';
import {
  createPerson,
  createSession,
  ensureRoles,
  grantPost,
  hashPassword,
  identify,
  type NewPost,
  roleCatalogue,
} from './index.ts';

export const PASSWORD = '清晨的公交车 7 路';
let hash: Promise<string> | undefined;
/** The hash of PASSWORD, made once: hashing is slow on purpose. */
export const passwordHash = (): Promise<string> => {
  hash ??= hashPassword(PASSWORD);
  return hash;
};

export interface Somebody {
  id: string;
  username: string;
  postId: string;
  /** Value of the header that signs this person in. */
  cookie: string;
}

let made = 0;

/** A person with one post and an open session; `passwordHash` of PASSWORD. `ctx` acts as 'system'. */
export async function buildSomebody(
  ctx: Ctx,
  post: NewPost,
  given: { name?: string; phone?: string } = {},
): Promise<Somebody> {
  made += 1;
  const username = `${post.role}-${made}`;
  const person = {
    name: given.name ?? `测试人员${made}`,
    username,
    phone: given.phone,
    passwordHash: await passwordHash(),
  };
  const { id } = await createPerson(ctx, person);
  const { id: postId } = await grantPost(ctx, id, post);
  return { id, username, postId, cookie: `__Host-huying=${await createSession(ctx, { personId: id, postId })}` };
}

/** One process of the product with the given modules on a database, its clock in the test's hand. */
export interface TestProcess {
  platform: Platform;
  http: FastifyInstance;
  /** Runs work as the tenant's clock, the way the first set-up and the demo do. */
  asSystem<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
  as<T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T>;
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, given?: Call): Promise<LightMyRequestResponse>;
  stop(): Promise<void>;
}
export interface Call {
  as?: { cookie: string } | undefined;
  body?: object;
  headers?: Record<string, string>;
  /** The caller's address, as a trusted proxy tells it. */
  from?: string;
}

export interface TestClock {
  now: Date;
}
/** Monday, 2 November 2026, 09:00 in China. */
export const mondayMorning = (): TestClock => ({ now: new Date('2026-11-02T01:00:00Z') });

export async function startProcess(
  modules: readonly Module[],
  database: Pick<TestDatabase, 'url'>,
  clock: TestClock,
  options: { demo?: boolean; publicUrl?: string; tenantId?: number } = {},
): Promise<TestProcess> {
  const platform: Platform = {
    db: openDatabase(database.url),
    keys: deriveKeys('the secret of a test run, long enough'),
    storage: folderStorage('/nonexistent'),
    log: silentLog,
    clock: () => clock.now,
    timezone: 'Asia/Shanghai',
    demo: options.demo ?? false,
    publicUrl: options.publicUrl ?? 'http://127.0.0.1:8080',
  };
  const who = identify(platform);
  const routes = modules.flatMap((module) => module.routes);
  const http = await createServer({ platform, routes, identify: who, secure: false, trustProxy: true });
  const as: TestProcess['as'] = (actor, work) =>
    platform.db.transaction(actor.tenantId, (tx) =>
      work({ tx, actor, now: clock.now, lang: 'zh', address: '', newId: () => newId(clock.now), platform }),
    );
  return {
    platform,
    http,
    as,
    asSystem: (work) => as(systemActor(options.tenantId ?? 1), work),
    call: (method, url, { as: caller, body, headers, from } = {}) =>
      http.inject({
        method,
        url,
        headers: { ...(caller && { cookie: caller.cookie }), ...(from && { 'x-forwarded-for': from }), ...headers },
        ...(body && { payload: body }),
      }),
    stop: async () => {
      await http.close();
      await who.stop();
      await platform.db.close();
    },
  };
}

/** A database with one tenant, a small district, and the shipped roles; ids of its places and units by code. */
export interface District {
  database: TestDatabase;
  places: Record<'D' | 'S1' | 'S2' | 'C1' | 'G1' | 'C2', string>;
  units: Record<'D' | 'S1' | 'S2' | 'C1' | 'C2' | 'WATER', string>;
}

const placePlan = [
  ['D', null, 1],
  ['S1', 'D', 2],
  ['S2', 'D', 2],
  ['C1', 'S1', 3],
  ['C2', 'S2', 3],
  ['G1', 'C1', 4],
] as const;
const unitPlan = [
  ['D', null, 'district'],
  ['S1', 'D', 'street'],
  ['S2', 'D', 'street'],
  ['C1', 'S1', 'community'],
  ['C2', 'S2', 'community'],
  ['WATER', 'D', 'department'],
] as const;

/** Makes the tenant (as the owner must) and the database behind it. */
export async function createDistrictDatabase(code = 'test-district'): Promise<TestDatabase> {
  const database = await createTestDatabase();
  const owner = openDatabase(database.url);
  await owner.owner.query(`insert into tenants (code, name) values ($1, '测试区')`, [code]);
  await owner.close();
  return database;
}

export async function layDistrict(on: TestProcess): Promise<Omit<District, 'database'>> {
  return on.asSystem(async (ctx) => {
    const { tx } = ctx;
    await tx.sql(
      `insert into place_levels (tenant_id, level, name, is_grid)
       values ($1, 1, '区', false), ($1, 2, '街道', false), ($1, 3, '社区', false), ($1, 4, '网格', true)`,
      [tx.tenantId],
    );
    await ensureRoles(tx);
    const places = {} as Record<string, string>;
    for (const [code, parent, level] of placePlan) {
      const parentId = parent === null ? null : (places[parent] ?? null);
      places[code] = (await createPlace(ctx, { parentId, level, code, name: `地方${code}` })).id;
    }
    const units = {} as Record<string, string>;
    for (const [code, parent, kind] of unitPlan) {
      const parentId = parent === null ? null : (units[parent] ?? null);
      const unit: NewUnit = { parentId, kind, code, name: `单位${code}`, placeId: places[code] ?? null };
      units[code] = (await createUnit(ctx, unit)).id;
    }
    return { places, units } as Omit<District, 'database'>;
  });
}

/** What identify makes of a request with these headers, asked directly; `who` is to be stopped. */
export function asking(on: TestProcess) {
  const who = identify(on.platform);
  const request = (headers: Record<string, string>) => {
    const cookies = Object.fromEntries((headers.cookie ?? '').split('; ').map((pair) => pair.split('=')));
    return { headers, cookies, hostname: headers.host ?? 'localhost' } as unknown as Parameters<typeof who>[0];
  };
  return { who, ask: (headers: Record<string, string>) => who(request(headers)), request };
}

/** Everybody but these three leaves, so that a test begins with one administrator of a kind. */
export async function seatAdministrators(
  on: TestProcess,
  unitId: string,
): Promise<Record<'system' | 'security' | 'audit', Somebody>> {
  await on.asSystem(({ tx }) => tx.sql('update people set active = false where tenant_id = $1', [tx.tenantId]));
  const office = (role: string) => on.asSystem((ctx) => buildSomebody(ctx, { role, unitId }));
  return {
    system: await office('system-admin'),
    security: await office('security-admin'),
    audit: await office('audit-admin'),
  };
}

/** Whether a session of theirs is still open. */
export const isSignedIn = async (on: TestProcess, who: Somebody): Promise<boolean> =>
  (await on.call('GET', '/api/saved-views', { as: who })).statusCode === 200;

/** The newest fact about a subject. */
export async function lastEvent(
  on: TestProcess,
  subjectId: string,
): Promise<{ kind: string; actor_id: string | null; data: unknown } | undefined> {
  const [row] = await on.asSystem(({ tx }) =>
    tx.sql<{ kind: string; actor_id: string | null; data: unknown }>(
      'select kind, actor_id, data from events where tenant_id = $1 and subject_id = $2 order by seq desc limit 1',
      [tx.tenantId, subjectId],
    ),
  );
  return row;
}

/** Somebody called `me` with a shipped role, at unit `u` and place `p`: for the tests of policies. */
export function actorWith(code: string, given: Partial<Actor> = {}): Actor {
  const role = roleCatalogue.find((each) => each.code === code);
  if (!role) throw new Error(`no role ${code}`);
  return {
    tenantId: 1,
    personId: 'me',
    postId: 'post',
    role: code,
    scope: role.scope,
    permissions: new Set(role.permissions),
    unitId: 'u',
    unitPath: '/u/',
    placeId: 'p',
    placePath: '/1/2/',
    ...given,
  };
}
