import { addDays, civilDateOf, DAY, HOUR } from '../apps/server/src/kernel/time.ts';
import {
  actOnNeed,
  confirmPromise,
  dropPromise,
  keepPromise,
  makePromise,
  TELLING_WORD,
  wordUnits,
} from '../apps/server/src/modules/needs/index.ts';
import type { LoopScene } from './lay-loop.ts';
import type { Wanted } from './lay-needs.ts';
import type { Given } from './lay-resources.ts';
import { seeded } from './random.ts';

const ZONE = 'Asia/Shanghai';
/** What is said once it was given, by the sort of the resource. */
const outcomes: Readonly<Record<string, string>> = {
  skill: '按约办好，居民当场看过，满意',
  room: '场地按约用上，用完收拾干净',
  class: '课上完了，居民还想再来',
  goods: '物资送到户，已签收',
  money: '钱已拨到，用途已公布',
  job: '已经上岗，双方都满意',
};
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
  const pairs = pairsOf(wanted, near, count);
  const taken = new Set(pairs.map(({ need }) => need));
  wanted.splice(0, wanted.length, ...wanted.filter((need) => !taken.has(need)));
  await run(async (at) => {
    for (const [i, { need, resource }] of pairs.entries()) {
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
      const outcome = outcomes[resource.sort] ?? '已经兑现';
      await keepPromise(at(desk, when(9)), id, { version, outcome, meets: fate !== 'kept' });
      // Noted, verified, listed, matched, met: the sixth version is the first to be looked back on.
      if (fate === 'rechecked')
        await actOnNeed(at(colleague, when(20)), 'recheck', need.id, { version: 5, text: '回访过，确实办成了' });
    }
  });
}

/** So many needs with the resource that is most about the same thing, as far as there is one; what it gives is taken from it. */
function pairsOf(wanted: readonly Wanted[], near: readonly Given[], count: number) {
  const pairs: { need: Wanted; resource: Given }[] = [];
  for (const need of wanted) {
    if (pairs.length === count) break;
    const [best] = near
      .filter(({ left, perNeed }) => !need.early && left >= perNeed)
      .map((resource) => ({ resource, alike: unitsInCommon(need, resource) }))
      .sort((a, b) => b.alike - a.alike);
    if (!best || best.alike < TELLING_WORD) continue;
    best.resource.left -= best.resource.perNeed;
    pairs.push({ need, resource: best.resource });
  }
  return pairs;
}
const unitsInCommon = (need: Wanted, { words }: Given): number =>
  words.reduce((sum, word) => sum + (need.words.includes(word) ? wordUnits(word) : 0), 0);
