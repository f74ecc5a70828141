import type { Static } from 'typebox';
import { conflict, forbidden, invalid } from '../../../kernel/errors.ts';
import { addDays } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { changePairing as changeContract, createPairing as createContract, Pairing } from '../contract.ts';
import { checkParties, type PartyOf } from '../domain/pairing.ts';
import { mayMaintain } from '../policy.ts';
import { jointWords } from '../queries/joint-words.ts';
import { findPairing } from '../queries/pairing-rows.ts';
import { standingOf } from '../queries/standing.ts';
import { changedMeanwhile, openUnits, refuseEndBefore, wordOf } from './joint-errors.ts';

/** Throws forbidden, invalid: unknown-word, unknown-unit, not-a-community, pairing-size, unit-twice, day-order. */
export async function createPairing(ctx: Ctx, input: Static<typeof createContract.body>): Promise<Pairing> {
  const { tx, actor, now } = ctx;
  const kind = wordOf((await jointWords(ctx)).pairingKinds, input.kind, 'kind');
  const parties: PartyOf[] = [
    ...input.communityIds.map((unitId) => ({ unitId, side: 'community' as const })),
    ...input.unitIds.map((unitId) => ({ unitId, side: 'unit' as const })),
  ];
  checkParties(kind, parties);
  await mustFit(ctx, parties);
  refuseEndBefore(input.fromOn, input.untilOn);
  const id = ctx.newId();
  const untilOn = input.untilOn ?? null;
  await tx.sql(
    `insert into pairings (tenant_id, id, kind, purpose, from_on, until_on, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.tenantId, id, kind.code, input.purpose?.trim() ?? '', input.fromOn, untilOn, now],
  );
  await join(ctx, id, parties, input.fromOn);
  const { communityIds, unitIds, fromOn } = input;
  await emit(tx, actor, now, id, {
    kind: 'pairing.made',
    data: { kind: kind.code, communityIds, unitIds, fromOn, untilOn },
  });
  return findPairing(ctx, id);
}

/** Throws not-found, forbidden, version-conflict, pairing-ended, invalid: unknown-party, day-order and what `createPairing` throws. */
export async function changePairing(
  ctx: Ctx,
  id: string,
  { version, onDay, join: joining = [], leave = [] }: Static<typeof changeContract.body>,
): Promise<Pairing> {
  const { tx, actor, now } = ctx;
  const pairing = await ownPairing(ctx, id, version);
  const present = pairing.parties.filter(({ untilOn }) => untilOn === null);
  if (leave.some((unitId) => !present.some((party) => party.unitId === unitId)))
    throw invalid('unknown-party', '要退出的单位不在结对里，请刷新后再改。', 'Who leaves is not in the pairing.', {
      field: 'leave',
    });
  const leaving = present.filter(({ unitId }) => leave.includes(unitId));
  for (const { fromOn } of [pairing, ...leaving]) refuseEndBefore(fromOn, onDay, 'onDay');
  const kind = wordOf((await jointWords(ctx)).pairingKinds, pairing.kind, 'kind');
  checkParties(kind, [...present.filter((party) => !leaving.includes(party)), ...joining]);
  await mustFit(ctx, joining);
  // Whoever leaves takes part until the day before; on the very day of joining it was that one day.
  await tx.sql(
    `update pairing_parties set until_on = greatest(from_on, $4::date)
     where tenant_id = $1 and pairing_id = $2 and unit_id = any($3::uuid[]) and until_on is null`,
    [tx.tenantId, id, leave, addDays(onDay, -1)],
  );
  await join(ctx, id, joining, onDay);
  await tx.sql('update pairings set version = version + 1 where tenant_id = $1 and id = $2', [tx.tenantId, id]);
  await emit(tx, actor, now, id, { kind: 'pairing.changed', data: { onDay, join: joining, leave } });
  return findPairing(ctx, id);
}

/** Throws not-found, forbidden, version-conflict, pairing-ended, invalid (day-order). */
export async function endPairing(
  ctx: Ctx,
  id: string,
  { version, untilOn }: { version: number; untilOn: string },
): Promise<Pairing> {
  const { tx, actor, now } = ctx;
  const pairing = await ownPairing(ctx, id, version);
  for (const { fromOn } of [pairing, ...pairing.parties.filter((party) => party.untilOn === null)])
    refuseEndBefore(fromOn, untilOn);
  await tx.sql('update pairings set until_on = $3, version = version + 1 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
    untilOn,
  ]);
  await tx.sql(
    'update pairing_parties set until_on = $3 where tenant_id = $1 and pairing_id = $2 and until_on is null',
    [tx.tenantId, id, untilOn],
  );
  await emit(tx, actor, now, id, { kind: 'pairing.ended', data: { untilOn } });
  return findPairing(ctx, id);
}

async function ownPairing(ctx: Ctx, id: string, version: number): Promise<Pairing> {
  const pairing = await findPairing(ctx, id, true);
  if (pairing.version !== version) throw changedMeanwhile(pairing);
  if (pairing.untilOn !== null)
    throw conflict('pairing-ended', '这个结对已经结束，不能再改。', 'This pairing has ended.');
  if (!pairing.may.includes('maintain')) throw forbidden();
  return pairing;
}

/** Open units; on the side of the communities, communities of the caller's ground. */
async function mustFit(ctx: Ctx, parties: readonly PartyOf[]): Promise<void> {
  await openUnits(
    ctx,
    parties.filter(({ side }) => side === 'unit').map(({ unitId }) => unitId),
    'unitIds',
  );
  const ids = parties.filter(({ side }) => side === 'community').map(({ unitId }) => unitId);
  const communities = await openUnits(ctx, ids, 'communityIds');
  if (communities.some(({ kind }) => kind !== 'community'))
    throw invalid('not-a-community', '“社区”一方只能选社区。', 'On this side stand communities only.', {
      field: 'communityIds',
    });
  if (ids.length === 0) return;
  const places = await ctx.tx.sql<{ path: string }>(
    `select coalesce(p.path, '') as path from units u left join places p on p.tenant_id = u.tenant_id and p.id = u.place_id
     where u.tenant_id = $1 and u.id = any($2::uuid[])`,
    [ctx.tx.tenantId, ids],
  );
  const paths = places.map(({ path }) => path);
  if (!mayMaintain(ctx.actor, await standingOf(ctx), paths)) throw forbidden();
}

const join = (ctx: Ctx, id: string, parties: readonly PartyOf[], fromOn: string): Promise<object[]> =>
  ctx.tx.sql(
    `insert into pairing_parties (tenant_id, id, pairing_id, unit_id, side, from_on)
     select $1, y.id, $2, y."unitId", y.side, $4 from jsonb_to_recordset($3::jsonb) as y(id uuid, "unitId" uuid, side text)`,
    [
      ctx.tx.tenantId,
      id,
      JSON.stringify(parties.map(({ unitId, side }) => ({ unitId, side, id: ctx.newId() }))),
      fromOn,
    ],
  );
