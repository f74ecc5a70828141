import type { Actor } from '../apps/server/src/kernel/actor.ts';
import { addDays, type CivilDate, civilDateOf, DAY, instantOf } from '../apps/server/src/kernel/time.ts';
import { around } from './history.ts';
import { type Life, streetOf, takeNext } from './life-steps.ts';

const ZONE = 'Asia/Shanghai';

/** Who decides at the first and at the second level: never whoever asks, and never one person twice. */
function deciders(life: Life, handler: Actor): [Actor, Actor] {
  const { districtDispatcher, supervisor } = life.scene.district;
  const street = streetOf(life);
  return street === handler ? [districtDispatcher, supervisor] : [street, districtDispatcher];
}

/** 延期, once or twice, where enough of the limit is left; some are refused. */
export async function extend(life: Life, handler: Actor, times: number): Promise<Actor | undefined> {
  const { random } = life.scene;
  const [first, second] = deciders(life, handler);
  for (const decider of [first, second].slice(0, times)) {
    const limit = await handleLimit(life);
    if (limit?.unit !== 'workdays' || limit.dueAt.getTime() - life.now.getTime() < 4 * DAY) return handler;
    const [reasonClass, reason] = random.pick([
      ['procurement', '配件需要定制，厂家承诺三天内到货'],
      ['third-party', '需要与产权单位签订施工协议'],
      ['weather', '连续低温，地面无法开挖'],
    ]);
    const input = { reasonClass, reason, amount: 2 };
    if (!(await takeNext(life, handler, around(3, random), 'ask-extension', input))) return undefined;
    if (random.chance(0.15)) {
      const refused = { reason: '可以先做临时处置，请按原时限办结' };
      return (await takeNext(life, decider, around(2, random), 'refuse', refused)) ? handler : undefined;
    }
    if (!(await takeNext(life, decider, around(2, random), 'approve', { note: '情况属实' }))) return undefined;
  }
  return handler;
}

async function handleLimit(life: Life): Promise<{ unit: string; dueAt: Date } | undefined> {
  const { tx } = life.at(life.scene.district.districtDispatcher, life.now);
  const [row] = await tx.sql<{ unit: string; dueAt: Date }>(
    `select e->'limit'->>'unit' as unit, (c->>'dueAt')::timestamptz as "dueAt"
     from matters, jsonb_array_elements(clock_log) e, jsonb_array_elements(clocks) c
     where tenant_id = $1 and id = $2 and e->>'stage' = 'handle' and e ? 'limit' and c->>'stage' = 'handle' and c->>'dueAt' is not null
     limit 1`,
    [tx.tenantId, life.id],
  );
  return row;
}

/** What stands in the way for months, by the group of the category; elsewhere nothing is put on hold. */
const OBSTACLES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  property: [
    ['funds', '需动用维修资金，已列入明年使用计划'],
    ['procedure', '需经业主大会三分之二表决通过，正在组织征求意见'],
  ],
  roads: [
    ['season', '冬季不具备施工条件，待气温回升后恢复路面'],
    ['funds', '已列入明年道路养护计划，资金下达后实施'],
  ],
  building: [
    ['history', '历史遗留权属不清，正在查档确权'],
    ['procedure', '已立案，正在依法履行催告和公告程序'],
  ],
  parking: [['policy', '片区停车规划正在修编，批复后统一施划']],
  transport: [['policy', '线路调整方案正在公示，批复后实施']],
  water: [['funds', '老旧管网改造已申报专项资金，待批复']],
  rural: [['season', '需待灌溉期结束、渠道停水后清淤']],
};

/** 挂账 by two approvals until a day of review; then it is taken up again, kept on hold, or, `forgotten`, still waits for the review. */
export async function suspend(life: Life, handler: Actor, forgotten: boolean): Promise<Actor | undefined> {
  const { random, keepProof } = life.scene;
  const obstacles = OBSTACLES[life.category.split('.')[0] ?? ''];
  if (!obstacles) return handler;
  const [first, second] = deciders(life, handler);
  const reviewOn = addDays(civilDateOf(life.now, ZONE), forgotten ? 12 : 20 + random.int(50));
  const [reasonClass, reason] = random.pick(obstacles);
  const files = [await keepProof(life.at(handler, life.now))];
  const asked = { reasonClass, reason, reviewOn, files };
  if (!(await takeNext(life, handler, around(4, random), 'ask-suspension', asked))) return undefined;
  if (!forgotten && random.chance(0.15)) {
    const refused = { reason: '可先行采取临时措施，暂不同意挂账' };
    return (await takeNext(life, first, around(4, random), 'refuse', refused)) ? handler : undefined;
  }
  if (!(await takeNext(life, first, around(4, random), 'approve', { note: '情况属实，同意上报' }))) return undefined;
  if (!(await takeNext(life, second, around(5, random), 'approve', { note: '同意挂账，按期复核' }))) return undefined;
  return forgotten ? undefined : takeUpAgain(life, handler, second, reviewOn);
}

async function takeUpAgain(
  life: Life,
  handler: Actor,
  reviewer: Actor,
  reviewOn: CivilDate,
): Promise<Actor | undefined> {
  const { random } = life.scene;
  if (random.chance(0.3)) {
    const early = { note: '资金已到位，恢复办理' };
    return (await takeNext(life, handler, (5 + random.int(10)) * DAY, 'resume', early)) ? handler : undefined;
  }
  let day = reviewOn;
  if (random.chance(0.3)) {
    const renewed = addDays(day, 40);
    const input = { outcome: 'renew', reviewOn: renewed, reason: '条件仍不具备，继续挂账' };
    if (!(await takeNext(life, reviewer, until(life, day), 'review', input))) return undefined;
    day = renewed;
  }
  const again = { outcome: 'resume', reason: '条件已具备，恢复办理' };
  return (await takeNext(life, reviewer, until(life, day), 'review', again)) ? handler : undefined;
}

const until = (life: Life, day: CivilDate): number => instantOf(day, '09:30', ZONE).getTime() - life.now.getTime();
