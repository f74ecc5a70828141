import { addDays, type CivilDate, civilDateOf, DAY, HOUR } from '../apps/server/src/kernel/time.ts';
import {
  actOnProject,
  draftProject,
  issueRatingCodes,
  rateProject,
  sweepProjects,
} from '../apps/server/src/modules/projects/index.ts';
import { anonymous } from '../apps/server/src/kernel/actor.ts';
import type { Player } from './district.ts';
import type { LoopScene } from './lay-loop.ts';
import type { Wanted } from './lay-needs.ts';
import type { Given } from './lay-resources.ts';
import type { At } from './life-steps.ts';
import { playerOf } from './life-steps.ts';
import { type ProjectWords, projectWords } from './project-words.ts';
import { compounds, roads } from './names.ts';
import { type Random, seeded } from './random.ts';

const ZONE = 'Asia/Shanghai';
/** So many in one transaction. */
const TOGETHER = 25;

/** How far a project has come, in turn; 598 of them make every page of the board. */
const fates = [
  ...repeat('drafted', 6),
  ...repeat('decided', 5),
  ...repeat('calling', 4),
  ...repeat('stopped', 2),
  ...repeat('underway', 29),
  ...repeat('done', 3),
  ...repeat('effective', 6),
  ...repeat('closed', 5),
] as const;
type Fate = 'drafted' | 'decided' | 'calling' | 'stopped' | 'underway' | 'done' | 'effective' | 'closed';
function repeat(fate: Fate, times: number): Fate[] {
  return Array.from({ length: times }, () => fate);
}

/** How many days ago it was drafted. */
const begun: Readonly<Record<Fate, readonly [number, number]>> = {
  drafted: [1, 12],
  decided: [5, 20],
  calling: [6, 18],
  stopped: [20, 60],
  underway: [12, 75],
  done: [45, 80],
  effective: [50, 85],
  closed: [165, 180],
};

/** A draft that waits for a meeting. */
export interface Waiting {
  id: string;
  title: string;
  community: number;
}

/** Projects in all states, made of needs on the list and of what is given; those that wait for a decision are handed back. */
export async function layProjects(
  scene: LoopScene,
  wanted: readonly Wanted[][],
  given: readonly Given[],
  count: number,
): Promise<Waiting[]> {
  const random = seeded(598);
  const waiting: Waiting[] = [];
  const order = Array.from({ length: count }, (_, i) => fates[(i * 23) % fates.length] ?? 'underway');
  for (let from = 0; from < count; from += TOGETHER)
    await scene.run(async (at) => {
      for (const [i, fate] of order.slice(from, from + TOGETHER).entries()) {
        const community = (from + i) % wanted.length;
        const drafted = await liveProject({ ...scene, at, random, fate, community }, wanted[community] ?? [], given);
        if (fate === 'drafted') waiting.push(drafted);
      }
    });
  // What has run out by now warns now, not in the first minute of the first user.
  for (let swept = 0; swept * 200 < count; swept++) await sweepProjects(scene.platform);
  return waiting;
}

interface Life extends LoopScene {
  at: At;
  random: Random;
  fate: Fate;
  community: number;
}

async function liveProject(life: Life, wanted: Wanted[], given: readonly Given[]): Promise<Waiting> {
  const { at, district, end, fate, community, random } = life;
  const [planner, colleague] = district.communityWorkers[community] ?? [];
  if (!planner || !colleague) throw new Error('a community has two workers');
  const [least, most] = begun[fate];
  let now = new Date(end.getTime() - (least + random.int(most - least + 1)) * DAY - random.int(8) * HOUR);
  const words = random.pick(projectWords);
  const today = civilDateOf(now, ZONE);
  const needs = takeNeeds(wanted, words.sort, now, fate);
  const resource = given.find((each) => each.community === community && each.sort === 'skill');
  const title = `${random.chance(0.7) ? random.pick(compounds) : random.pick(roads)}${words.name}`;
  const milestones = fate !== 'stopped' && random.chance(0.55) ? plan(words, today, fate, random) : undefined;
  const lead = leadOf(life, words);
  const made = await draftProject(at(planner, now), {
    title,
    type: words.type,
    content: words.content,
    placeId: needs[0]?.placeId ?? random.pick(district.grids.filter((grid) => grid.community === community)).id,
    budget: budgetOf(words, random),
    ...(milestones && { milestones }),
    ...(resource && random.chance(0.4) && { parts: [{ unitId: resource.unitId, text: random.pick(parts) }] }),
    sources: [
      ...needs.map(({ id }) => ({ kind: 'need' as const, id })),
      ...(resource && random.chance(0.4) ? [{ kind: 'resource' as const, id: resource.id }] : []),
    ],
  });
  let { version } = made;
  const rate = (count: number, best: number) => rateEffect(at, planner, now, { id: made.id, version, count, best });
  const act: Act = async (who, days, name, input) => {
    now = new Date(Math.min(now.getTime() + days * DAY + random.int(5) * HOUR, end.getTime() - HOUR));
    ({ version } = await actOnProject(at(who, now), name, made.id, { version, ...input }));
  };
  await story(life, { planner, colleague, lead, words, act, rate, id: made.id, day: () => civilDateOf(now, ZONE) });
  return { id: made.id, title, community };
}

type Act = (
  who: Player,
  days: number,
  name: Parameters<typeof actOnProject>[1],
  input: Omit<Parameters<typeof actOnProject>[3], 'version'>,
) => Promise<void>;
interface Story {
  planner: Player;
  colleague: Player;
  lead: Player;
  words: ProjectWords;
  act: Act;
  /** So many codes, most of them used, the best rating given being `best`. */
  rate: (count: number, best: number) => Promise<void>;
  id: string;
  day: () => CivilDate;
}

async function story(life: Life, { planner, colleague, lead, words, act, rate, id, day }: Story): Promise<void> {
  const { fate, random, district } = life;
  if (fate === 'drafted') return;
  if (fate === 'stopped') return act(planner, 4, 'stop', { reason: random.pick(ends) });
  await act(planner, 2, 'decide', { body: random.pick(deciders), decidedOn: day(), minutes: random.pick(minutes) });
  if (fate === 'decided') return;
  const calls = fate === 'calling' || (words.type !== 'residents' && random.chance(0.15));
  if (calls) {
    const mode = fate === 'calling' && random.chance(0.5) ? ('choice' as const) : ('first' as const);
    const closesOn = addDays(day(), fate === 'calling' ? 21 + random.int(12) : 10);
    await act(planner, 1, 'call', { mode, conditions: random.pick(conditions), closesOn });
    if (fate === 'calling') {
      if (mode === 'choice')
        for (const claimant of district.departmentDispatchers.slice(0, random.int(4)))
          await act(claimant, 0, 'claim', { text: random.pick(claims) });
      return;
    }
    await act(lead, 2, 'claim', { text: random.pick(claims) });
  } else await act(planner, 1, 'assign', { unitId: lead.unitId ?? '', note: '请按节点实施，协办单位配合' });
  const whole = fate !== 'underway';
  await reachMilestones(life, { id, lead, act }, whole);
  if (!whole) {
    if (random.chance(0.4)) await act(lead, 3, 'report', { percent: 15 + random.int(60), text: random.pick(reports) });
    return;
  }
  await act(lead, 2, 'finish', { text: '全部完成，现场已清理' });
  if (fate === 'done' && random.chance(0.5)) return;
  const { before, after } = words;
  await act(lead, 2, 'effect', { before, after, peopleHelped: 20 + random.int(600) });
  if (fate === 'done') return;
  const hidden = random.chance(0.06);
  // Whoever reported the effect does not settle it.
  await act(
    lead === planner ? colleague : planner,
    2,
    'publish',
    hidden ? { published: false, reason: '涉及住户情况，暂不公布' } : { published: true },
  );
  if (!hidden && (after.length + life.community) % 2 === 0) await rate(4 + (after.length % 5), 5 - (before.length % 2));
  if (fate === 'effective') {
    if (random.chance(0.15)) await act(colleague, 12, 'rebound', { reason: random.pick(rebounds), percent: 70 });
    return;
  }
  await act(district.supervisor, 96, 'recheck', { text: random.pick(rechecks) });
}

/** Residents rate the effect with codes that the community gave out; one code stays unused. */
async function rateEffect(
  at: At,
  planner: Player,
  now: Date,
  { id, version, count, best }: { id: string; version: number; count: number; best: number },
): Promise<void> {
  const { codes } = await issueRatingCodes(at(planner, now), id, { count, version });
  for (const [i, code] of codes.slice(1).entries()) {
    const then = new Date(now.getTime() + ((1 + i) * HOUR) / 10);
    await rateProject(at(anonymous(planner.tenantId), then), { code, score: best - (i % 3 === 2 ? 1 : 0) });
  }
}

/** All of them, or as many as their days have come. */
async function reachMilestones(
  { at, end, fate, random }: Life,
  { id, lead, act }: Pick<Story, 'id' | 'lead' | 'act'>,
  all: boolean,
): Promise<void> {
  const { tx } = at(lead, end);
  const [row] = await tx.sql<{ milestones: { id: string; dueOn: string; title: string }[] }>(
    'select milestones from projects where tenant_id = $1 and id = $2',
    [tx.tenantId, id],
  );
  const today = civilDateOf(end, ZONE);
  const due = (row?.milestones ?? []).filter(({ dueOn }) => all || dueOn < today);
  // One in six is behind with its last milestone, so that the board has something to warn of.
  const late = fate === 'underway' && random.chance(0.16) ? due.length - 1 : due.length;
  for (const { id: milestoneId, title } of due.slice(0, Math.max(0, late)))
    await act(lead, all ? 4 : 2, 'reach', { milestoneId, text: `${title}完成` });
}

function plan(words: ProjectWords, today: CivilDate, fate: Fate, random: Random) {
  const far = fate === 'underway' ? 14 + random.int(12) : 8;
  const steps = random.chance(0.5) ? words.steps : [words.steps[0] ?? '准备', words.steps.at(-1) ?? '完成'];
  return steps.map((title, i) => ({
    title,
    dueOn: addDays(today, 8 + (i + 1) * far),
    percent: i === steps.length - 1 ? 100 : Math.round(((i + 1) * 100) / steps.length),
  }));
}

/** One or two that are on the list by then; a project that was closed long ago was made of what was noted then. */
function takeNeeds(wanted: Wanted[], sort: string, now: Date, fate: Fate): Wanted[] {
  const fitting = wanted.filter(
    (need) => need.sort === sort && need.listedAt < now && need.early === (fate === 'closed'),
  );
  const taken = fitting.slice(0, fate === 'drafted' || fate === 'stopped' ? 1 : 2);
  for (const need of taken) wanted.splice(wanted.indexOf(need), 1);
  return taken;
}

/** Residents' own projects stay with their community; the others go to departments, streets and the community in turn. */
function leadOf({ district, community, random }: Life, words: ProjectWords): Player {
  const own = district.communityWorkers[community]?.[0];
  const department = playerOf(district, random.pick(district.departmentIds));
  const lead = words.type === 'residents' || random.chance(0.35) ? own : department;
  if (!lead) throw new Error('somebody leads it');
  return lead;
}

const budgetOf = ({ budget: [least, most] }: ProjectWords, random: Random) => ({
  amount: String(least + random.int(Math.floor((most - least) / 100) + 1) * 100),
  source: random.pick(['党建服务经费', '区级财政', '共建单位自筹', '居民自筹加社区奖补', '上级专项资金']),
});
const parts = ['出人出车参与施工', '提供物资和场地', '派志愿者参加', '负责宣传和登记'] as const;
const deciders = ['社区大党委联席会议', '街道大工委会议', '居民议事会', '区联席会议'] as const;
const minutes = ['一致同意，按方案实施', '同意，经费按预算控制，结果公示', '原则同意，施工避开早晚高峰'] as const;
const conditions = ['有施工力量，能在两个月内完成', '辖区单位，能自带设备', '能长期派人，善与居民打交道'] as const;
const claims = ['本单位有队伍和设备，愿意承接', '已做过同类项目，可马上开工', '可自筹部分经费'] as const;
const reports = ['材料进场，正在施工', '已完成大半，天气影响略有耽搁', '服务开展顺利，参加的居民在增加'] as const;
const ends = ['资金没有落实', '改由上级统一实施', '居民意见不一致，暂缓'] as const;
const rebounds = ['又有几处出现同样的问题', '参加的人少了，服务断了两周', '设施被损坏，需要重修'] as const;
const rechecks = ['现场看过，没有反弹', '问了五户居民，都说好用', '设施完好，服务照常'] as const;
