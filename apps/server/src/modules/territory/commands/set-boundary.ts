import { conflict, invalid, notFound } from '../../../kernel/errors.ts';
import type { MultiPolygon } from '../../../kernel/geometry.ts';
import { readGeometry } from '../../../kernel/geometry-validation.ts';
import { civilDateOf, instantOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { boundaryToCgcs2000 } from '../../../platform/geo/datum.ts';
import type { Datum, NewBoundary, PlaceDetail } from '../contract.ts';
import { faultText } from '../domain/fault-text.ts';
import { getPlace } from '../queries/get-place.ts';
import { lockPlaceRow } from '../queries/place-rows.ts';
import { authorizeManaging } from './authorize.ts';
import { versionConflict } from './change-place.ts';
import { renewTerritory } from './renew-territory.ts';
import { replaceBoundaries } from './saving-places.ts';

/**
 * Gives a place a new boundary; the old one ends where it begins and stays in the history. Open matters stay with the
 * place they have unless `moveOpenMatters`: the event carries it to those who hold the matters.
 */
export async function setBoundary(ctx: Ctx, id: string, input: NewBoundary): Promise<PlaceDetail> {
  const { tx, actor, now } = ctx;
  await renewTerritory(ctx);
  const place = await lockPlaceRow(tx, id);
  if (!place) throw notFound();
  authorizeManaging(actor, place.path);
  if (place.version !== input.version) throw await versionConflict(ctx, id);
  const boundary = boundaryFrom(input.geometry, input.datum);
  const from = beginning(ctx, input.validFrom);
  const [present] = await tx.sql<{ id: string; valid_from: Date; same: boolean }>(
    `select id, valid_from, geometry = $3::jsonb as same from place_boundaries
     where tenant_id = $1 and place_id = $2 and valid_until is null`,
    [tx.tenantId, id, JSON.stringify({ type: 'MultiPolygon', coordinates: boundary })],
  );
  if (present?.same) return getPlace(ctx, id);
  if (present && present.valid_from >= from) throw tooEarly(ctx, present.valid_from);
  await replaceBoundaries(ctx, [{ placeId: id, boundary }], input.datum, from);
  await tx.sql('update places set version = version + 1 where tenant_id = $1 and id = $2', [tx.tenantId, id]);
  await emit(tx, actor, now, id, boundaryChanged(present?.id ?? null, input, from));
  return getPlace(ctx, id);
}

/**
 * The event that matters listen to. `formerBoundaryId` is null for a first boundary. Of an import it carries `imported`:
 * who moves matters hears 'places.imported' instead, once for all.
 */
export const boundaryChanged = (
  formerBoundaryId: string | null,
  { datum, moveOpenMatters }: { datum: Datum; moveOpenMatters: boolean },
  from: Date,
) => ({
  kind: 'place.boundary-changed',
  data: { formerBoundaryId, sourceDatum: datum, validFrom: from.toISOString(), moveOpenMatters },
});

function boundaryFrom(geometry: unknown, datum: Datum): MultiPolygon {
  const { boundary, faults } = readGeometry(geometry);
  if (boundary) return boundaryToCgcs2000(boundary, datum);
  const [first] = faults;
  const text = faultText(first ?? { kind: 'not-a-polygon' });
  throw invalid('boundary-unusable', text.zh, text.en, { faults: faults.slice(0, 20) });
}

/** The first minute of the given day, or now. A boundary cannot begin in the future. */
export function beginning({ now, platform }: Pick<Ctx, 'now' | 'platform'>, validFrom?: string): Date {
  const from = validFrom === undefined ? now : instantOf(validFrom, '00:00', platform.timezone);
  if (from <= now) return from;
  throw invalid(
    'boundary-in-future',
    '边界的生效日期不能晚于今天，请改为今天或更早的日期。',
    'A boundary cannot begin in the future.',
  );
}

function tooEarly({ platform }: Ctx, present: Date) {
  const since = civilDateOf(present, platform.timezone);
  return conflict(
    'boundary-too-early',
    `现行边界自 ${since} 起生效，新边界必须更晚。请改日期，或不填日期（立即生效）。`,
    `The present boundary holds since ${since}; the new one must begin later. Leave the date out to begin now.`,
    { since },
  );
}
