import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { type Actor, anonymous } from '../../kernel/actor.ts';
import type { MultiPolygon, Position } from '../../kernel/geometry.ts';
import type { Ctx, Platform } from '../../platform/context.ts';
import { deriveKeys } from '../../platform/crypto.ts';
import { openDatabase } from '../../platform/database/database.ts';
import { createServer } from '../../platform/http/server.ts';
import { newId } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import { folderStorage } from '../../platform/storage.ts';
import { createTestDatabase } from '../../platform/testing/database.ts';
import type { ImportReport, Level, NewPlace, PlaceDetail, TreePlace } from './contract.ts';
import { createPlace } from './commands/create-place.ts';
import { routes } from './routes.ts';

/** The territory's HTTP layer over a database of its own, with a clock set by hand and callers chosen at will. */
export interface TerritoryStage {
  platform: Platform;
  tenantId: number;
  setNow(at: Date): void;
  /** A second tenant in the same database. */
  addTenant(): Promise<number>;
  call(
    caller: Actor,
    method: string,
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  run<T>(caller: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openTerritory(startAt: Date): Promise<TerritoryStage> {
  const database = await createTestDatabase();
  const db = openDatabase(database.url);
  let now = startAt;
  const platform: Platform = {
    db,
    keys: deriveKeys('a secret for tests only, of enough length'),
    storage: folderStorage('/nonexistent'),
    log: silentLog,
    clock: () => now,
    timezone: 'Asia/Shanghai',
    demo: false,
    publicUrl: 'http://127.0.0.1',
  };
  let tenants = 0;
  const addTenant = async (): Promise<number> => {
    tenants += 1;
    const { rows } = await db.owner.query<{ id: number }>(
      'insert into tenants (code, name) values ($1, $1) returning id',
      [`tenant-${tenants}`],
    );
    return rows[0]?.id ?? 0;
  };
  const tenantId = await addTenant();
  let caller = anonymous(tenantId);
  const identify = () => Promise.resolve({ actor: caller, expired: false });
  const app = await createServer({ platform, routes, identify, secure: false, trustProxy: false });
  return {
    platform,
    tenantId,
    addTenant,
    setNow: (at) => {
      now = at;
    },
    call: (as, method, url, body, headers = {}) => {
      caller = as;
      return app.inject({ method: method as 'GET', url, headers, ...(body && { payload: body }) });
    },
    run: (as, work) =>
      db.transaction(as.tenantId, (tx) =>
        work({ tx, actor: as, now, lang: 'zh', address: '', newId: () => newId(now), platform }),
      ),
    close: async () => {
      await app.close();
      await db.close();
      await database.drop();
    },
  };
}

/** Somebody signed in, of the whole tenant unless told otherwise. */
export const somebody = (tenantId: number, permissions: string, given: Partial<Actor> = {}): Actor => ({
  ...anonymous(tenantId),
  personId: newId(new Date(0)),
  postId: newId(new Date(0)),
  role: 'test',
  scope: 'tenant',
  permissions: new Set(permissions.split(' ').filter(Boolean)),
  ...given,
});

export const threeLevels: Level[] = [
  { level: 1, name: '区', nameEn: 'District', isGrid: false },
  { level: 2, name: '社区', nameEn: 'Community', isGrid: false },
  { level: 3, name: '网格', nameEn: 'Grid', isGrid: true },
];

/** The calls that most tests of the territory make, each of which must succeed. */
export function callsOf(stage: TerritoryStage) {
  const ask = async <T>(as: Actor, method: string, url: string, status: number, body?: object): Promise<T> => {
    const answer = await stage.call(as, method, url, body);
    expect(answer.statusCode, answer.body.slice(0, 500)).toBe(status);
    return answer.json<T>();
  };
  const levels = (as: Actor, items: Level[], version = 0): Promise<object> =>
    ask(as, 'PUT', '/api/levels', 200, { version, items });
  const create = (as: Actor, body: object): Promise<PlaceDetail> => ask(as, 'POST', '/api/places', 201, body);
  return {
    levels,
    create,
    get: <T>(as: Actor, url: string): Promise<T> => ask(as, 'GET', url, 200),
    change: (as: Actor, id: string, body: object): Promise<PlaceDetail> =>
      ask(as, 'PATCH', `/api/places/${id}`, 200, body),
    /** Status and code of a refusal. */
    codeOf: async (as: Actor, method: string, url: string, body?: object): Promise<[number, string]> => {
      const answer = await stage.call(as, method, url, body);
      return [answer.statusCode, answer.json<{ code: string }>().code];
    },
    /** A tenant of its own with three levels, one district, and an administrator. */
    district: async (): Promise<{ admin: Actor; root: PlaceDetail }> => {
      const admin = somebody(await stage.addTenant(), 'place.read place.manage');
      await levels(admin, threeLevels);
      return { admin, root: await create(admin, { parentId: null, level: 1, code: '150199', name: '云岭区' }) };
    },
  };
}

/** The calls of the import tests, made by whoever is the administrator at the time. */
export function importsOf(stage: TerritoryStage, admin: () => Actor) {
  const { levels, get } = callsOf(stage);
  return {
    /** Levels with these names, the last of them the grid. */
    setLevels: (...names: string[]): Promise<object> => levels(admin(), levelsNamed(...names)),
    tree: async (): Promise<TreePlace[]> => (await get<{ items: TreePlace[] }>(admin(), '/api/places/tree')).items,
    post: async <T>(url: string, body: object, status = 200): Promise<T> => {
      const answer = await stage.call(admin(), 'POST', url, body);
      expect(answer.statusCode, answer.body.slice(0, 500)).toBe(status);
      return answer.json<T>();
    },
  };
}

export const levelsNamed = (...names: string[]): Level[] =>
  names.map((name, i) => ({ level: i + 1, name, nameEn: '', isGrid: i === names.length - 1 }));

/** What an import did, without its problems; `none` is an import that did nothing. */
export const countsOf = ({ rows, created, updated, unchanged, skipped, refused }: ImportReport) => ({
  rows,
  created,
  updated,
  unchanged,
  skipped,
  refused,
});
export const none = { created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0 };
export const kindsOf = (report: ImportReport): [number, string, string][] =>
  report.problems.map((problem) => [problem.row, problem.severity, problem.kind]);

let made = 0;

/** A place for a test of any module: a root of the first level unless told otherwise. The levels must be there. */
export function buildPlace(ctx: Ctx, given: Partial<NewPlace> = {}): Promise<PlaceDetail> {
  made += 1;
  return createPlace(ctx, { parentId: null, level: 1, code: `P${made}`, name: `测试区划${made}`, ...given });
}

/** A square as a boundary: its south-west corner and the length of its side, in degrees. */
export const squareAt = (west: number, south: number, side: number): MultiPolygon => {
  const corner = (x: number, y: number): Position => [
    Number((west + x * side).toFixed(7)),
    Number((south + y * side).toFixed(7)),
  ];
  return [[[corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)]]];
};

const shared = process.env.HUYING_SHARED ?? fileURLToPath(new URL('../../../../../../shared', import.meta.url));

/** Texts of the outside files of a folder by name. Throws, saying what to set, when the data is not there. */
export function outsideFiles(folder: 'boundaries' | 'divisions'): Map<string, string> {
  const path = join(shared, 'data', folder);
  if (!existsSync(path))
    throw new Error(`outside data is absent: ${path} (set HUYING_SHARED to the folder that holds data/)`);
  return new Map(
    readdirSync(path)
      .sort()
      .map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  );
}
