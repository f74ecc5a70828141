import type { Tx } from '../../../platform/database/database.ts';
import { type RawJson, rawJson } from '../../../platform/http/route.ts';
import { readCursor, writeCursor } from '../../matters/index.ts';
import { rowSql } from './regrid-rows.ts';

/** Merges and splits, newest first; of one place when it is given. */
export async function listRegrids(
  { tx }: { tx: Tx },
  { place, cursor, limit = 20 }: { place?: string; cursor?: string; limit?: number },
): Promise<RawJson> {
  const from = readCursor(cursor);
  const rows = await tx.sql<{ id: string; at: Date; json: string }>(
    `select r.id, r.done_at as at, (${rowSql})::text as json from regrids r
     where r.tenant_id = $1
       and ($2::uuid is null or exists (select from regrid_places rp
         where rp.tenant_id = r.tenant_id and rp.regrid_id = r.id and rp.place_id = $2))
       and ($3::timestamptz is null or (r.done_at, r.id) < ($3, $4::uuid))
     order by r.done_at desc, r.id desc limit $5`,
    [tx.tenantId, place ?? null, from?.at ?? null, from?.id ?? null, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? writeCursor({ at: last.at.toISOString(), id: last.id }) : null;
  return rawJson(`{"items":[${page.map(({ json }) => json).join(',')}],"next":${JSON.stringify(next)}}`);
}
