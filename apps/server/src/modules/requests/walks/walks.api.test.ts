import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Random, seeded } from '../../../../../../simulator/random.ts';
import { startTestApp, type TestApp } from '../../../app/testing.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { AppError } from '../../../kernel/errors.ts';
import { addDays, civilDateOf, HOUR } from '../../../kernel/time.ts';
import type { WorkingCalendar } from '../../../kernel/working-calendar.ts';
import { roleCatalogue } from '../../accounts/index.ts';
import { listVersion } from '../../lists/index.ts';
import { clockColumns, type Matter, reckonMatterClocks } from '../../matters/index.ts';
import { mattersEndpoints } from '../../matters/contract.ts';
import { receiveRequest } from '../commands/new-request.ts';
import { type ActionInput, takeAction } from '../commands/take-action.ts';
import { takeChildAction } from '../commands/take-child-action.ts';
import { type ActionName, actionNames } from '../contract-actions.ts';
import { sweepTenant } from '../jobs/sweep-limits.ts';
import { abilities } from '../policy.ts';
import { governed } from '../queries/governed.ts';
import { childrenOf, governedChild } from '../queries/load-child.ts';
import { findRequest } from '../queries/load-request.ts';
import { childAbilities } from '../child-policy.ts';
import { codesOf, here, VERIFIED } from '../testing.ts';

/** The same walks on a database: what is stored after each can be computed again from its log. */
const WALKS = 200;
const STEPS = 12;
const SEED = Number(process.env.HUYING_WALK_SEED ?? 77);

let test: TestApp;
let actors: Actor[];
let categories: string[];
const done = new Map<string, number>();

beforeAll(async () => {
  test = await startTestApp();
  categories = await codesOf(test, 'category', VERIFIED);
  const posts = [
    ['community-worker', 'c1', 'C1'],
    ['community-worker', 'c1', 'C1'],
    ['street-dispatcher', 's1', 'S1'],
    ['district-dispatcher', 'd', undefined],
    ['department-handler', 'water', undefined],
    ['department-handler', 'heat', undefined],
    ['supervisor', undefined, undefined],
    ['delegate', undefined, 'S1'],
  ] as const;
  actors = await Promise.all(posts.map(([role, unit, place]) => actorFor(role, unit, place)));
});
afterAll(() => test.stop());

async function actorFor(role: string, unit: string | undefined, place: string | undefined): Promise<Actor> {
  const { personId, postId } = await test.signIn(role, { ...(unit && { unit }), ...(place && { place }) });
  const shipped = roleCatalogue.find(({ code }) => code === role);
  const path = async (table: 'units' | 'places', id: string | undefined): Promise<string | null> =>
    id ? (await test.platform.db.owner.query(`select path from ${table} where id = $1`, [id])).rows[0].path : null;
  const unitId = unit ? (test.units[unit] ?? null) : null;
  const placeId = place ? (test.places[place] ?? null) : null;
  return {
    tenantId: test.tenantId,
    personId,
    postId,
    role,
    scope: shipped?.scope ?? 'none',
    permissions: new Set(shipped?.permissions),
    unitId,
    unitPath: await path('units', unitId ?? undefined),
    placeId,
    placePath: await path('places', placeId ?? undefined),
  };
}

const inputOf = (random: Random, masterId: string): Record<string, unknown> & { unitId?: string } => ({
  category: random.pick(categories),
  reason: '走到哪里是哪里',
  publicText: '答复如下',
  unitId: random.pick([test.units.water, test.units.heat]),
  unitIds: [random.pick([test.units.water, test.units.heat])],
  clause: '1.1',
  upheld: random.chance(0.5),
  channel: 'phone',
  reached: random.chance(0.7),
  solved: random.chance(0.6),
  satisfied: 1 + random.int(5),
  resultClass: 'solved',
  question: '几号楼',
  answer: '三号楼',
  task: '协助检查',
  type: 'request',
  ground: 'beyond-level',
  cause: 'leader',
  words: '请抓紧',
  kind: 'mediation',
  reference: '调解1号',
  outcome: random.pick(['renew', 'resume']),
  reasonClass: 'other',
  amount: 1,
  reviewOn: addDays(civilDateOf(test.now()), 1 + random.int(80)),
  route: 'fire',
  onSite: true,
  masterId,
});

/** Somebody takes one of the actions their screen offers; whoever has none leaves it to the next. */
async function act(random: Random, id: string, masterId: string): Promise<void> {
  const actor = random.pick(actors);
  try {
    await test.inTransaction(async (ctx) => {
      const loaded = await findRequest(ctx, id);
      const offered = abilities(actor, await governed(ctx, loaded)).filter((name): name is ActionName =>
        actionNames.some((each) => each === name),
      );
      if (offered.length === 0) return;
      const name = random.pick(offered);
      const { masterId: master, unitId, ...input } = inputOf(random, masterId);
      const body = {
        ...input,
        version: loaded.matter.version,
        ...(name !== 'escalate' && { unitId }),
        ...(name === 'merge' && { masterId: master }),
      };
      await takeAction(ctx, name, id, body as unknown as ActionInput);
      done.set(name, (done.get(name) ?? 0) + 1);
    }, actor);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** Whoever was asked for help or called does something about it. */
async function actOnChild(random: Random, id: string): Promise<void> {
  const actor = random.pick(actors);
  try {
    await test.inTransaction(async (ctx) => {
      for (const kind of ['co-task', 'whistle-call'] as const) {
        const child = (await childrenOf(ctx, kind, id)).find(({ matter }) => matter.open);
        const offered = child ? childAbilities(actor, await governedChild(ctx, child)) : [];
        if (!child || offered.length === 0) continue;
        const name = random.pick(offered);
        const input = { version: child.matter.version, text: '已办', reason: '不需要了', onSite: true, stars: 5 };
        await takeChildAction(ctx, kind, name, child.matter.id, input);
        done.set(`${kind} ${name}`, (done.get(`${kind} ${name}`) ?? 0) + 1);
        return;
      }
    }, actor);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

it(`after each of ${WALKS} walks the stored clocks are those that the log gives`, { timeout: 600_000 }, async () => {
  const [desk] = actors;
  if (!desk) throw new Error('nobody is there');
  let masterId = '';
  for (let walk = 0; walk < WALKS; walk++) {
    const random = seeded(SEED + walk);
    const { matter } = await test.inTransaction(
      (ctx) =>
        receiveRequest(ctx, {
          content: `第 ${walk} 处积水`,
          source: 'app',
          ...here,
          reporter: { phone: '13800001111' },
        }),
      desk,
    );
    masterId ||= matter.id;
    for (let i = 0; i < STEPS; i++) {
      test.setNow(new Date(test.now().getTime() + random.int(2 * HOUR)));
      if (random.chance(0.15)) await actOnChild(random, matter.id);
      else await act(random, matter.id, masterId);
    }
    if (random.chance(0.1)) await sweepTenant(test.platform, test.tenantId);
    await checkStored(matter.id);
    if (random.chance(0.2)) masterId = matter.id;
  }
  expect(done.size).toBeGreaterThan(25);
});

interface Stored {
  id: string;
  lists: Record<string, string>;
  clock_log: Matter['clockLog'];
  clocks: unknown[];
  due_at: Date | null;
  updated_at: Date;
}

async function checkStored(id: string): Promise<void> {
  const { rows } = await test.platform.db.owner.query<Stored>(
    'select id, lists, clock_log, clocks, due_at, updated_at from matters where id = $1 or parent_id = $1',
    [id],
  );
  for (const row of rows) {
    const calendar = await test.inTransaction(
      async ({ tx }) => (await listVersion(tx, row.lists.calendar ?? ''))?.items[0],
    );
    const again = clockColumns(reckonMatterClocks(row.clock_log, calendar as WorkingCalendar, row.updated_at));
    expect(row.clocks, row.id).toEqual(again.clocks);
    expect(row.due_at, row.id).toEqual(again.dueAt);
  }
}

it('and every sum and every chain agrees with the rows', async () => {
  const { rows: drift } = await test.platform.db.owner.query(
    `select coalesce(a.n, 0) - coalesce(b.count, 0) as difference
     from (select kind, coalesce(lead_id, '00000000-0000-0000-0000-000000000000') as lead_id, coalesce(category, '') as category, state, count(*)::int as n
       from matters where tenant_id = $1 group by 1, 2, 3, 4) a
     full join (select * from matter_counts where tenant_id = $1) b using (kind, lead_id, category, state)
     where coalesce(a.n, 0) <> coalesce(b.count, 0)`,
    [test.tenantId],
  );
  expect(drift).toEqual([]);
  const { rows: rates } = await test.platform.db.owner.query(
    `select (select coalesce(sum(visited), 0)::int from rate_counts where tenant_id = $1) as counted,
       (select count(*)::int from requests where tenant_id = $1 and followed_up_at is not null and reached is not null) as followed`,
    [test.tenantId],
  );
  expect(rates[0].counted).toBe(rates[0].followed);
  expect(rates[0].followed).toBeGreaterThan(0);
  const dispatcher = await test.signIn('district-dispatcher', { unit: 'd' });
  const { rows } = await test.platform.db.owner.query('select id from matters where tenant_id = $1', [test.tenantId]);
  for (const { id } of rows) {
    const chain = await test.call(mattersEndpoints.verifyLog, { as: dispatcher, params: { id } });
    expect(chain.json, id).toMatchObject({ intact: true });
  }
});
