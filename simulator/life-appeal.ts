import type { Actor } from '../apps/server/src/kernel/actor.ts';
import { appealAssessment, voteOnExclusion } from '../apps/server/src/modules/requests/index.ts';
import { around } from './history.ts';
import { type Life, nextTurn } from './life-steps.ts';

/** 申诉: the unit asks that an unhappy answer be left out of its assessment, and two of the panel decide. */
export async function appeal(life: Life, handler: Actor): Promise<void> {
  const { random, keepProof, district } = life.scene;
  const asked = await nextTurn(life, around(3, random));
  if (!asked) return;
  const ctx = life.at(handler, asked);
  const [ground, reason] = random.pick([
    ['beyond-duty', '诉求内容超出本单位职责，已书面告知办理途径'],
    ['force-majeure', '极端天气造成，已按预案处置'],
    ['unlawful-demand', '要求突破现行政策规定，无法满足'],
  ]);
  let { id, version } = await appealAssessment(ctx, life.id, { ground, reason, files: [await keepProof(ctx)] });
  const agreed = random.chance(0.55);
  for (const [i, member] of [district.districtDispatcher, district.supervisor].entries()) {
    const now = await nextTurn(life, around(9, random));
    if (!now) return;
    const accepted = agreed || i === 0;
    const words = accepted ? '佐证充分，符合剔除情形' : '佐证不足，反映人的评价有事实依据';
    ({ id, version } = await voteOnExclusion(life.at(member, now), id, { version, accepted, reason: words }));
  }
}
