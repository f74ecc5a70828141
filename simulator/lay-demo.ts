import { beginDemo, finishDemo } from '../apps/server/src/app/demo-state.ts';
import { permissionCatalogue } from '../apps/server/src/modules/accounts/index.ts';
import { currentLists } from '../apps/server/src/modules/lists/index.ts';
import { settleNotices } from '../apps/server/src/modules/notifications/index.ts';
import { AppError } from '../apps/server/src/kernel/errors.ts';
import { DAY } from '../apps/server/src/kernel/time.ts';
import { type Actor, systemActor } from '../apps/server/src/kernel/actor.ts';
import type { Ctx, Platform } from '../apps/server/src/platform/context.ts';
import { newId } from '../apps/server/src/platform/ids.ts';
import { type District, layDistrict } from './district.ts';
import { arrivals } from './history.ts';
import { layAdmissions } from './lay-admissions.ts';
import { layWaitingEdition } from './lay-disclosure.ts';
import { layFacilities } from './lay-facilities.ts';
import { layHandovers } from './lay-handovers.ts';
import { layLoop, type LoopScene } from './lay-loop.ts';
import { layPatrols } from './lay-patrols.ts';
import { layEmergency, layShowcases } from './lay-showcases.ts';
import { liveOneRequest } from './life.ts';
import type { At, Scene } from './life-steps.ts';
import { district as names } from './names.ts';
import { drawProofs } from './proofs.ts';
import { seeded } from './random.ts';
import { stories } from './stories.ts';

export interface DemoOptions {
  platform: Platform;
  tell: (line: string) => void;
  /** Requests of the history; 3,000 unless told. */
  requests?: number;
  /** Resolves once the readers of the log have heard everything, so that the history's notices are there. */
  heard?: () => Promise<void>;
}

/** Of a shorter history the resource loop is as much smaller. */
const WHOLE = 3000;
const DAYS = 90;
/** Lives told at the same time: as many as keep the database busy. */
const AT_ONCE = 6;
/** How many lives are told before the database looks at what its tables hold. */
const FIRST_FEW = 60;

/** What a new user finds unread: a few of the last days, not ninety days' worth. */
const UNREAD_DAYS = 3;
const UNREAD = 10;

/**
 * Lays the demo district and ninety days of its history where nobody is there yet; true when it did. Until the last step
 * its tenant is marked as unfinished: a start that finds the mark removes it first (app/demo-state.ts).
 */
export async function layDemo({ platform, tell, requests = WHOLE, heard }: DemoOptions): Promise<boolean> {
  const { rows } = await platform.db.owner.query<{ n: number }>('select count(*)::int as n from people');
  if ((rows[0]?.n ?? 0) > 0) return false;
  // A tenant without people is what a start that was cut off left behind.
  await platform.db.owner.query('delete from tenants');
  const began = Date.now();
  tell('正在铺设演示区「云川区」（虚构）· Laying the fictional demo district');
  const end = platform.clock();
  const tenantId = await beginDemo(platform, names.code, names.name);
  const district = await inTransaction(platform, founder(tenantId), end, layDistrict);
  await inTransaction(platform, founder(tenantId), end, (ctx) => layFacilities(ctx, district.grids));
  tell(`  5 个街镇、9 个社区、127 个网格、12 个部门、79 家驻区单位 · places, units, people`);
  const scene = await sceneOf(platform, tenantId, district, end);
  const run = (work: (at: At) => Promise<void>): Promise<void> =>
    platform.db.transaction(tenantId, (tx) => work((actor, now) => contextOf(platform, tx, actor, now)));
  const loop: LoopScene = {
    platform,
    district,
    end,
    run: (work) => platform.db.transaction(tenantId, (tx) => work((actor, now) => contextOf(platform, tx, actor, now))),
  };
  await Promise.all([
    tellHistory(platform, scene, requests, tell),
    layShowcases(scene, run),
    layLoop(loop, requests / WHOLE, tell),
  ]);
  await run(async (at) => {
    await layEmergency(scene, at);
    await layPatrols(at, district, end);
    await layAdmissions(at, district, end);
  });
  await layHandovers(loop);
  // Twice: what a reader made of what it heard (a meeting's decision decides a project) is heard by the others as well.
  await heard?.();
  await layWaitingEdition(loop);
  await heard?.();
  const recent = new Date(end.getTime() - UNREAD_DAYS * DAY);
  await inTransaction(platform, founder(tenantId), end, (ctx) => settleNotices(ctx, recent, UNREAD));
  await finishDemo(platform, tenantId);
  await platform.db.owner.query('analyze');
  tell(`  演示区已就绪，用时 ${Math.round((Date.now() - began) / 1000)} 秒 · Ready`);
  return true;
}

const founder = (tenantId: number): Actor => ({
  ...systemActor(tenantId),
  permissions: new Set(permissionCatalogue.map((permission) => permission.code)),
});

const contextOf = (platform: Platform, tx: Ctx['tx'], actor: Actor, now: Date): Ctx => ({
  tx,
  actor,
  now,
  lang: 'zh',
  address: '',
  newId: () => newId(now),
  platform,
});

const inTransaction = <T>(platform: Platform, actor: Actor, now: Date, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  platform.db.transaction(actor.tenantId, (tx) => work(contextOf(platform, tx, actor, now)));

async function sceneOf(platform: Platform, tenantId: number, district: District, end: Date): Promise<Scene> {
  const lists = await platform.db.read(tenantId, (tx) => currentLists(tx));
  const [calendar] = lists.calendar.items;
  if (!calendar) throw new Error('the demo has no working calendar');
  const leaves = lists.category.items.filter((item) => item.parent !== null && item.active);
  const categories = leaves.flatMap((item) =>
    Array.from({ length: stories[item.code] ? 6 : 1 }, () => ({
      code: item.code,
      name: item.name,
      words: item.keywords ?? [],
    })),
  );
  const random = seeded(20_261_121);
  const pace = new Map(district.departmentIds.map((id) => [id, 0.6 + random.next() * 1.2]));
  return { district, calendar, random, end, categories, pace, keepProof: await drawProofs() };
}

async function tellHistory(
  platform: Platform,
  scene: Scene,
  count: number,
  tell: (line: string) => void,
): Promise<void> {
  const days = arrivals(count, DAYS, scene.end, scene.calendar, seeded(90));
  const total = days.reduce((sum, day) => sum + day.length, 0);
  let told = 0;
  const tenantId = scene.district.districtDispatcher.tenantId;
  // A worker takes whole days, so that those who tell at the same time seldom add to the same row of a day's rates.
  const left = [...days.entries()];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift())
      for (const [i, born] of next[1].entries()) {
        const seed = next[0] * 7919 + i * 13 + 13;
        const life = platform.db.transaction(tenantId, (tx) =>
          // A random of its own for each life, so that the history does not depend on which is told first.
          liveOneRequest({ ...scene, random: seeded(seed) }, (who, now) => contextOf(platform, tx, who, now), born),
        );
        await life.catch((error: unknown) => {
          // A life goes by the hour it is told at: one that the rules refuse is left out, and the others stand.
          if (!(error instanceof AppError)) throw error;
          platform.log.error('a life of the demo is left out', error, { seed });
          tell(`  略去 1 件 · left out one request: ${error.message}`);
        });
        told += 1;
        // Plans made for empty tables read them from end to end; with these figures they are made again.
        if (told === FIRST_FEW) await platform.db.owner.query('analyze matters, requests, events, matter_count_slots');
        if (told % Math.ceil(total / 10) === 0)
          tell(`  ${DAYS} 天历史 ${Math.round((told / total) * 100)}% · ${told} 件诉求`);
      }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
