import { invalid } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type RawJson, rawJson } from '../../../platform/http/route.ts';

export interface PlaceFilter {
  parent?: string;
  level?: number;
  search?: string;
  active?: boolean;
  cursor?: string;
  limit?: number;
}

/** The fields of the contract's Place, as JSON pairs over a row `p` of places. */
export const placeFields = `'id', p.id, 'parentId', p.parent_id, 'level', p.level, 'code', p.code, 'name', p.name,
  'path', p.path, 'households', p.households, 'phone', p.phone, 'active', p.active, 'lon', p.lon, 'lat', p.lat,
  'validFrom', p.valid_from, 'version', p.version,
  'boundarySince', (select to_char(b.valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from place_boundaries b
     where b.tenant_id = p.tenant_id and b.place_id = p.id and b.valid_until is null)`;

/** One page in the order of codes; words are looked for in names, and at the beginning of codes. */
export async function listPlaces({ tx }: { tx: Tx }, filter: PlaceFilter): Promise<RawJson> {
  const limit = filter.limit ?? 50;
  const [row] = await tx.sql<{ items: string; more: boolean; last: string | null }>(
    `with page as (
       select * from places
       where tenant_id = $1 and ($2::uuid is null or parent_id = $2) and ($3::smallint is null or level = $3)
         and ($4::boolean is null or active = $4)
         and ($5::text is null or position($5 in lower(name)) > 0 or starts_with(lower(code), $5))
         and ($6::text is null or code collate "C" > $6)
       order by code collate "C" limit $7 + 1
     ), shown as (select * from page order by code collate "C" limit $7)
     select coalesce(json_agg(json_build_object(${placeFields}) order by p.code collate "C"), '[]')::text as items,
            (select count(*) > $7 from page) as more, max(p.code collate "C") as last
     from shown p`,
    [
      tx.tenantId,
      filter.parent ?? null,
      filter.level ?? null,
      filter.active ?? null,
      filter.search?.trim().toLowerCase() || null,
      filter.cursor === undefined ? null : codeOf(filter.cursor),
      limit,
    ],
  );
  const next = row?.more && row.last ? cursorOf(row.last) : null;
  return rawJson(`{"items":${row?.items ?? '[]'},"next":${JSON.stringify(next)}}`);
}

const cursorOf = (code: string): string => Buffer.from(JSON.stringify([code])).toString('base64url');

function codeOf(cursor: string): string {
  try {
    const [code] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof code === 'string') return code;
  } catch {
    // Falls through to the error for the person: whatever is wrong with it, it is not one of ours.
  }
  throw invalid(
    'cursor',
    '翻页位置无效，请从第一页重新开始。',
    'The cursor is not one of ours: start from the first page.',
  );
}
