import type { Actor } from '../apps/server/src/kernel/actor.ts';
import { addDays, civilDateOf, DAY, HOUR, instantOf } from '../apps/server/src/kernel/time.ts';
import {
  actOnHazard,
  assignGridLeader,
  createPatrolPlan,
  planVisits,
  recordLeaderVisit,
  recordNewVisit,
  reportHazard,
} from '../apps/server/src/modules/patrols/index.ts';
import type { Ctx } from '../apps/server/src/platform/context.ts';
import type { District } from './district.ts';
import { personName } from './names.ts';

const ZONE = 'Asia/Shanghai';

type At = (actor: Actor, now: Date) => Ctx;

const occasions = ['hardship', 'elderly', 'children', 'newcomer', 'dispute'] as const;
const seen = [
  { kind: 'need', content: '老人想学用手机挂号和缴费' },
  { kind: 'dispute', content: '上下楼因卫生间渗水争执，双方愿意坐下来谈' },
  { kind: 'request', content: '楼道感应灯坏了，老人晚上摸黑上楼' },
  { kind: 'hazard', content: '厨房燃气软管老化，接口有松动' },
] as const;
const hazards = [
  { content: '消防通道停放杂物和自行车', level: 'general' },
  { content: '电动车飞线充电，线头裸露', level: 'major' },
  { content: '围墙墙体开裂，行人从旁经过', level: 'major' },
  { content: '窨井盖破损，夜间没有警示', level: 'general' },
] as const;
const routes = [
  { name: '夜间消防巡查', every: 'day', points: ['1号楼消防通道', '电动车充电棚', '地下车库入口'] },
  { name: '老旧小区安全巡查', every: 'week', points: ['东侧围墙', '配电箱', '儿童活动区', '3号楼屋面排水口'] },
] as const;

/**
 * Visits, hazards, routes and the leaders' month of the first community and a few grids beside it; everything in it is
 * made up. In one transaction, in well under two seconds.
 */
export async function layPatrols(at: At, district: District, end: Date): Promise<void> {
  const grids = district.grids.filter(({ community }) => community === 0).slice(0, 8);
  const [desk, colleague] = district.communityWorkers[0] ?? [];
  if (!desk || !colleague) throw new Error('the demo has no first community');
  const today = civilDateOf(end, ZONE);
  for (const [i, { id: placeId, worker }] of grids.entries()) {
    const occasion = occasions[i % occasions.length] ?? 'elderly';
    // Laid two days ago, so that one of them is overdue today.
    await planVisits(at(desk, new Date(end.getTime() - 2 * DAY)), {
      occasion,
      placeIds: [placeId],
      dueOn: addDays(today, (i % 4) - 1),
    });
    const found = seen[i];
    await recordNewVisit(at(worker, new Date(instantOf(addDays(today, -1 - i), '10:00', ZONE).getTime() + i * HOUR)), {
      occasion: occasions[(i + 2) % occasions.length] ?? 'elderly',
      outcome: i % 3 === 2 ? 'not-home' : 'met',
      ...(found && { found: [found] }),
    });
  }
  await layHazards(at, district, end);
  for (const [i, route] of routes.entries())
    await createPatrolPlan(at(desk, end), {
      ...route,
      placeId: grids[i]?.id ?? '',
      points: route.points.map((name) => ({ name })),
    });
  await layLeaders(
    at,
    desk,
    grids.map(({ id }) => id),
    end,
  );
}

/** One waits to be assigned, one is being put right, one waits to be checked, one is cleared. */
async function layHazards(at: At, { grids, communityWorkers }: District, end: Date): Promise<void> {
  const [desk, colleague] = communityWorkers[0] ?? [];
  const worker = grids[0]?.worker;
  if (!desk || !colleague || !worker || !desk.unitId) return;
  for (const [i, hazard] of hazards.entries()) {
    const morning = instantOf(addDays(civilDateOf(end, ZONE), -5), '09:10', ZONE);
    const when = (hours: number): Date => new Date(morning.getTime() + i * DAY + hours * HOUR);
    const { id } = await reportHazard(at(worker, when(0)), hazard);
    if (i > 0) await actOnHazard(at(desk, when(1)), 'assign', id, { version: 1, unitId: desk.unitId, limitDays: 5 });
    if (i > 1)
      await actOnHazard(at(worker, when(5)), 'rectify', id, { version: 2, text: '已设警示并联系维修，现场处理完毕' });
    if (i > 2) await actOnHazard(at(colleague, when(7)), 'clear', id, { version: 3, text: '现场看过，已修好' });
  }
}

async function layLeaders(at: At, desk: Actor, placeIds: readonly string[], end: Date): Promise<void> {
  const today = civilDateOf(end, ZONE);
  const month = today.slice(0, 7);
  const before = addDays(`${month}-01` as typeof today, -1);
  for (const [i, placeId] of placeIds.entries()) {
    const { id } = await assignGridLeader(at(desk, end), {
      placeId,
      name: personName(400 + i),
      title: i % 2 === 0 ? '街道班子成员' : '社区党委委员',
      fromMonth: before.slice(0, 7),
    });
    await recordLeaderVisit(at(desk, end), id, before.slice(0, 7), addDays(before, -i));
    if (i % 3 === 0) await recordLeaderVisit(at(desk, end), id, month, today);
  }
}
