import { invalid } from '../../../kernel/errors.ts';
import type { MultiPolygon } from '../../../kernel/geometry.ts';
import type { Ctx } from '../../../platform/context.ts';
import { groundOf } from '../../territory/index.ts';
import type { NetAreaTable } from '../tables.ts';

/** What sections cover from now on: places, or ground of their own in CGCS2000. */
export interface AreasOf {
  sectionId: string;
  placeIds?: readonly string[];
  ground?: MultiPolygon;
}

/** Ends what these sections cover now and lays the new, all at one instant; two statements. */
export async function replaceAreas(
  { tx, now, newId }: Pick<Ctx, 'tx' | 'now' | 'newId'>,
  areas: readonly AreasOf[],
  sourceDatum: NetAreaTable['source_datum'] = null,
): Promise<void> {
  if (areas.length === 0) return;
  await tx.sql(
    'update net_areas set valid_until = $3 where tenant_id = $1 and section_id = any($2::uuid[]) and valid_until is null',
    [tx.tenantId, areas.map(({ sectionId }) => sectionId), now],
  );
  const rows = areas.flatMap(({ sectionId, placeIds = [], ground }) => [
    ...[...new Set(placeIds)].map((placeId) => ({ id: newId(), sectionId, placeId })),
    ...(ground ? [{ id: newId(), sectionId, geometry: { type: 'MultiPolygon', coordinates: ground } }] : []),
  ]);
  await tx.sql(
    `insert into net_areas (tenant_id, id, section_id, place_id, geometry, source_datum, valid_from)
     select $1, id, "sectionId", "placeId", geometry, case when geometry is null then null else $3::text end, $4
     from jsonb_to_recordset($2::jsonb) as a(id uuid, "sectionId" uuid, "placeId" uuid, geometry jsonb)`,
    [tx.tenantId, JSON.stringify(rows), sourceDatum, now],
  );
}

/** Throws `invalid` (no-such-place) unless all are open places of the tenant. */
export async function placesMustBeOpen(ctx: Ctx, placeIds: readonly string[]): Promise<void> {
  const { places } = await groundOf(ctx);
  if (placeIds.every((id) => places.has(id))) return;
  throw invalid(
    'no-such-place',
    '所选区划里有不存在或已停用的，请重新选择。',
    'One of the places is not there or closed.',
  );
}
