import { notFound } from '../../../kernel/errors.ts';
import { addDays, instantOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type RawJson, rawJson } from '../../../platform/http/route.ts';

/** The boundary in force at the end of a civil date, or now; `geometry` is null when there is none. Throws not-found. */
export async function getPlaceBoundary(
  { tx, now, platform }: Pick<Ctx, 'tx' | 'now' | 'platform'>,
  id: string,
  at?: string,
): Promise<RawJson> {
  const instant =
    at === undefined ? now : new Date(instantOf(addDays(at, 1), '00:00', platform.timezone).getTime() - 1);
  const [row] = await tx.sql<{ json: string }>(
    `select json_build_object('placeId', p.id, 'geometry', b.geometry, 'datum', 'CGCS2000', 'sourceDatum', b.source_datum,
       'validFrom', to_char(b.valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
       'validUntil', to_char(b.valid_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text as json
     from places p
     left join place_boundaries b on b.tenant_id = p.tenant_id and b.place_id = p.id
       and b.valid_from <= $3 and (b.valid_until is null or b.valid_until > $3)
     where p.tenant_id = $1 and p.id = $2`,
    [tx.tenantId, id, instant],
  );
  if (!row) throw notFound();
  return rawJson(row.json);
}
