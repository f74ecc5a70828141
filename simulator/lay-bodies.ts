import { addDays, civilDateOf, DAY, HOUR, instantOf } from '../apps/server/src/kernel/time.ts';
import {
  callMeeting,
  createPairing,
  decideItem,
  finishItem,
  foundBody,
  giveSeat,
  holdMeeting,
  layRota,
  linkLeader,
  setRotaMonth,
  unitsInMemory,
} from '../apps/server/src/modules/organizations/index.ts';
import { placeByCode } from '../apps/server/src/modules/territory/index.ts';
import { communityCode } from './district-places.ts';
import type { District } from './district.ts';
import type { LoopScene } from './lay-loop.ts';
import type { Wanted } from './lay-needs.ts';
import type { Waiting } from './lay-projects.ts';
import type { At } from './life-steps.ts';
import { streetOfCommunity } from './ground.ts';
import { communities, streets } from './names.ts';

const ZONE = 'Asia/Shanghai';
/** When they were founded and when their seats were given. */
const FOUNDED_DAYS = 300;
const COMMITTEE = 6;

export interface Bodies {
  conference: string;
  ofCommunities: string[];
}

/** Joint bodies of district, streets and communities with seats, rota and pairings; units and offices only, no names. */
export async function layBodies(at: At, district: District, end: Date): Promise<Bodies> {
  const past = new Date(end.getTime() - FOUNDED_DAYS * DAY);
  const desk = at(district.districtDispatcher, past);
  const foundedOn = civilDateOf(past, ZONE);
  const { all } = await unitsInMemory(desk);
  const idOf = (code: string): string => all.find((unit) => unit.code === code)?.id ?? '';
  const placeId = async (code: string): Promise<string> => (await placeByCode(desk.tx, code))?.id ?? '';
  const residents = all.filter(({ kind }) => kind === 'resident-unit').map(({ id }) => id);
  const seat = (bodyId: string, unitId: string, role: string, office = ''): Promise<unknown> =>
    giveSeat(desk, bodyId, { unitId, role, office, fromOn: foundedOn });

  const top = await foundBody(desk, {
    kind: 'joint-conference',
    name: '云川区党建联席会议',
    duty: '每月一会，轮值单位召集，议定需求、资源、项目和难办的诉求',
    placeIds: [await placeId('YC')],
    rotates: true,
    foundedOn,
  });
  await seat(top.id, idOf('centre'), 'secretary', '召集人');
  for (const unitId of district.departmentIds.slice(0, 8)) await seat(top.id, unitId, 'member', '成员单位');
  await layRotaOf(at, district, end, top.id, district.departmentIds.slice(0, 8));

  const ofStreets: string[] = [];
  for (const [i, street] of streets.entries()) {
    const { id } = await foundBody(desk, {
      kind: 'street-work-committee',
      name: `${street}大工委`,
      parentId: top.id,
      placeIds: [await placeId(`YC${i + 1}`)],
      foundedOn,
    });
    await seat(id, idOf(`street-${i + 1}`), 'secretary', '大工委书记');
    for (const unitId of residents.filter((_, k) => k % streets.length === i).slice(0, 3))
      await seat(id, unitId, 'part-time', '支部书记');
    ofStreets.push(id);
  }
  const ofCommunities: string[] = [];
  for (const [i, community] of communities.entries()) {
    const street = streetOfCommunity[i] ?? 0;
    const { id } = await foundBody(desk, {
      kind: 'community-committee',
      name: `${community}大党委`,
      parentId: ofStreets[street] ?? null,
      placeIds: [await placeId(communityCode(i))],
      rotates: i < 3,
      foundedOn,
    });
    const members = residents.filter((_, k) => k % communities.length === i).slice(0, COMMITTEE);
    await seat(id, idOf(`community-${i + 1}`), 'secretary', '大党委书记');
    for (const unitId of members) await seat(id, unitId, 'part-time', '支部书记');
    if (i < 3) await layRotaOf(at, district, end, id, members);
    ofCommunities.push(id);
  }
  await layCommittees(desk, top.id, await placeId('YC'), residents, foundedOn);
  for (const [i, { name, theme, streetsOf }] of groups.entries()) {
    const { id } = await foundBody(desk, {
      kind: 'area-group',
      name: `${name}区域集团`,
      duty: `跨街道的单位共转一个主题，各自办好自己的事。年度主题：${theme}`,
      parentId: top.id,
      placeIds: await Promise.all(streetsOf.map((n) => placeId(`YC${n}`))),
      rotates: true,
      foundedOn,
    });
    const members = residents.slice(i * 12 + 3, i * 12 + 8);
    for (const [k, unitId] of members.entries()) await seat(id, unitId, k === 0 ? 'director' : 'member');
    await layRotaOf(at, district, end, id, members);
  }
  // The last two of five levels, in one grid: 网格党支部, 楼栋党员中心户.
  let above = ofCommunities[0] ?? null;
  for (const [kind, name] of [
    ['grid-branch', '春和社区第一网格党支部'],
    ['building-group', '春和苑1号楼党员中心户'],
  ] as const) {
    const placeIds = [await placeId(`${communityCode(0)}-01`)];
    const { id } = await foundBody(desk, { kind, name, parentId: above, placeIds, foundedOn });
    await seat(id, idOf('community-1'), kind === 'grid-branch' ? 'secretary' : 'member');
    above = id;
  }
  await layPairings(desk, all, foundedOn);
  for (const [i, office] of ['区委书记', '区长', '区委副书记', '常务副区长', '区人大主任'].entries())
    await linkLeader(desk, { office, placeId: await placeId(`YC${i + 1}`), fromOn: foundedOn });
  return { conference: top.id, ofCommunities };
}

/** 四方区域集团: each across two streets, with a theme for the year. */
const groups = [
  { name: '东片', theme: '一老一小有人管', streetsOf: [1, 2] },
  { name: '南片', theme: '老旧小区换新颜', streetsOf: [2, 3] },
  { name: '西片', theme: '家门口好就业', streetsOf: [3, 4] },
  { name: '北片', theme: '城乡一起治', streetsOf: [4, 5] },
] as const;

/** The units take turns, half a year back and half a year ahead, each with a theme of its own. */
async function layRotaOf(
  at: At,
  { districtDispatcher }: District,
  end: Date,
  bodyId: string,
  unitIds: string[],
): Promise<void> {
  const then = new Date(end.getTime() - 150 * DAY);
  const from = civilDateOf(then, ZONE).slice(0, 7);
  const { items } = await layRota(at(districtDispatcher, then), bodyId, { from, months: 12, unitIds });
  for (const [i, { month, unitId, version }] of items.slice(4, 8).entries())
    await setRotaMonth(at(districtDispatcher, then), bodyId, month, {
      unitId,
      theme: themes[i % themes.length] ?? '',
      version,
    });
}
const themes = ['温暖过冬', '健康进社区', '就业帮一把', '楼院更亮堂'] as const;

async function layCommittees(
  desk: ReturnType<At>,
  parentId: string,
  placeId: string,
  residents: readonly string[],
  foundedOn: string,
): Promise<void> {
  const fields = [
    ['health', '医疗健康专业委员会', 5],
    ['culture', '文化艺术专业委员会', 8],
    ['publicity', '宣传宣教专业委员会', 64],
    ['social', '社会服务专业委员会', 56],
    ['law', '政法综合专业委员会', 48],
    ['economy', '经济发展专业委员会', 22],
    ['education', '教育科技专业委员会', 0],
  ] as const;
  for (const [field, name, first] of fields) {
    const { id } = await foundBody(desk, {
      kind: 'professional-committee',
      field,
      name,
      parentId,
      placeIds: [placeId],
      foundedOn,
    });
    for (const [k, unitId] of residents.slice(first, first + 4).entries())
      await giveSeat(desk, id, { unitId, role: k === 0 ? 'director' : 'member', fromOn: foundedOn });
  }
}

async function layPairings(
  desk: ReturnType<At>,
  all: readonly { id: string; code: string }[],
  fromOn: string,
): Promise<void> {
  const ids = (...codes: string[]): string[] =>
    codes.flatMap((code) => all.find((unit) => unit.code === code)?.id ?? []);
  const pairs: [string, string[], string[], string][] = [
    ['1+1', ids('community-1'), ids('unit-6'), '每月义诊一次'],
    ['1+1', ids('community-2'), ids('unit-1'), '放学后托管和阅读'],
    ['1+1', ids('community-5'), ids('unit-9'), '读书角和流动图书'],
    ['1+n', ids('community-1'), ids('unit-14', 'unit-23', 'unit-31'), '水电检查、防诈骗、助餐物资'],
    ['1+n', ids('community-3'), ids('unit-15', 'unit-17', 'unit-40'), '暖气、燃气和绿化'],
    ['1+n', ids('community-4'), ids('unit-49', 'unit-52', 'unit-71'), '法律援助进楼院'],
    ['n+1', ids('community-6', 'community-7', 'community-8'), ids('unit-54'), '养老服务巡回上门'],
    ['n+1', ids('community-1', 'community-2', 'community-9'), ids('unit-55'), '假期成长营'],
    ['2+1', ids('community-8'), ids('unit-7', 'unit-8'), '慢病管理'],
    ['2+1', ids('community-9'), ids('unit-4', 'unit-60'), '就业培训'],
    ['relatives', ids('community-3', 'community-4'), ids('unit-57', 'unit-61', 'unit-63'), '结对困难家庭，逢节走访'],
  ];
  for (const [kind, communityIds, unitIds, purpose] of pairs)
    await createPairing(desk, { kind, purpose, fromOn, communityIds, unitIds });
}

/** Meetings that were held and decided, one that is called: with projects, needs and plain matters on the agenda. */
export async function layMeetings(
  { district, end, run }: LoopScene,
  { conference, ofCommunities }: Bodies,
  wanted: readonly Wanted[][],
  waiting: readonly Waiting[],
): Promise<void> {
  const desk = district.districtDispatcher;
  const left = [...waiting];
  const bodies = [conference, ...ofCommunities.slice(0, 4), conference];
  for (const [i, bodyId] of bodies.entries()) {
    const day = addDays(civilDateOf(end, ZONE), -(bodies.length - i) * 7 + 3);
    const begins = instantOf(day, '15:00', ZONE);
    const community = Math.max(0, i - 1) % wanted.length;
    const draft = left.splice(0, 1)[0];
    const need = wanted[community]?.shift();
    const agenda = [
      ...(draft && begins < end ? [{ matterKind: 'project', matterId: draft.id, title: draft.title }] : []),
      ...(need ? [{ matterKind: 'need', matterId: need.id, title: '一项没有匹配到资源的居民需求' }] : []),
      { title: plain[i % plain.length] ?? '' },
    ];
    await run(async (at) => {
      const called = await callMeeting(at(desk, new Date(begins.getTime() - 5 * DAY)), {
        bodyId,
        kind: i === 0 ? 'dispatch' : i === bodies.length - 1 ? 'push' : 'regular',
        title: i % 2 === 0 ? '月度联席会议' : '大党委例会',
        beginsAt: begins.toISOString(),
        venue: i === 0 ? '区治理中心三楼会议室' : '社区议事厅',
        agenda,
      });
      const held = await holdMeeting(at(desk, new Date(begins.getTime() + 2 * HOUR)), called.id, {
        version: called.version,
        units: called.units.map(({ unitId }, k) => ({ unitId, attendance: k % 7 === 5 ? 'excused' : 'present' })),
      });
      let { version } = held;
      for (const [k, item] of held.agenda.entries()) {
        const last = k === held.agenda.length - 1;
        const leadId = called.units[(i + k) % called.units.length]?.unitId ?? called.chairId;
        const decided = await decideItem(at(desk, new Date(begins.getTime() + 3 * HOUR)), item.id, {
          version,
          outcome: last && i % 3 === 2 ? 'deferred' : 'agreed',
          decision: decisions[(i + k) % decisions.length] ?? '',
          ...(!(last && i % 3 === 2) && { leadId, dueOn: addDays(day, 10 + 8 * k) }),
        });
        version = decided.version;
        if (last && i % 3 === 0)
          version = (await finishItem(at(desk, end), item.id, { version, doneOn: addDays(day, 2) })).version;
      }
    });
  }
  await run((at) =>
    callMeeting(at(desk, new Date(end.getTime() - DAY)), {
      bodyId: ofCommunities[0] ?? conference,
      title: '春和社区大党委月度会议',
      beginsAt: instantOf(addDays(civilDateOf(end, ZONE), 6), '15:00', ZONE).toISOString(),
      venue: '社区议事厅',
      agenda: left
        .filter(({ community }) => community === 0)
        .slice(0, 2)
        .map(({ id, title }) => ({ matterKind: 'project', matterId: id, title })),
    }),
  );
}
const plain = ['冬季安全检查怎么排班', '小区停车位错时共享', '志愿服务积分兑换办法', '楼道堆物集中清理'] as const;
const decisions = [
  '一致同意，由牵头单位组织实施，结果下次会议通报',
  '先由社区摸底，再定方案和经费',
  '由成员单位认领，一个月内见效',
  '下次会议再议，先听居民意见',
] as const;
