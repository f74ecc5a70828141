import { conflict, forbidden } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { staleVersion, unitIdsOf } from '../../matters/index.ts';
import type { ExclusionRow } from '../contract-registers.ts';
import { mayVote, voted } from '../domain/exclusion.ts';
import { rateShare } from '../domain/rates.ts';
import { lockExclusion, seeExclusion } from '../queries/list-exclusions.ts';
import { lockRequest } from '../queries/load-request.ts';
import { requestSettings } from '../queries/settings.ts';
import { addShare } from './count-rates.ts';

/** One of the panel of two decides on an appeal; with the second acceptance the assessed rates leave the request out. */
export async function voteOnExclusion(
  ctx: Ctx,
  id: string,
  body: { version: number; accepted: boolean; reason: string },
): Promise<ExclusionRow> {
  const { tx, actor, now } = ctx;
  const exclusion = await lockExclusion(ctx, id);
  if (exclusion.version !== body.version) throw staleVersion(exclusion.version);
  if (exclusion.state !== 'waiting')
    throw conflict('already-decided', '这项申诉已经有结果了。', 'This appeal has been decided already.');
  const personId = actor.personId;
  if (personId === null || !mayVote(exclusion, personId, await unitIdsOf(ctx), actor.scope === 'tenant'))
    throw forbidden();
  const vote = { personId, accepted: body.accepted, reason: body.reason, at: now.toISOString() };
  const { votes, state } = voted(exclusion, vote);
  await tx.sql(
    `update exclusions set votes = $3, state = $4, decided_at = $5, version = version + 1 where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, JSON.stringify(votes), state, state === 'waiting' ? null : now],
  );
  if (state === 'accepted') await leaveOut(ctx, exclusion.requestId);
  await emit(tx, actor, now, id, {
    kind: state === 'waiting' ? 'exclusion.voted' : 'exclusion.decided',
    data: { requestId: exclusion.requestId, unitId: exclusion.unitId, accepted: body.accepted, state },
    words: { reason: body.reason },
  });
  return seeExclusion(ctx, id);
}

/** Only the assessed sums change; the request is locked so that no follow-up of it is counted meanwhile. */
async function leaveOut(ctx: Ctx, requestId: string): Promise<void> {
  const { matter, own } = await lockRequest(ctx, requestId);
  const { satisfiedFrom } = await requestSettings(ctx);
  const share = rateShare(own, matter.clocks, satisfiedFrom);
  if (share && own.followedUpAt) await addShare(ctx, matter, own.followedUpAt, share, { published: 0, excluded: 1 });
}
