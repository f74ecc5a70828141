import { addDays, civilDateOf, DAY, HOUR } from '../apps/server/src/kernel/time.ts';
import {
  actOnAgreement,
  draftAgreement,
  getAgreement,
  listOffers,
  sweepAgreements,
} from '../apps/server/src/modules/agreements/index.ts';
import { answerObjection, objectToOpinion, writeOpinion } from '../apps/server/src/modules/organizations/index.ts';
import type { Player } from './district.ts';
import type { LoopScene } from './lay-loop.ts';
import type { Given } from './lay-resources.ts';

const ZONE = 'Asia/Shanghai';

type Fate =
  | 'drafted'
  | 'sent'
  | 'half-signed'
  | 'active'
  | 'review-due'
  | 'half-rated'
  | 'changing'
  | 'ended'
  | 'expired';
/** How many days ago it was drafted; a review is due after half a year. */
const begun: Readonly<Record<Fate, number>> = {
  drafted: 2,
  sent: 4,
  'half-signed': 6,
  active: 70,
  'review-due': 186,
  'half-rated': 187,
  changing: 95,
  ended: 120,
  expired: 380,
};
/** With the community next to it, for each unit that has a liaison, in turn. */
const atHome: readonly Fate[] = [
  'half-rated',
  'active',
  'drafted',
  'half-signed',
  'ended',
  'changing',
  'review-due',
  'expired',
  'sent',
];
/** With the first community, in whose desk a new user sits down. */
const atFirst: readonly Fate[] = ['half-signed', 'review-due', 'active', 'sent', 'changing'];

interface Pair {
  desk: Player;
  liaison: Player;
  fate: Fate;
}

/** Agreements of communities with the units that have a liaison: drafted, waiting for a signature, in force, to be reviewed, over. */
export async function layAgreements(scene: LoopScene, given: readonly Given[]): Promise<void> {
  const { district, platform, run } = scene;
  const deskOf = (community: number | undefined): Player | undefined => district.communityWorkers[community ?? -1]?.[0];
  const homes = district.liaisons.map(({ unitId }) => given.find((each) => each.unitId === unitId)?.community);
  const pairs = district.liaisons.flatMap((liaison, i): Pair[] =>
    [
      { desk: deskOf(homes[i]), liaison, fate: atHome[i % atHome.length] },
      { desk: homes[i] === 0 ? undefined : deskOf(0), liaison, fate: atFirst[i] },
    ].flatMap(({ desk, fate }) => (desk && fate ? [{ desk, liaison, fate }] : [])),
  );
  const made: (Pair & { id: string })[] = [];
  for (const pair of pairs) made.push({ ...pair, id: await run((at) => live(scene, at, pair)) });
  // Reviews fall due and terms end by the clock of the house.
  await sweepAgreements(platform);
  await run(async (at) => {
    for (const { id, desk, fate } of made)
      if (fate === 'half-rated') {
        const ctx = at(desk, platform.clock());
        const { version } = await getAgreement(ctx, id);
        await actOnAgreement(ctx, 'rate', id, {
          version,
          score: 5,
          text: '资源按约兑现，居民反映好，下半年想多开几次课',
        });
      }
  });
}

type Run = Parameters<Parameters<LoopScene['run']>[0]>[0];
async function live({ end }: LoopScene, at: Run, { desk, liaison, fate }: Pair): Promise<string> {
  let now = new Date(end.getTime() - begun[fate] * DAY);
  const today = civilDateOf(now, ZONE);
  const { id } = await draftAgreement(at(desk, now), {
    withId: liaison.unitId ?? '',
    fromOn: today,
    ...(fate === 'expired' && { untilOn: addDays(today, 364) }),
  });
  const act = async (
    who: Player,
    name: Parameters<typeof actOnAgreement>[1],
    input: Omit<Parameters<typeof actOnAgreement>[3], 'version'> = {},
  ): Promise<void> => {
    now = new Date(Math.min(now.getTime() + 5 * HOUR, end.getTime() - HOUR));
    const ctx = at(who, now);
    const { version, current, editions } = await getAgreement(ctx, id);
    const seen = name === 'sign' && { edition: current, hash: editions.find((each) => each.number === current)?.hash };
    await actOnAgreement(ctx, name, id, { version, ...seen, ...input });
  };
  await fillLists(at, act, desk, end, id);
  if (fate === 'drafted') return id;
  await act(desk, 'send');
  if (fate === 'sent') return id;
  await act(desk, 'sign');
  if (fate === 'half-signed') return id;
  await act(liaison, 'sign');
  if (fate === 'ended') {
    now = new Date(end.getTime() - 20 * DAY);
    await act(liaison, 'end', { reason: '单位搬离本区，由接手的单位另签' });
  }
  if (fate === 'changing') {
    now = new Date(end.getTime() - 3 * DAY);
    const { content } = await getAgreement(at(liaison, now), id);
    const untilOn = addDays(content.untilOn, 180);
    await act(liaison, 'revise', { content: { ...content, untilOn }, note: '双方都想做满一个学年，期限延长半年' });
    await act(liaison, 'send');
  }
  return id;
}

/** Where the two have promised each other little so far, the community adds what it needs and what the unit can give. */
async function fillLists(
  at: Run,
  act: (
    who: Player,
    name: 'revise',
    input: { content: Awaited<ReturnType<typeof getAgreement>>['content'] },
  ) => Promise<void>,
  desk: Player,
  end: Date,
  id: string,
): Promise<void> {
  const ctx = at(desk, end);
  const { content } = await getAgreement(ctx, id);
  const offers = await listOffers(ctx, id);
  const fill = <T>(rows: readonly T[], more: readonly T[]): T[] => [
    ...rows,
    ...more.slice(0, Math.max(0, 3 - rows.length)),
  ];
  const needs = fill(content.needs, offers.needs);
  const resources = fill(content.resources, offers.resources);
  await act(desk, 'revise', { content: { ...content, needs, resources } });
}

/** What the first community thinks of units' part in the year: one objection is answered, another waits for the second person. */
export async function layOpinions({ district, end, run }: LoopScene): Promise<void> {
  const [desk, colleague] = district.communityWorkers[0] ?? [];
  if (!desk || !colleague) return;
  const on = (days: number): Date => new Date(end.getTime() - days * DAY);
  const year = Number(civilDateOf(end, ZONE).slice(0, 4));
  await run(async (at) => {
    const [first, second, third] = district.liaisons;
    for (const [liaison, grade, opinion] of [
      [first, 'fair', '上半年来得多，下半年三次约好的活动只来了一次'],
      [second, 'fair', '课上得好，答应的场地没有开放'],
      [third, 'outstanding', '随叫随到，居民点名感谢'],
    ] as const) {
      if (!liaison) continue;
      const { id, version } = await writeOpinion(at(desk, on(9)), {
        unitId: liaison.unitId ?? '',
        year,
        grade,
        opinion,
      });
      if (liaison === third) continue;
      const objected = await objectToOpinion(at(liaison, on(6)), id, {
        version,
        objection:
          liaison === first ? '有一次是社区改了日子，另一次派了两人去，签到表上有' : '场地九月起在大修，已提前告知',
      });
      if (liaison === first)
        await answerObjection(at(colleague, on(3)), id, {
          version: objected.version,
          outcome: 'changed',
          answer: '查过签到表，确实来过，是我们漏记，意见已改',
          grade: 'good',
          opinion: '全年按约参加活动，下半年有一次因社区改期没有成行',
        });
    }
  });
}
