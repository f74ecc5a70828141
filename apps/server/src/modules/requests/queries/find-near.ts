import type { Ctx } from '../../../platform/context.ts';
import { gridAt, placesAround } from '../../territory/index.ts';

const DAYS = 30;

/**
 * Open requests around the place that stand for themselves in the last thirty days, those that share most of their words
 * first: who calls may name the community, who scans a code the grid. Kinship is the share of common character pairs
 * (Jaccard); the distance is in metres where both have a position.
 */
const NEAR = `with given as (select array(select distinct substr($2, i, 2) from generate_series(1, greatest(length($2) - 1, 0)) as i where substr($2, i, 2) !~ '\\s') as pairs)
  select m.id, m.number, m.title, m.state, m.created_at, m.place_id, r.me_too, g.distance,
    coalesce(k.common::float / nullif(cardinality(given.pairs) + k.total - k.common, 0), 0) as kinship
  from given, matters m join requests r on r.tenant_id = m.tenant_id and r.id = m.id
  join matter_texts t on t.tenant_id = m.tenant_id and t.matter_id = m.id
  cross join lateral (select count(*) filter (where position(p in t.haystack) > 0) as common, greatest(cardinality(t.tokens), 1) as total from unnest(given.pairs) as p) k
  cross join lateral (select case when $3::float is null or m.lon is null then null
    else 6371000 * 2 * asin(sqrt(power(sin(radians(m.lat - $4) / 2), 2) + cos(radians($4)) * cos(radians(m.lat)) * power(sin(radians(m.lon - $3) / 2), 2))) end as distance) g
  where m.tenant_id = $1 and m.kind = 'request' and m.open and m.state <> 'merged' and m.created_at > $5::timestamptz - interval '${DAYS} days' and not r.confidential
    and ($6::uuid[] is null or m.place_id = any($6) or g.distance < 300) and ($7::uuid is null or m.id <> $7)
  order by (coalesce(k.common::float / nullif(cardinality(given.pairs) + k.total - k.common, 0), 0) + case when g.distance < 100 then 0.2 when g.distance < 300 then 0.1 else 0 end) desc, m.created_at desc
  limit 5`;

interface Near {
  id: string;
  number: string;
  title: string;
  state: string;
  created_at: Date;
  place_id: string | null;
  me_too: number;
  distance: number | null;
  kinship: number;
}

export interface Where {
  content: string;
  lon: number | null;
  lat: number | null;
  placeId: string | null;
  except: string | null;
}

/** The nearest few; without words, what is open close by. Words of one or no kinship are left out when there are words. */
export async function findNear(ctx: Ctx, where: Where): Promise<Near[]> {
  const text = where.content.normalize('NFKC').toLowerCase().slice(0, 400);
  const rows = await ctx.tx.sql<Near>(NEAR, [
    ctx.tx.tenantId,
    text,
    where.lon,
    where.lat,
    ctx.now,
    where.placeId && (await placesAround(ctx, where.placeId)),
    where.except,
  ]);
  return rows.filter((row) => (text.length >= 4 ? row.kinship >= 0.08 : row.distance !== null && row.distance < 300));
}

/** The place a resident means: the grid chosen, or the one under the pin; null when neither is known. */
export const placeMeant = async (
  ctx: Ctx,
  body: { lon?: number; lat?: number; placeId?: string },
): Promise<string | null> =>
  body.placeId ?? (body.lon !== undefined && body.lat !== undefined ? await gridAt(ctx, body.lon, body.lat) : null);
