import { addDays, civilDateOf, DAY, HOUR, instantOf } from '../apps/server/src/kernel/time.ts';
import { unitsInMemory } from '../apps/server/src/modules/organizations/index.ts';
import {
  confirmActivities,
  enterActivities,
  type PastActivity,
  planActivity,
  recordActivity,
  sendBackActivity,
} from '../apps/server/src/modules/volunteering/index.ts';
import type { District, Player } from './district.ts';
import type { Bodies } from './lay-bodies.ts';
import type { LoopScene } from './lay-loop.ts';
import { communities, personName, residentUnits } from './names.ts';
import { type Random, seeded } from './random.ts';

const ZONE = 'Asia/Shanghai';
/** How far back they go; the last days are told step by step. */
const YEAR = 330;
const RECENT = 12;

type Kind = readonly [kind: string, titles: readonly string[]];
const kinds: readonly Kind[] = [
  ['policy', ['惠民政策进楼院', '医保缴费政策讲解', '养老政策面对面']],
  ['culture', ['邻里包饺子', '社区歌会', '象棋比赛', '写春联送福字']],
  ['hardship', ['走访困难家庭送米面', '给独居老人拆洗被褥', '助学物资发放']],
  ['cleaning', ['楼道堆物清理', '小区落叶清扫', '河边捡垃圾', '擦洗健身器材']],
  ['clinic', ['测血压量血糖', '口腔检查进社区', '中医推拿义诊']],
  ['law', ['物业纠纷法律咨询', '遗产继承咨询日', '防诈骗宣讲']],
  ['lecture', ['国学讲堂', '手机课堂教老人', '急救知识课']],
  ['safety', ['燃气安全入户查', '灭火器怎么用', '流感防护宣传']],
  ['party-day', ['联合主题党日', '行业联谊乒乓球赛', '重温入党誓词']],
];
const facts = [
  '居民来得多，希望下个月再办一次',
  '按约到场，物资当场发完',
  '分两组同时做，半天做完，现场清理干净',
  '现场答了居民的问题，答不上的记下带回',
  '老人多，安排了专人搀扶',
] as const;
const venues = ['社区活动室', '小区广场', '社区议事厅', '楼院门口'] as const;

/** Joint activities of a year (S0-29): most entered as they were confirmed, those of the last days step by step. */
export async function layActivities(scene: LoopScene, { ofCommunities }: Bodies, count: number): Promise<void> {
  const { district, end, run } = scene;
  const random = seeded(29);
  const unitIds = await run(async (at) => {
    const { byCode } = await unitsInMemory(at(district.districtDispatcher, end));
    return residentUnits.map((_, i) => byCode.get(`unit-${i + 1}`)?.id ?? '');
  });
  for (const [community, desks] of district.communityWorkers.entries()) {
    const [desk] = desks;
    if (!desk) continue;
    const near = unitIds.flatMap((id, i) => (i % communities.length === community ? [id] : []));
    const past = Array.from({ length: share(count, community) }, (_, i) =>
      pastActivity(random, scene, {
        community,
        communityId: desk.unitId ?? '',
        bodyId: ofCommunities[community] ?? null,
        // The first ones are of the first days past, so that this month has some whatever the count.
        days: RECENT + Math.floor((i * (YEAR - RECENT)) / share(count, community)),
        unitId: near[i % near.length] ?? '',
        helperId: near[(i + 3) % near.length] ?? '',
      }),
    );
    await run((at) => enterActivities(at(desk, new Date(end.getTime() - DAY)), past));
  }
  await layRecent(scene, ofCommunities);
}

const share = (count: number, community: number): number =>
  Math.floor(((community + 1) * count) / communities.length) - Math.floor((community * count) / communities.length);

interface Given {
  community: number;
  communityId: string;
  bodyId: string | null;
  days: number;
  unitId: string;
  helperId: string;
}

function pastActivity(random: Random, { district, end }: LoopScene, given: Given): PastActivity {
  const { community, communityId, bodyId, days, unitId, helperId } = given;
  const [kind, titles] = random.pick(kinds);
  const day = addDays(civilDateOf(end, ZONE), -days);
  const beginsAt = instantOf(day, random.pick(['08:30', '09:00', '14:30', '15:00']), ZONE);
  const each = random.pick([1.5, 2, 2.5, 3]);
  const people = 4 + random.int(24);
  const hasSheet = district.liaisons.some((liaison) => liaison.unitId === unitId);
  const first = random.int(40);
  return {
    title: random.pick(titles),
    kind,
    beginsAt,
    endsAt: new Date(beginsAt.getTime() + each * HOUR),
    placeId: random.pick(district.grids.filter((grid) => grid.community === community)).id,
    venue: random.pick(venues),
    unitId,
    helperIds: helperId !== unitId && random.chance(0.2) ? [helperId] : [],
    communityId,
    bodyId: random.chance(0.4) ? bodyId : null,
    people,
    hours: people * each,
    served: 10 + random.int(150),
    facts: random.pick(facts),
    sheet: hasSheet
      ? Array.from({ length: people }, (_, i) => ({ name: personName(900 + first + i), hours: each, unitId }))
      : [],
  };
}

/** What each liaison has before it: one planned, one to be confirmed or put right, one that the community has just confirmed. */
async function layRecent({ district, end, run }: LoopScene, bodyIds: readonly string[]): Promise<void> {
  const today = civilDateOf(end, ZONE);
  for (const [i, liaison] of district.liaisons.entries()) {
    const desk = deskOf(district, i);
    if (!desk) continue;
    const hold = (days: number, fate: 'planned' | 'held' | 'confirmed' | 'returned', n: number): Promise<void> =>
      run(async (at) => {
        const [kind, titles] = kinds[(i + n) % kinds.length] ?? ['other', ['便民服务']];
        const begins = instantOf(addDays(today, days), '09:00', ZONE);
        const [before, after] = [
          new Date(Math.min(begins.getTime() - 4 * DAY, end.getTime() - HOUR)),
          new Date(begins.getTime() + 5 * HOUR),
        ];
        const { id, version } = await planActivity(at(liaison, before), {
          title: titles[i % titles.length] ?? '',
          kind,
          beginsAt: begins.toISOString(),
          endsAt: new Date(begins.getTime() + 2 * HOUR).toISOString(),
          communityId: desk.unitId ?? '',
          venue: venues[i % venues.length] ?? '',
          bodyId: bodyIds[i % communities.length] ?? null,
        });
        if (fate === 'planned') return;
        const names = Array.from({ length: 6 + (i % 5) }, (_, k) => personName(900 + i * 7 + k));
        const held = await recordActivity(at(liaison, after), id, {
          version,
          hoursEach: 2,
          served: 30 + 7 * i,
          facts: facts[i % facts.length] ?? '',
          sheet: [...new Set(names)].join('\n'),
        });
        const settled = new Date(after.getTime() + 20 * HOUR);
        if (fate === 'confirmed') await confirmActivities(at(desk, settled), [held]);
        if (fate === 'returned')
          await sendBackActivity(at(desk, settled), id, {
            version: held.version,
            reason: '签到表少了两个人，请核对后再交',
          });
      });
    await hold(-9, 'confirmed', 0);
    await hold(-3, i % 4 === 3 ? 'returned' : 'held', 1);
    await hold(5 + (i % 7), 'planned', 2);
  }
}

const deskOf = ({ communityWorkers }: District, liaison: number): Player | undefined =>
  communityWorkers[liaison % communities.length]?.[0];
