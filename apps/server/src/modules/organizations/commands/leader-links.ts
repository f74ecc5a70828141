import type { Static } from 'typebox';
import { conflict, forbidden, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { placeById } from '../../territory/index.ts';
import type { LeaderLink, linkLeader as contract } from '../contract.ts';
import { mayMaintain } from '../policy.ts';
import { findLeaderLink } from '../queries/pairing-rows.ts';
import { standingOf } from '../queries/standing.ts';
import { changedMeanwhile, openUnits, refuseEndBefore } from './joint-errors.ts';

/** 包联: an office looks after a place from a day on. Throws forbidden, invalid: no-such-place, unknown-unit, day-order. */
export async function linkLeader(ctx: Ctx, input: Static<typeof contract.body>): Promise<LeaderLink> {
  const { tx, actor, now } = ctx;
  const place = await placeById(tx, input.placeId);
  if (!place?.active)
    throw invalid('no-such-place', '没有找到所选的区划（或已停用），请重新选择。', 'There is no such place.', {
      field: 'placeId',
    });
  if (!mayMaintain(actor, await standingOf(ctx), [place.path])) throw forbidden();
  if (input.unitId) await openUnits(ctx, [input.unitId], 'unitId');
  refuseEndBefore(input.fromOn, input.untilOn);
  const id = ctx.newId();
  const { placeId, unitId = null, postId = null, fromOn, untilOn = null } = input;
  await tx.sql(
    `insert into leader_links (tenant_id, id, office, post_id, unit_id, place_id, from_on, until_on, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tx.tenantId, id, input.office.trim(), postId, unitId, placeId, fromOn, untilOn, now],
  );
  await emit(tx, actor, now, id, { kind: 'leader-link.made', data: { placeId, unitId, postId, fromOn, untilOn } });
  return findLeaderLink(ctx, id);
}

/** Throws not-found, forbidden, version-conflict, link-ended, invalid (day-order). */
export async function endLeaderLink(
  ctx: Ctx,
  id: string,
  { version, untilOn }: { version: number; untilOn: string },
): Promise<LeaderLink> {
  const { tx, actor, now } = ctx;
  const link = await findLeaderLink(ctx, id);
  if (link.version !== version) throw changedMeanwhile(link);
  if (link.untilOn !== null) throw conflict('link-ended', '这项包联已经结束。', 'This link has ended.');
  if (!link.may.includes('maintain')) throw forbidden();
  refuseEndBefore(link.fromOn, untilOn);
  await tx.sql('update leader_links set until_on = $3, version = version + 1 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
    untilOn,
  ]);
  await emit(tx, actor, now, id, { kind: 'leader-link.ended', data: { placeId: link.placeId, untilOn } });
  return findLeaderLink(ctx, id);
}
