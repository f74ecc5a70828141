import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, compose } from '../apps/server/src/app/composition.ts';
import { dropUnfinishedDemos, unfinishedDemos } from '../apps/server/src/app/demo-state.ts';
import { call } from '../apps/server/src/app/testing.ts';
import { accountsEndpoints } from '../apps/server/src/modules/accounts/contract.ts';
import { notificationsEndpoints } from '../apps/server/src/modules/notifications/contract.ts';
import type { Platform } from '../apps/server/src/platform/context.ts';
import { deriveKeys } from '../apps/server/src/platform/crypto.ts';
import { openDatabase } from '../apps/server/src/platform/database/database.ts';
import { silentLog } from '../apps/server/src/platform/log.ts';
import { folderStorage } from '../apps/server/src/platform/storage.ts';
import { createTestDatabase, type TestDatabase } from '../apps/server/src/platform/testing/database.ts';
import { layDemo } from './lay-demo.ts';

let folder: string;
let database: TestDatabase;
let platform: Platform;
let app: App;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huying-demo-test-'));
  database = await createTestDatabase();
  platform = {
    db: openDatabase(database.url),
    keys: deriveKeys('a secret of a test, long enough for that'),
    storage: folderStorage(folder),
    log: silentLog,
    clock: () => new Date(),
    timezone: 'Asia/Shanghai',
    demo: true,
    publicUrl: 'http://127.0.0.1',
  };
});
afterAll(async () => {
  await app?.close();
  await platform?.db.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Another process lays the demo and is killed as soon as a part of the history is told. */
function killedWhileLaying(): Promise<string> {
  const script = fileURLToPath(new URL('./kill/lay.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, database.url, '200', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
    if (/历史 2\d%/.test(output)) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.once('close', (_code, signal) => resolve(`${output}${signal}`)));
}

const number = async (text: string): Promise<number> => (await platform.db.owner.query(text)).rows[0].n;

test('a demo that was cut off by kill -9 is removed at the next start, told, and laid again; a finished one is kept', async () => {
  expect(await killedWhileLaying()).toMatch(/SIGKILL$/);
  const [cutOff] = await unfinishedDemos(platform);
  expect(cutOff).toBeDefined();
  expect(await number('select count(*)::int as n from matters')).toBeGreaterThan(10);

  const told: string[] = [];
  await dropUnfinishedDemos(platform, (line) => told.push(line));
  expect(told).toEqual([expect.stringContaining('上次铺演示区被打断')]);
  const { rows: tables } = await platform.db.owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'`,
  );
  for (const { name } of tables)
    expect(await number(`select count(*)::int as n from ${name} where tenant_id = ${cutOff}`), name).toBe(0);

  app = await compose(platform, { secure: false, trustProxy: false });
  const heard = (): Promise<void> => app.pump.drained();
  expect(await layDemo({ platform, tell: () => {}, requests: 200, heard })).toBe(true);
  expect(await unfinishedDemos(platform)).toEqual([]);
  expect(await number('select count(*)::int as n from tenants')).toBe(1);
  const laid = await number('select count(*)::int as n from matters');
  expect(laid).toBeGreaterThan(150);

  const again: string[] = [];
  await dropUnfinishedDemos(platform, (line) => again.push(line));
  expect(await layDemo({ platform, tell: (line) => again.push(line), requests: 200 })).toBe(false);
  expect([again, await number('select count(*)::int as n from matters')]).toEqual([[], laid]);
}, 300_000);

test('a shorter history has as much less of the resource loop: every kind of need and resource, projects in all states, meetings decided', async () => {
  const one = async (text: string): Promise<Record<string, number>> => (await platform.db.owner.query(text)).rows[0];
  const needs = await one(
    `select count(*)::int as n, count(distinct n.sort)::int as sorts, count(distinct m.state)::int as states,
       count(*) filter (where m.state = 'listed')::int as listed, count(distinct n.content)::int as contents
     from needs n join matters m on m.id = n.id`,
  );
  // 200 of 3,000 requests: a fifteenth of 2,810, and some that were handed over by requests.
  expect(needs.n).toBeGreaterThanOrEqual(187);
  expect(needs).toMatchObject({ sorts: 7 });
  expect(needs.states).toBeGreaterThanOrEqual(6);
  expect(needs.listed).toBeGreaterThan(40);
  // Hardly two say the same.
  expect(needs.contents).toBeGreaterThan((needs.n ?? 0) * 0.95);
  expect(
    await one(
      'select count(*)::int as n, count(distinct sort)::int as sorts, count(distinct unit_id) > 50 as many from resources',
    ),
  ).toEqual({ n: 149, sorts: 6, many: true });
  const projects = await one(
    `select count(*)::int as n, count(distinct state)::int as states from matters where kind = 'project'`,
  );
  expect(projects).toEqual({ n: 40, states: 8 });
  expect(await number(`select count(distinct state)::int as n from promises`)).toBe(4);
  expect(await number(`select count(*)::int as n from resources where taken > capacity or taken < 0`)).toBe(0);
  const meetings = await one(
    `select count(*) filter (where state = 'held')::int as held, count(*) filter (where state = 'called')::int as called from joint_meetings`,
  );
  expect(meetings).toEqual({ held: 6, called: 1 });
  // What they agreed on is heard: drafts are decided by the meeting that talked about them.
  expect(
    await number(
      `select count(*)::int as n from events where kind = 'project.decided' and data->>'meetingId' is not null`,
    ),
  ).toBeGreaterThan(0);
  expect(
    await number(`select count(*)::int as n from match_plans where state = 'draft' and (figures->>'matched')::int > 0`),
  ).toBe(1);
});

test('agreements stand in all their states, public lists are published by a second person, opinions are objected to and answered, effects are rated, activities are held', async () => {
  const { rows } = await platform.db.owner.query<{ state: string }>(
    `select distinct state from matters where kind = 'agreement' order by 1`,
  );
  const states = ['active', 'amend-signing', 'drafted', 'ended', 'expired', 'reviewing', 'signing'];
  expect(rows.map(({ state }) => state)).toEqual(states);
  expect(
    await number(
      `select count(*)::int as n from agreement_editions e where jsonb_array_length(e.content->'resources') = 0`,
    ),
  ).toBe(0);
  const { rows: published } = await platform.db.owner.query<{ kind: string; n: number }>(
    `select kind, count(*)::int as n from disclosure_editions where state = 'published' group by kind order by kind`,
  );
  expect(published).toEqual([
    { kind: 'effects', n: 4 },
    { kind: 'needs', n: 4 },
    { kind: 'projects', n: 4 },
    { kind: 'resources', n: 4 },
  ]);
  expect(await number(`select count(*)::int as n from disclosure_editions where published_by = any(preparers)`)).toBe(
    0,
  );
  expect(
    await number(`select count(*)::int as n from disclosure_items where facts->>'rating' is not null`),
  ).toBeGreaterThan(0);
  const { rows: activities } = await platform.db.owner.query<{ state: string; n: number }>(
    'select state, count(*)::int as n from activities group by state order by state',
  );
  // A fifteenth of 500, and what each of nine liaisons has before it.
  expect(activities).toEqual([
    { state: 'confirmed', n: 33 + 9 },
    { state: 'held', n: 7 },
    { state: 'planned', n: 9 },
    { state: 'returned', n: 2 },
  ]);
  expect(
    await number(`select count(*)::int as n from disclosure_items i join disclosure_editions e on e.id = i.edition_id
      where e.state = 'published' and e.kind = 'needs' and i.texts->>'text' ~ '[0-9]号[楼院]'`),
  ).toBe(0);
  // The next edition waits for the second person, who is told.
  expect(await number(`select count(*)::int as n from disclosure_editions where state = 'draft'`)).toBe(1);
  expect(await number(`select count(*)::int as n from notifications where kind = 'disclosure.ready'`)).toBeGreaterThan(
    0,
  );
  const { rows: opinions } = await platform.db.owner.query<{ objected: boolean; outcome: string | null }>(
    'select objection is not null as objected, outcome from unit_opinions order by outcome, objected',
  );
  expect(opinions).toEqual([
    { objected: true, outcome: 'changed' },
    { objected: false, outcome: null },
    { objected: true, outcome: null },
  ]);
});

test('nobody of the demo begins with more than ten unread notices, though there were many', async () => {
  expect(await number('select count(*)::int as n from notifications')).toBeGreaterThan(200);
  const { json: session } = await call(app.http, accountsEndpoints.getSession);
  const unread: Record<string, number> = {};
  for (const { username } of session.demoAccounts as { username: string }[]) {
    const body = { username, password: session.demoPassword };
    const signedIn = await call(app.http, accountsEndpoints.signIn, { body });
    const cookie = /__Host-huying=([^;]+)/.exec(String(signedIn.headers['set-cookie']))?.[1] ?? '';
    const as = { cookie, personId: '', postId: '' };
    unread[username] = (await call(app.http, notificationsEndpoints.countNotifications, { as })).json.unread;
  }
  expect(Object.values(unread).length).toBeGreaterThan(5);
  expect(Math.max(...Object.values(unread)), JSON.stringify(unread)).toBeLessThanOrEqual(10);
  expect(Math.max(...Object.values(unread)), 'what is new is there to be seen').toBeGreaterThan(0);
});
