import { sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { type RawJson, rawJson } from '../../../platform/http/route.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { RequestsTables } from '../tables.ts';

const db = builder<RequestsTables>();
const MOST_POINTS = 3000;

/** Counts of open and overdue requests by place, and the points of the newest: one pass over the open ones of the caller. */
export async function getRequestMap(ctx: Ctx): Promise<RawJson> {
  const { tx, actor, now } = ctx;
  const scope = scopeSql(actor, await unitIdsOf(ctx));
  const [row] = (await tx.run(
    sql<{ json: string }>`with seen as (
        select m.id, m.number, m.title, m.place_id, m.lon, m.lat, m.created_at, coalesce(m.due_at < ${now}, false) as overdue
        from matters m where m.tenant_id = ${tx.tenantId} and m.kind = 'request' and m.open and ${scope}
      ), spots as (
        select * from seen where lon is not null and lat is not null order by created_at desc, id desc limit ${MOST_POINTS}
      )
      select json_build_object(
        'places', (select coalesce(json_agg(p), '[]') from (
          select place_id as "placeId", count(*)::int as open, count(*) filter (where overdue)::int as overdue
          from seen where place_id is not null group by place_id) p),
        'points', (select coalesce(json_agg(json_build_object('id', id, 'number', number, 'title', title, 'lon', lon, 'lat', lat,
          'overdue', overdue)), '[]') from spots),
        'more', (select count(*) from seen where lon is not null) > ${MOST_POINTS})::text as json`.compile(db),
  )) as { json: string }[];
  return rawJson(row?.json);
}
