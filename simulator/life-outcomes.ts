import type { Actor } from '../apps/server/src/kernel/actor.ts';
import { anonymous } from '../apps/server/src/kernel/actor.ts';
import { rateByCode } from '../apps/server/src/modules/requests/index.ts';
import { around } from './history.ts';
import { appeal } from './life-appeal.ts';
import { playPlot } from './life-plots.ts';
import { type Life, stateOf, takeNext, warnUntil } from './life-steps.ts';
import { explanations, replies, unsolved } from './stories.ts';

/** From the call to the resident on: the reply, its check, the follow-up, and the second time where the answer was unhappy. */
export async function contactAndReply(life: Life, handler: Actor, desk: Actor, speed: number): Promise<void> {
  const { random } = life.scene;
  if (
    !(await takeNext(life, handler, around(1.2 * speed, random), 'contact', {
      channel: 'phone',
      reached: random.chance(0.9),
    }))
  )
    return;
  const goesOn = await playPlot(life, handler);
  if (goesOn) await replyAndCheck(life, goesOn, desk, speed);
}

async function replyAndCheck(life: Life, handler: Actor, desk: Actor, speed: number): Promise<void> {
  const { random } = life.scene;
  const good = !isUnhappy(life) && random.chance(0.9 - 0.12 * (speed - 1));
  const resultClass = good
    ? random.pick(['solved', 'solved', 'solved', 'explained'])
    : random.pick(['partly', 'unsolvable', 'beyond-duty']);
  const input = {
    resultClass,
    publicText: resultClass === 'explained' ? random.pick(explanations) : random.pick(replies),
    ...(!good && { unsolvedReason: random.pick(unsolved) }),
  };
  if (await takeNext(life, handler, around(11 * speed, random), 'reply', input))
    await check(life, handler, desk, good, speed);
}

const isUnhappy = ({ plot }: Life): boolean => plot === 'appeal' || plot === 'rehandle';

async function check(life: Life, handler: Actor, desk: Actor, good: boolean, speed: number): Promise<void> {
  const { random, district } = life.scene;
  const pair = district.communityWorkers[life.grid.community] ?? [];
  const other = pair.find((worker) => worker !== desk && worker !== handler) ?? district.districtDispatcher;
  const { state } = await stateOf(life);
  if (state === 'replied') {
    if (!life.plot && random.chance(0.04)) {
      if (!(await takeNext(life, other, around(3, random), 'rework', { reason: '现场核查还没有恢复到位' }))) return;
      if (
        !(await takeNext(life, handler, around(6 * speed, random), 'reply', {
          resultClass: 'solved',
          publicText: random.pick(replies),
        }))
      )
        return;
    }
    if (
      (await stateOf(life)).state === 'replied' &&
      !(await takeNext(life, other, around(4, random), 'verify', { onSite: random.chance(0.4) }))
    )
      return;
  }
  let twinAsked = await followUpTwin(life, other);
  await followUp(life, other, good);
  if (life.plot === 'appeal') await appeal(life, handler);
  if ((await stateOf(life)).state === 'handling') {
    await secondTime(life, handler, other);
    twinAsked = await followUpTwin(life, other);
  }
  if (!twinAsked) return;
  // What was explained and still leaves somebody unhappy is closed after a talk, not left lying.
  if ((await stateOf(life)).state === 'followed-up') await takeNext(life, other, around(16, random), 'close');
}

/**
 * Whose report was merged into this one is asked as well, with an answer of their own, and again where the master was
 * done again. False where somebody is still to be asked.
 */
async function followUpTwin(life: Life, caller: Actor): Promise<boolean> {
  const { twin } = life;
  if (!twin) return true;
  if (!['verified', 'followed-up'].includes((await stateOf(life)).state)) return false;
  twin.now = life.now;
  twin.version = (await stateOf(twin)).version;
  const answer = { channel: 'phone', reached: true, solved: true, satisfied: 4, reasons: [] };
  const asked = await takeNext(twin, caller, around(5, life.scene.random), 'follow-up', answer);
  life.now = twin.now;
  life.version = (await stateOf(life)).version;
  return asked;
}

async function followUp(life: Life, caller: Actor, good: boolean): Promise<void> {
  const { random } = life.scene;
  const solved = !isUnhappy(life) && random.chance(good ? 0.94 : 0.25);
  const satisfied = solved ? random.pick([5, 5, 5, 4, 4, 3]) : random.pick([1, 2, 2, 3]);
  const reasons = satisfied < 3 ? [random.pick(['没有解决', '太慢', '态度不好', '答非所问'])] : [];
  // Some never pick up the phone: after the last try they count as not reached, which is neither solved nor satisfied.
  const isSilent = !isUnhappy(life) && random.chance(0.07);
  if (!isSilent && !isUnhappy(life) && random.chance(0.35)) return rateSelf(life, { solved, satisfied, reasons });
  for (let tries = 0; tries < 3; tries++) {
    const reached = isUnhappy(life) || (!isSilent && random.chance(0.82));
    const input = reached ? { channel: 'phone', reached, solved, satisfied, reasons } : { channel: 'phone', reached };
    if (!(await takeNext(life, caller, around(10, random), 'follow-up', input)) || reached) return;
  }
}

async function rateSelf(life: Life, rating: { solved: boolean; satisfied: number; reasons: string[] }): Promise<void> {
  const now = new Date(life.now.getTime() + around(7, life.scene.random));
  if (now >= life.scene.end) return;
  await warnUntil(life, now);
  await rateByCode(life.at(anonymous(life.grid.worker.tenantId), now), { code: life.code, ...rating });
  life.now = now;
  life.version = (await stateOf(life)).version;
}

async function secondTime(life: Life, handler: Actor, caller: Actor): Promise<void> {
  const { random } = life.scene;
  if (
    !(await takeNext(life, handler, around(14, random), 'reply', {
      resultClass: 'solved',
      publicText: random.pick(replies),
    }))
  )
    return;
  if (
    (await stateOf(life)).state === 'replied' &&
    !(await takeNext(life, caller, around(4, random), 'verify', { onSite: true }))
  )
    return;
  const solved = random.chance(0.85);
  await takeNext(life, caller, around(8, random), 'follow-up', {
    channel: 'phone',
    reached: true,
    solved,
    satisfied: solved ? 4 : 2,
    reasons: [],
  });
}
