import type { Actor } from '../apps/server/src/kernel/actor.ts';
import { addDays, civilDateOf, instantOf } from '../apps/server/src/kernel/time.ts';
import { askAdmission, decideAdmission, endAdmission } from '../apps/server/src/modules/requests/index.ts';
import type { Ctx } from '../apps/server/src/platform/context.ts';
import type { District } from './district.ts';

const ZONE = 'Asia/Shanghai';

interface Wish {
  /** Which department, by its place in the list of departments. */
  by: number;
  title: string;
  detail: string;
  /** The whole of the first street, its first community, or the first grid. */
  where: 'street' | 'community' | 'grid';
  minutesWeekly: number;
  /** Asked so many days ago, to end so many days from now. */
  asked: number;
  ends: number;
  /** Undecided where it is left out. */
  decision?: { approved: boolean; reason: string };
  endedEarly?: true;
}

const yes = (reason: string): Wish['decision'] => ({ approved: true, reason });
const no = (reason: string): Wish['decision'] => ({ approved: false, reason });

const WISHES: readonly Wish[] = [
  {
    by: 1,
    title: '老旧小区管网入户登记',
    detail: '逐户登记改造意愿和管线走向，表格由住建局印制。',
    where: 'community',
    minutesWeekly: 90,
    asked: 40,
    ends: 35,
    decision: yes('改造项目已立项，同意试行到年底'),
  },
  {
    by: 10,
    title: '高龄老人冬季探访登记',
    detail: '每周电话或上门探访一次，记录身体和取暖情况。',
    where: 'street',
    minutesWeekly: 60,
    asked: 28,
    ends: 110,
    decision: yes('关系困难群众过冬，同意到三月底'),
  },
  {
    by: 5,
    title: '沿街餐饮油烟净化装置拍照',
    detail: '每周拍照上传一次。',
    where: 'community',
    minutesWeekly: 120,
    asked: 25,
    ends: 60,
    decision: no('属于部门日常监管职责，不得转由网格员代行'),
  },
  {
    by: 11,
    title: '小餐饮登记证到期提醒',
    detail: '协助提醒到期商户，每周一次。',
    where: 'grid',
    minutesWeekly: 30,
    asked: 75,
    ends: -12,
    decision: yes('时间短、工作量小，同意'),
  },
  {
    by: 8,
    title: '城乡居民医保参保扫楼',
    detail: '逐户核对参保情况并动员缴费。',
    where: 'street',
    minutesWeekly: 240,
    asked: 3,
    ends: 45,
  },
  {
    by: 4,
    title: '电动自行车上牌摸底',
    detail: '登记未上牌车辆数量和车主意愿，不登记个人信息。',
    where: 'community',
    minutesWeekly: 45,
    asked: 2,
    ends: 28,
  },
  {
    by: 6,
    title: '村庄清洁行动评分',
    detail: '每两周给各户打分公示。',
    where: 'community',
    minutesWeekly: 80,
    asked: 60,
    ends: 30,
    decision: yes('先行试点一个月再评估'),
    endedEarly: true,
  },
];

/** 准入: what was asked of the grids of the first street beyond their list, and what became of it. */
export async function layAdmissions(
  at: (actor: Actor, now: Date) => Ctx,
  district: District,
  end: Date,
): Promise<void> {
  const today = civilDateOf(end, ZONE);
  const before = (days: number): Date => instantOf(addDays(today, -days), '10:20', ZONE);
  const placeOf = {
    street: district.streetDispatchers[0]?.placeId,
    community: district.communityWorkers[0]?.[0]?.placeId,
    grid: district.grids[0]?.id,
  };
  for (const [i, { by, where, asked, ends, decision, endedEarly, title, detail, minutesWeekly }] of WISHES.entries()) {
    const asker = district.departmentDispatchers[by];
    const placeId = placeOf[where];
    if (!asker || !placeId) throw new Error('the demo has no such department or place');
    const body = { title, detail, placeId, minutesWeekly, endsOn: addDays(today, ends) };
    const { id, version } = await askAdmission(at(asker, before(asked)), body);
    if (!decision) continue;
    const decider = i % 2 === 0 ? district.districtDispatcher : district.supervisor;
    const decided = await decideAdmission(at(decider, before(asked - 2)), id, { version, ...decision });
    if (endedEarly) await endAdmission(at(asker, before(20)), id, { version: decided.version });
  }
}
