import type { Actor } from '../apps/server/src/kernel/actor.ts';
import { addDays, civilDateOf, HOUR, instantOf } from '../apps/server/src/kernel/time.ts';
import { switchEmergency } from '../apps/server/src/modules/requests/index.ts';
import type { Ctx } from '../apps/server/src/platform/context.ts';
import { type Given, liveOneRequest } from './life.ts';
import type { Plot, Scene } from './life-steps.ts';
import { seeded } from './random.ts';

const ZONE = 'Asia/Shanghai';
/** Led by the housing office, with others to help; by the community; by the street. */
const HOUSING = 'roads.digging';
const FUND = 'property.maintenance-fund';
const COMMUNITY = 'property.service';

/**
 * What somebody who looks at the demo should find whatever its size, in the first community: what, in which category, how
 * many days ago it was reported, and after how many acts of staff it waits for the next (dispatch 1, sign 2, contact 3).
 */
const SHOWCASES: readonly [Plot, string, number, number?][] = [
  ['co-handle', HOUSING, 4, 5],
  ['co-handle', COMMUNITY, 4, 4],
  ['co-handle', HOUSING, 30],
  ['whistle', COMMUNITY, 4, 5],
  ['whistle', HOUSING, 5, 4],
  ['whistle', HOUSING, 25],
  ['escalate', COMMUNITY, 6, 4],
  ['adopt', HOUSING, 5, 4],
  ['urge', HOUSING, 4, 4],
  ['urge', COMMUNITY, 9],
  ['supervise', HOUSING, 4, 4],
  ['supervise', COMMUNITY, 20],
  ['extend', HOUSING, 3, 4],
  ['extend', COMMUNITY, 3, 4],
  ['extend-twice', FUND, 9, 6],
  ['extend-twice', FUND, 30],
  ['suspend', FUND, 5, 4],
  ['suspend', FUND, 6, 5],
  ['suspend', FUND, 12, 6],
  ['suspend', COMMUNITY, 12, 6],
  ['suspend-forgotten', FUND, 24],
  ['merge', HOUSING, 3, 3],
  ['merge', HOUSING, 20],
  ['unmerge', COMMUNITY, 15],
  ['appeal', HOUSING, 9, 7],
  ['appeal', HOUSING, 12, 8],
  ['appeal', HOUSING, 30],
  ['appeal', COMMUNITY, 40],
  ['appeal', HOUSING, 50],
  ['appeal', HOUSING, 60],
  ['rehandle', HOUSING, 8, 6],
];

type At = (actor: Actor, now: Date) => Ctx;
/** Runs in a transaction of its own. */
type Run = (work: (at: At) => Promise<void>) => Promise<void>;

/** Each in a transaction of its own, so that it can be told beside the history. */
export async function layShowcases(scene: Scene, run: Run): Promise<void> {
  const grids = scene.district.grids.filter(({ community }) => community === 0);
  for (const [i, [plot, category, days, acts]] of SHOWCASES.entries()) {
    const bornAt = morning(scene, days, i);
    const given: Given = { category, plot, ...(acts && { acts }), ...(grids[i % 3] && { grid: grids[i % 3] }) };
    await run((at) => liveOneRequest({ ...scene, random: seeded(9001 * (i + 3)) }, at, bornAt, given));
  }
}

/** A cold day six weeks ago: on, two reports within its limits, and off again. Nothing else is told meanwhile. */
export async function layEmergency(scene: Scene, at: At): Promise<void> {
  const { districtDispatcher } = scene.district;
  const began = morning(scene, 42, 0);
  await switchEmergency(at(districtDispatcher, began), { on: true, reason: '寒潮蓝色预警，启动供热保障应急时限' });
  for (const i of [1, 2])
    await liveOneRequest({ ...scene, random: seeded(9001 * (i + 70)) }, at, new Date(began.getTime() + i * HOUR), {
      category: 'heating.stopped',
      plot: 'urge',
    });
  await switchEmergency(at(districtDispatcher, new Date(began.getTime() + 9 * HOUR)), {
    on: false,
    reason: '预警解除，恢复平时时限',
  });
}

const morning = ({ end }: Scene, days: number, i: number): Date =>
  new Date(instantOf(addDays(civilDateOf(end, ZONE), -days), '08:40', ZONE).getTime() + (i % 5) * (HOUR / 3));
