import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { PlaceBefore } from '../domain/reshape.ts';
import { placeById } from '../queries/place-rows.ts';
import { authorizeManaging } from './authorize.ts';
import type { Reshaped } from './carry-out-reshape.ts';
import { renewTerritory } from './renew-territory.ts';

/** A place of before without its polygon, which stays where it was stored. */
export type KeptPlace = Omit<PlaceBefore, 'boundary' | 'boundarySince' | 'openChildren'>;

/**
 * Makes the places what they were before they were merged or split, as if it had not been: the old boundaries hold again
 * without a gap, and what was made is closed and gives its code back. `refuse` throws
 * when something depends on it by now.
 */
export async function restorePlaces(
  ctx: Ctx,
  { before, after, day }: { before: readonly KeptPlace[]; after: Reshaped; day: string },
  cause: string,
  refuse: () => Promise<void>,
): Promise<void> {
  const { tx, actor, now } = ctx;
  await renewTerritory(ctx);
  for (const { id } of before) {
    const place = await placeById(tx, id);
    if (!place) throw notFound();
    authorizeManaging(actor, place.path);
  }
  // Asked only now, when no other change of the territory can come between the answer and the act.
  await refuse();
  await dropBoundaries(ctx, after);
  for (const place of before) await restore(ctx, place, day);
  for (const { id } of after.parts.filter(({ created }) => created)) await retire(ctx, id, day);
  for (const { id } of before) await emit(tx, actor, now, id, { kind: 'place.restored', data: { regridId: cause } });
}

/** The new boundaries never held: those of places that go on would otherwise stand beside the old ones. */
const dropBoundaries = ({ tx }: Ctx, { parts }: Reshaped): Promise<object[]> =>
  tx.sql('delete from place_boundaries where tenant_id = $1 and id = any($2::uuid[])', [
    tx.tenantId,
    parts.flatMap(({ boundaryId }) => boundaryId ?? []),
  ]);

async function restore({ tx }: Ctx, place: KeptPlace, day: string): Promise<void> {
  const { id, name, households, phone, since, validUntil, lon, lat } = place;
  await tx.sql(
    'delete from place_history where tenant_id = $1 and place_id = $2 and since = $3::date and until = $4::date',
    [tx.tenantId, id, since, day],
  );
  await tx.sql(
    `update places set name = $3, households = $4, phone = $5, active = true, since = $6, valid_until = $7, lon = $8, lat = $9,
       successor_id = null, version = version + 1 where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, name, households, phone, since, validUntil, lon, lat],
  );
  await tx.sql('update place_boundaries set valid_until = null where tenant_id = $1 and id = $2', [
    tx.tenantId,
    place.boundaryId,
  ]);
}

/** Closed from the day it began; the record stays, under a code that leaves the chosen one free for another try. */
async function retire({ tx }: Ctx, id: string, day: string): Promise<void> {
  const suffix = `.x${id.replaceAll('-', '').slice(-6)}`;
  await tx.sql(
    `update places set active = false, valid_until = $3, code = left(code, 33) || $4::text,
       path = left(path, length(path) - length(code) - 1) || left(code, 33) || $4::text || '/', version = version + 1
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, day, suffix],
  );
}
