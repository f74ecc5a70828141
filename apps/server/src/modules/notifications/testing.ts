import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { type Actor, anonymous } from '../../kernel/actor.ts';
import type { Ctx, Platform } from '../../platform/context.ts';
import { deriveKeys } from '../../platform/crypto.ts';
import { openDatabase } from '../../platform/database/database.ts';
import { createServer } from '../../platform/http/server.ts';
import { newId } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import type { Module } from '../../platform/module.ts';
import { folderStorage } from '../../platform/storage.ts';
import { createTestDatabase } from '../../platform/testing/database.ts';

/** A database, a clock that is set by hand, and the HTTP layer of some modules, called as any actor. */
export interface Stage {
  platform: Platform;
  tenantId: number;
  /** The clock stands still until it is set. */
  setNow(at: Date): void;
  as(actor: Actor): (request: InjectOptions) => Promise<LightMyRequestResponse>;
  run<T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openStage(modules: readonly Module[], startAt: Date): Promise<Stage> {
  const database = await createTestDatabase();
  const db = openDatabase(database.url);
  const folder = await mkdtemp(join(tmpdir(), 'huying-stage-'));
  let now = startAt;
  const platform: Platform = {
    db,
    keys: deriveKeys('a secret for tests only, of enough length'),
    storage: folderStorage(folder),
    log: silentLog,
    clock: () => now,
    timezone: 'Asia/Shanghai',
    demo: false,
    publicUrl: 'http://127.0.0.1',
  };
  const { rows } = await db.owner.query<{ id: number }>(
    `insert into tenants (code, name) values ('stage', '试验区') returning id`,
  );
  const tenantId = rows[0]!.id;
  let caller = anonymous(tenantId);
  const app: FastifyInstance = await createServer({
    platform,
    routes: modules.flatMap((module) => module.routes),
    identify: () => Promise.resolve({ actor: caller, expired: false }),
    secure: false,
    trustProxy: false,
  });
  return {
    platform,
    tenantId,
    setNow: (at) => {
      now = at;
    },
    as: (actor) => async (request) => {
      caller = actor;
      return app.inject(request);
    },
    run: (actor, work) =>
      db.transaction(actor.tenantId, (tx) =>
        work({ tx, actor, now, lang: 'zh', address: '', newId: () => newId(now), platform }),
      ),
    close: async () => {
      await app.close();
      await db.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody with a post; `permissions` and the rest as the test needs. */
export const buildActor = (tenantId: number, given: Partial<Actor> = {}): Actor => ({
  tenantId,
  personId: newId(new Date(0)),
  postId: newId(new Date(0)),
  role: 'test',
  scope: 'tenant',
  permissions: new Set<string>(),
  unitId: null,
  unitPath: null,
  placeId: null,
  placePath: null,
  ...given,
});
