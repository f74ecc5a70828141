import type { Tx } from '../../../platform/database/database.ts';
import { type RawJson, rawJson } from '../../../platform/http/route.ts';

/** All places, light, each after its parent; closed ones are marked. */
export async function getTree({ tx }: { tx: Tx }): Promise<RawJson> {
  const [row] = await tx.sql<{ json: string }>(
    `select json_build_object('items', coalesce(json_agg(json_build_object(
       'id', id, 'parentId', parent_id, 'level', level, 'code', code, 'name', name, 'households', households, 'active', active
     ) order by path collate "C"), '[]'))::text as json
     from places where tenant_id = $1`,
    [tx.tenantId],
  );
  return rawJson(row?.json);
}

/**
 * The tree of a day (a civil date): the places that existed and were open, with the names and parents of then. What a
 * place is now holds since its `since`; before that its history tells.
 */
export async function getPlaceHistory({ tx }: { tx: Tx }, at: string): Promise<RawJson> {
  const [row] = await tx.sql<{ json: string }>(
    `select json_build_object('at', $2::text, 'items', coalesce(json_agg(json_build_object(
       'id', p.id, 'parentId', case when h.place_id is null then p.parent_id else h.parent_id end, 'level', p.level,
       'code', p.code, 'name', coalesce(h.name, p.name)
     ) order by p.level, p.code collate "C"), '[]'))::text as json
     from places p
     left join place_history h
       on h.tenant_id = p.tenant_id and h.place_id = p.id and h.since <= $2::date and $2::date < h.until
     where p.tenant_id = $1 and p.valid_from <= $2::date
       and coalesce(h.active, p.active and p.since <= $2::date)`,
    [tx.tenantId, at],
  );
  return rawJson(row?.json);
}
