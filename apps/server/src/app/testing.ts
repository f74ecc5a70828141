import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, systemActor } from '../kernel/actor.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import { createPerson, createSession, ensureRoles, grantPost, permissionCatalogue } from '../modules/accounts/index.ts';
import { ensureLists } from '../modules/lists/index.ts';
import { createUnit } from '../modules/organizations/index.ts';
import { createPlaces, placeByCode, replaceLevels } from '../modules/territory/index.ts';
import type { Ctx, Platform } from '../platform/context.ts';
import { deriveKeys } from '../platform/crypto.ts';
import { openDatabase } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import { openLog } from '../platform/log.ts';
import { folderStorage } from '../platform/storage.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/database.ts';
import { type App, compose } from './composition.ts';

/** A Wednesday in the middle of office hours, far from any holiday. */
export const WEDNESDAY_TEN = new Date('2026-11-18T10:00:00+08:00');

/** What the test app seals and hashes with, so that another process on its database can read it. */
export const TEST_SECRET = 'a secret that is long enough for a test';

export interface TestApp {
  app: App;
  http: FastifyInstance;
  platform: Platform;
  tenantId: number;
  /** Ids by code: places 'D', 'S1', 'C1', 'G1', 'G2', 'S2', 'C2', 'G3'; units likewise in small letters, and 'water', 'heat'. */
  places: Record<string, string>;
  units: Record<string, string>;
  now(): Date;
  setNow(at: Date): void;
  /** A signed-in person in a new post; the cookie to send. */
  signIn(role: string, at?: { unit?: string; place?: string }): Promise<Person>;
  /** Likewise in another tenant, without a unit or a place. */
  newcomer(role: string, tenantId: number): Promise<Person>;
  call(endpoint: Endpoint, options?: CallOptions): Promise<Answer>;
  inTransaction<T>(work: (ctx: Ctx) => Promise<T>, actor?: Actor): Promise<T>;
  stop(): Promise<void>;
}
export interface Person {
  cookie: string;
  personId: string;
  postId: string;
}
export interface CallOptions {
  as?: Person;
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | string[]>;
  body?: unknown;
  key?: string;
  headers?: Record<string, string>;
}
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  json: any;
  headers: LightMyRequestResponse['headers'];
  text: string;
}

/** May do everything: lays fixtures and demos, where nobody is there yet to be asked. */
export const founder = (tenantId: number): Actor => ({
  ...systemActor(tenantId),
  permissions: new Set(permissionCatalogue.map((permission) => permission.code)),
});

/** The whole server on a database of its own, with one small district: two streets, two communities, three grids, two departments; on `given` instead of one of its own. */
export async function startTestApp(given?: Pick<TestDatabase, 'url' | 'drop'>): Promise<TestApp> {
  const database = given ?? (await createTestDatabase());
  const folder = await mkdtemp(join(tmpdir(), 'huying-test-'));
  let now = WEDNESDAY_TEN;
  const platform: Platform = {
    db: openDatabase(database.url),
    keys: deriveKeys(TEST_SECRET),
    storage: folderStorage(folder),
    log: openLog(undefined, 'error'),
    clock: () => now,
    timezone: 'Asia/Shanghai',
    demo: true,
    publicUrl: 'http://127.0.0.1',
  };
  const app = await compose(platform, { secure: false, trustProxy: false });
  const tenantId = await newTenant(platform, 'test', '测试区');
  const inTransaction = <T>(work: (ctx: Ctx) => Promise<T>, actor = founder(tenantId)): Promise<T> =>
    platform.db.transaction(actor.tenantId, (tx) =>
      work({ tx, actor, now, lang: 'zh', address: '127.0.0.1', newId: () => newId(now), platform }),
    );
  const { places, units } = await inTransaction(layDistrict);
  const test: TestApp = {
    app,
    http: app.http,
    platform,
    tenantId,
    places,
    units,
    now: () => now,
    setNow: (at) => {
      now = at;
    },
    signIn: (role, at = {}) =>
      inTransaction((ctx) => newcomer(ctx, role, at.unit && units[at.unit], at.place && places[at.place])),
    newcomer: (role, otherTenant) => inTransaction((ctx) => newcomer(ctx, role), founder(otherTenant)),
    call: (endpoint, options) => call(app.http, endpoint, options),
    inTransaction,
    stop: async () => {
      await app.close();
      await platform.db.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return test;
}

export async function newTenant(platform: Platform, code: string, name: string): Promise<number> {
  const { rows } = await platform.db.owner.query<{ id: number }>(
    'insert into tenants (code, name) values ($1, $2) returning id',
    [code, name],
  );
  return rows[0]?.id ?? 0;
}

async function layDistrict(ctx: Ctx): Promise<Pick<TestApp, 'places' | 'units'>> {
  await ensureRoles(ctx.tx);
  await ensureLists(ctx);
  const names = ['区', '街道', '社区', '网格'];
  await replaceLevels(ctx, {
    version: 0,
    items: names.map((name, i) => ({ level: i + 1, name, nameEn: '', isGrid: i === 3 })) as never,
  });
  const square = (lon: number, lat: number, side: number): [number, number][][][] => [
    [
      [
        [lon, lat],
        [lon + side, lat],
        [lon + side, lat + side],
        [lon, lat + side],
        [lon, lat],
      ],
    ],
  ];
  const seeds = [
    { parentCode: null, level: 1, code: 'D', name: '测试区' },
    { parentCode: 'D', level: 2, code: 'S1', name: '一街道' },
    { parentCode: 'S1', level: 3, code: 'C1', name: '一社区' },
    {
      parentCode: 'C1',
      level: 4,
      code: 'G1',
      name: '一网格',
      boundary: square(106, 39, 0.01),
      households: 300,
      phone: '0952-2010001',
    },
    { parentCode: 'C1', level: 4, code: 'G2', name: '二网格', boundary: square(106.01, 39, 0.01), households: 280 },
    { parentCode: 'D', level: 2, code: 'S2', name: '二街道' },
    { parentCode: 'S2', level: 3, code: 'C2', name: '二社区' },
    { parentCode: 'C2', level: 4, code: 'G3', name: '三网格', boundary: square(106.02, 39, 0.01), households: 310 },
  ];
  const laid = await createPlaces(ctx, seeds, { datum: 'CGCS2000' });
  const places = Object.fromEntries(laid.map((place) => [place.code, place.id]));
  const units: Record<string, string> = {};
  const unit = async (
    code: string,
    kind: string,
    name: string,
    parent: string | null,
    place?: string,
  ): Promise<void> => {
    const made = await createUnit(ctx, {
      kind: kind as never,
      code,
      name,
      parentId: parent === null ? null : (units[parent] ?? null),
      ...(place && { placeId: places[place] }),
    });
    units[code] = made.id;
  };
  await unit('d', 'district', '测试区', null, 'D');
  for (const i of ['1', '2']) {
    await unit(`s${i}`, 'street', `${i}街道办`, 'd', `S${i}`);
    await unit(`c${i}`, 'community', `${i}社区居委会`, `s${i}`, `C${i}`);
  }
  await unit('water', 'department', '水务局', 'd');
  await unit('heat', 'department', '供热办', 'd');
  if (!(await placeByCode(ctx.tx, 'G1'))) throw new Error('the test district was not laid');
  return { places, units };
}

let people = 0;
async function newcomer(ctx: Ctx, role: string, unitId?: string, placeId?: string): Promise<Person> {
  people += 1;
  const { id } = await createPerson(ctx, {
    name: `测试员${people}`,
    username: `tester${people}`,
    passwordHash: 'not-used',
  });
  const post = await grantPost(ctx, id, { role, ...(unitId && { unitId }), ...(placeId && { placeId }) });
  const cookie = await createSession(ctx, { personId: id, postId: post.id });
  return { cookie, personId: id, postId: post.id };
}

/** One call through the whole adapter, as a browser of this site makes it. */
export async function call(http: FastifyInstance, endpoint: Endpoint, options: CallOptions = {}): Promise<Answer> {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(options.params?.[name] ?? ''),
  );
  const response = await http.inject({
    method: endpoint.method,
    url: path,
    ...(options.query && { query: options.query as Record<string, string> }),
    headers: {
      ...(options.as && { cookie: `__Host-huying=${options.as.cookie}` }),
      ...(options.key && { 'idempotency-key': options.key }),
      ...options.headers,
    },
    ...(options.body !== undefined && { payload: options.body as object }),
  });
  const isJson = String(response.headers['content-type'] ?? '').includes('json');
  return {
    status: response.statusCode,
    json: isJson ? response.json() : undefined,
    headers: response.headers,
    text: response.body,
  };
}
