import { conflict, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { staleVersion } from '../../matters/index.ts';
import { placeById } from '../../territory/index.ts';
import type { Recorded, RecordRound } from '../contract.ts';
import { findRound } from '../queries/round-rows.ts';
import { enterFound } from './enter-found.ts';

/** Each stop as it was found, and what came to light. Throws not-found, conflict (version-conflict, round-done), invalid (points-missing). */
export async function recordRound(ctx: Ctx, id: string, body: RecordRound): Promise<Recorded> {
  const { tx, actor, now } = ctx;
  const round = await findRound(ctx, id, true);
  if (round.version !== body.version) throw staleVersion(round.version);
  if (round.state !== 'due')
    throw conflict('round-done', '这次巡查已经记过了，不必再记。', 'This round has been recorded already.');
  const checked = new Map(body.checked.map((each) => [each.point, each.ok]));
  if (round.points.some((_, i) => !checked.has(i)))
    throw invalid(
      'points-missing',
      '还有点位没有巡查结果，请逐个确认。',
      'Some stops have no result yet: go through each.',
      { field: 'checked' },
    );
  const place = await placeById(tx, round.placeId);
  const spot = { placeId: round.placeId, placePath: place?.path ?? '/', unitId: round.unitId };
  const found = await enterFound(ctx, { in: 'patrol', id, spot }, body.found);
  const results = round.points.map((_, point) => ({ point, ok: checked.get(point) ?? true }));
  await tx.sql(
    `update patrol_rounds set state = 'done', checked = $3, found = $4, done_by = $5, done_at = $6, version = version + 1
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, JSON.stringify(results), found.length, actor.personId, now],
  );
  await emit(tx, actor, now, id, {
    kind: 'patrol-round.recorded',
    data: {
      planId: round.planId,
      placeId: round.placeId,
      unitId: round.unitId,
      faulty: results.filter(({ ok }) => !ok).length,
      found: found.length,
    },
  });
  return { id, version: round.version + 1, found };
}
