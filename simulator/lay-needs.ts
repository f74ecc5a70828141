import { addDays, civilDateOf, HOUR, instantOf } from '../apps/server/src/kernel/time.ts';
import { actOnNeed, actOnNeeds, noteNeeds, tellingWords } from '../apps/server/src/modules/needs/index.ts';
import type { Grid, Player } from './district.ts';
import type { LoopScene } from './lay-loop.ts';
import { needWords } from './need-words.ts';
import { compounds, roads } from './names.ts';
import { type Random, seeded } from './random.ts';

const ZONE = 'Asia/Shanghai';
/** Days before today on which the communities wrote down what they had heard; two rounds long ago, of which the effects are known. */
const ROUNDS = [212, 188, 78, 70, 61, 53, 44, 36, 28, 20, 12, 5] as const;
const sources = [
  ['visit', '入户走访'],
  ['meeting', '居民议事会'],
  ['box', '意见箱'],
  ['questionnaire', '需求问卷'],
  ['account', '公众号留言'],
  ['website', '网站留言'],
  ['visit', '网格巡查'],
] as const;

/** So many of the newest round wait to be verified, and a few of the rounds right before it; what is older is done. */
const WAITING = 10;
const RECENT = 3;

/** A need on the list, for what comes of it. */
export interface Wanted {
  id: string;
  sort: string;
  /** What it is about. */
  words: readonly string[];
  community: number;
  placeId: string;
  listedAt: Date;
  early: boolean;
}

/** So many days before, at nine or some hours later: nobody writes down or verifies at night, whenever the demo is laid. */
const officeHour = (from: Date, daysBefore: number, later: number): Date =>
  new Date(instantOf(addDays(civilDateOf(from, ZONE), -daysBefore), '09:00', ZONE).getTime() + later * HOUR);

/** What the residents of one community need: noted in rounds by one of its two, verified and listed by the other. */
export async function layNeeds({ district, end, run }: LoopScene, community: number, count: number): Promise<Wanted[]> {
  const random = seeded(2810 + community);
  const grids = district.grids.filter((grid) => grid.community === community);
  const pair = district.communityWorkers[community] ?? [];
  const wanted: Wanted[] = [];
  const rounds = ROUNDS.length - 1;
  const waiting = Math.min(WAITING + (community % 4), Math.ceil(count / ROUNDS.length));
  const upTo = (round: number): number => Math.floor((round * (count - waiting)) / rounds);
  for (const [i, before] of ROUNDS.entries()) {
    const last = i === rounds;
    const size = last ? waiting : upTo(i + 1) - upTo(i);
    const [writer, checker] = i % 2 === 0 ? pair : [...pair].reverse();
    if (!writer || !checker || size === 0) continue;
    const noted = officeHour(end, before, random.int(8));
    const rows = Array.from({ length: size }, () => needRow(random, random.pick(grids), civilDateOf(noted, ZONE)));
    const round = { random, writer, checker, noted, rows, last, recent: i >= rounds - RECENT };
    wanted.push(
      ...(await run((at) => oneRound({ at, ...round }))).map((each) => ({
        ...each,
        community,
        early: i < 2,
      })),
    );
  }
  return wanted;
}

interface Round {
  at: Parameters<Parameters<LoopScene['run']>[0]>[0];
  random: Random;
  writer: Player;
  checker: Player;
  noted: Date;
  rows: Parameters<typeof noteNeeds>[1];
  /** The last one waits to be verified. */
  last: boolean;
  /** Of it some have been forgotten so far. */
  recent: boolean;
}
async function oneRound({
  at,
  random,
  writer,
  checker,
  noted,
  rows,
  last,
  recent,
}: Round): Promise<Omit<Wanted, 'community' | 'early'>[]> {
  const needs = await noteNeeds(at(writer, noted), rows);
  const made = needs.map((need, i) => {
    if ('text' in need) throw need;
    return {
      id: need.matter.id,
      sort: rows[i]?.sort ?? '',
      placeId: rows[i]?.placeId ?? '',
      words: tellingWords(rows[i]?.content ?? ''),
    };
  });
  if (last) return [];
  const verifiedAt = officeHour(noted, -1, random.int(3));
  const [odd, usual] = [made.filter((_, i) => i % 29 === 7), made.filter((_, i) => i % 29 !== 7)];
  for (const [i, { id }] of odd.entries())
    await actOnNeed(at(i % 2 === 0 ? checker : writer, verifiedAt), i % 2 === 0 ? 'refuse' : 'withdraw', id, {
      version: 1,
      reason: i % 2 === 0 ? '属于个人事务，已告知可走的渠道' : '居民说已经自己解决',
    });
  const still = usual.filter(() => !random.chance(0.05) || !recent);
  await actOnNeeds(at(checker, verifiedAt), {
    action: 'verify',
    items: still.map(({ id }) => ({ id, version: 1 })),
    text: random.pick(['入户核实，情况属实', '电话和上门都问过，属实', '网格员现场看过']),
  });
  const listedAt = officeHour(noted, -2, random.int(3));
  const listed = still.filter(() => !random.chance(0.1) || !recent);
  await actOnNeeds(at(checker, listedAt), { action: 'list', items: listed.map(({ id }) => ({ id, version: 2 })) });
  return listed.map((need) => ({ ...need, listedAt }));
}

function needRow(random: Random, grid: Grid, today: ReturnType<typeof civilDateOf>) {
  const words = byWeight(random);
  const group = random.pick(words.groups);
  const [source, reference] = random.pick(sources);
  const where = random.chance(0.75)
    ? `${random.pick(compounds)}${1 + random.int(18)}号楼`
    : `${random.pick(roads)}${1 + random.int(90)}号院`;
  return {
    sort: words.sort,
    content: `${where}${group}${random.pick(words.asks)}`,
    placeId: grid.id,
    address: where,
    group,
    people: random.chance(0.5) ? 1 + random.int(6) : 8 + random.int(170),
    repeatable: random.chance(0.3),
    ...(random.chance(0.55) && { wantedBy: addDays(today, 20 + random.int(200)) }),
    source: { source, reference },
  };
}

const total = needWords.reduce((sum, { weight }) => sum + weight, 0);
function byWeight(random: Random): (typeof needWords)[number] {
  let left = random.int(total);
  for (const words of needWords) {
    left -= words.weight;
    if (left < 0) return words;
  }
  throw new Error('weights add up');
}
