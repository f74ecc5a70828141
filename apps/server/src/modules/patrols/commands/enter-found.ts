import { holds } from '../../../kernel/actor.ts';
import { forbidden } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { attachFiles } from '../../files/index.ts';
import { receiveRequest } from '../../requests/index.ts';
import type { Found, FoundAs } from '../contract.ts';
import { checkPhotos } from '../queries/photo-rule.ts';
import type { Spot } from '../queries/place-of.ts';
import { insertHazard } from './insert-hazard.ts';

/** Where something was found: the visit or the round, and its place. */
export interface Origin {
  in: 'visit' | 'patrol';
  id: string;
  spot: Spot;
}

/**
 * What a visit or a round brought to light is entered once and stands in its own list at once, all in the caller's
 * transaction: a request with its number and clock, a hazard, a dispute that waits for mediation, a need.
 */
export async function enterFound(ctx: Ctx, origin: Origin, founds: readonly Found[] = []): Promise<FoundAs[]> {
  const entered: FoundAs[] = [];
  for (const found of founds) entered.push(await enterOne(ctx, origin, found));
  return entered;
}

async function enterOne(ctx: Ctx, origin: Origin, found: Found): Promise<FoundAs> {
  switch (found.kind) {
    case 'request':
      return enterRequest(ctx, origin, found);
    case 'hazard': {
      const { kind: _kind, ...rest } = found;
      const { matter } = await insertHazard(ctx, {
        ...rest,
        spot: origin.spot,
        foundIn: origin.in,
        foundId: origin.id,
      });
      return { kind: 'hazard', id: matter.id, number: matter.number, queryCode: null };
    }
    default:
      return enterFinding(ctx, origin, found.kind, found);
  }
}

async function enterRequest(ctx: Ctx, origin: Origin, found: Found): Promise<FoundAs> {
  if (!holds(ctx.actor, 'request.register')) throw forbidden();
  const { content, category, address, files = [] } = found;
  await checkPhotos(ctx.tx, category, files);
  const { matter, queryCode } = await receiveRequest(ctx, {
    content,
    source: origin.in,
    placeId: origin.spot.placeId,
    ...(category && { category }),
    ...(address && { address }),
  });
  await ctx.tx.sql('insert into found_requests (tenant_id, request_id, found_in, found_id) values ($1, $2, $3, $4)', [
    ctx.tx.tenantId,
    matter.id,
    origin.in,
    origin.id,
  ]);
  await attachFiles(
    ctx,
    matter.id,
    files.map((id) => ({ id })),
  );
  return { kind: 'request', id: matter.id, number: matter.number, queryCode };
}

/** `dispute.found` and `need.found` tell the modules whose part it is; until one takes it, it waits in its list. */
async function enterFinding(ctx: Ctx, origin: Origin, kind: 'dispute' | 'need', found: Found): Promise<FoundAs> {
  const { tx, actor, now } = ctx;
  const id = ctx.newId();
  const { placeId, unitId } = origin.spot;
  const content = found.address ? `${found.content.trim()}（${found.address.trim()}）` : found.content.trim();
  await tx.sql(
    `insert into findings (tenant_id, id, kind, place_id, unit_id, content, found_in, found_id, state, found_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10)`,
    [tx.tenantId, id, kind, placeId, unitId, content, origin.in, origin.id, actor.personId, now],
  );
  const data = { findingId: id, placeId, unitId, foundIn: origin.in, foundId: origin.id };
  await emit(tx, actor, now, id, { kind: `${kind}.found`, data });
  return { kind, id, number: null, queryCode: null };
}
