import { addDays, civilDateOf, DAY, HOUR } from '../apps/server/src/kernel/time.ts';
import {
  actOnNeed,
  confirmPromise,
  dropPromise,
  keepPromise,
  makePromise,
} from '../apps/server/src/modules/needs/index.ts';
import type { LoopScene } from './lay-loop.ts';
import type { Wanted } from './lay-needs.ts';
import type { Given } from './lay-resources.ts';
import { seeded } from './random.ts';

const ZONE = 'Asia/Shanghai';
/** Which resources meet which needs, the likeliest first. */
const metBy: Readonly<Record<string, readonly string[]>> = {
  care: ['skill', 'goods', 'room'],
  children: ['class', 'room', 'money'],
  health: ['skill', 'class', 'goods'],
  culture: ['room', 'class', 'skill'],
  surroundings: ['skill', 'goods', 'money'],
  work: ['job', 'class', 'money'],
  hardship: ['goods', 'money', 'skill', 'job'],
};
const outcomes = ['按约上门，居民当场道谢', '活动办成，来了不少人', '物资送到户，已签收', '课上完了，居民还想再来'];
const reasons = ['对方人手临时调走', '场地维修，暂时用不了', '居民改了主意，约不上时间'];

/** What came of a promise: how far it is, by its turn. */
const fates = ['tentative', 'confirmed', 'confirmed', 'kept', 'met', 'met', 'dropped', 'rechecked'] as const;

/** Resources promised for needs of one community, from asked to kept; the needs that were taken are left out of `wanted`. */
export async function layPromises(
  { district, end, run }: LoopScene,
  wanted: Wanted[],
  given: readonly Given[],
  count: number,
): Promise<void> {
  const [first] = wanted;
  if (!first) return;
  const random = seeded(420 + first.community);
  const [desk, colleague] = district.communityWorkers[first.community] ?? [];
  if (!desk || !colleague) return;
  const near = given.filter(({ community }) => community === first.community);
  const taken = wanted.filter(({ early }) => !early).slice(0, count);
  wanted.splice(0, wanted.length, ...wanted.filter((need) => !taken.includes(need)));
  await run(async (at) => {
    for (const [i, need] of taken.entries()) {
      const sorts = metBy[need.sort] ?? [];
      const sort = sorts[Math.min(random.int(sorts.length), random.int(sorts.length))];
      const fitting = near.filter((each) => each.sort === sort && each.left >= each.perNeed);
      const resource = fitting[random.int(fitting.length)];
      if (!resource) continue;
      resource.left -= resource.perNeed;
      const fate = fates[(i + first.community * 3) % fates.length] ?? 'tentative';
      const when = (days: number): Date =>
        new Date(Math.min(need.listedAt.getTime() + days * DAY + random.int(7) * HOUR, end.getTime() - HOUR));
      const plannedOn = addDays(civilDateOf(when(2), ZONE), 5 + random.int(25));
      const made = await makePromise(at(desk, when(2)), { needId: need.id, resourceId: resource.id, plannedOn });
      if (fate === 'tentative') continue;
      const { id } = made;
      const { version } = await confirmPromise(at(resource.speaker, when(3)), id, {
        version: made.version,
        side: 'giver',
      });
      if (fate === 'dropped')
        await dropPromise(at(resource.speaker, when(5)), id, { version, reason: random.pick(reasons) });
      if (fate !== 'kept' && fate !== 'met' && fate !== 'rechecked') continue;
      const outcome = random.pick(outcomes);
      await keepPromise(at(desk, when(9)), id, { version, outcome, meets: fate !== 'kept' });
      // Noted, verified, listed, matched, met: the sixth version is the first to be looked back on.
      if (fate === 'rechecked')
        await actOnNeed(at(colleague, when(20)), 'recheck', need.id, { version: 5, text: '回访过，确实办成了' });
    }
  });
}
