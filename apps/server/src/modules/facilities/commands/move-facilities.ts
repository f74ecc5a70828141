import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';

/** A facility that stands in a place (CGCS2000), as somebody sees it who redraws the places. */
export interface FacilityAt {
  id: string;
  code: string;
  lon: number;
  lat: number;
  placeId: string;
}

/** Facilities found to stand in these places, those out of use too: they may be taken in again. */
export const facilitiesAt = ({ tx }: Pick<Ctx, 'tx'>, placeIds: readonly string[]): Promise<FacilityAt[]> =>
  tx.sql<FacilityAt>(
    `select id, code, lon, lat, place_id as "placeId" from facilities
     where tenant_id = $1 and place_id = any($2::uuid[]) order by code collate "C"`,
    [tx.tenantId, placeIds],
  );

/** Facilities stand where they stood, and the places around them are others now: thousands in one statement and one event. */
export async function moveFacilities(
  { tx, actor, now }: Ctx,
  moves: readonly { id: string; placeId: string }[],
  cause: string,
): Promise<void> {
  if (moves.length === 0) return;
  await tx.sql(
    `update facilities f set place_id = m."placeId", version = version + 1
     from jsonb_to_recordset($2::jsonb) as m(id uuid, "placeId" uuid) where f.tenant_id = $1 and f.id = m.id`,
    [tx.tenantId, JSON.stringify(moves)],
  );
  await emit(tx, actor, now, cause, { kind: 'facilities.moved', data: { facilities: moves.length } });
}
