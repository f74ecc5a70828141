import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { PlaceDetail } from '../contract.ts';
import { can } from '../policy.ts';
import { placeFields } from './list-places.ts';

const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** One place with its chain, former states and boundaries (newest first). Throws not-found. */
export async function getPlace({ tx, actor }: Pick<Ctx, 'tx' | 'actor'>, id: string): Promise<PlaceDetail> {
  const [row] = await tx.sql<{ place: Omit<PlaceDetail, 'abilities'> }>(
    `with recursive up as (
       select id, parent_id, level, code, name from places where tenant_id = $1 and id = $2
       union all
       select p.id, p.parent_id, p.level, p.code, p.name from up join places p on p.tenant_id = $1 and p.id = up.parent_id
     )
     select json_build_object(${placeFields}, 'validUntil', p.valid_until,
       'chain', (select json_agg(json_build_object('id', up.id, 'level', up.level, 'levelName', l.name, 'code', up.code,
                                 'name', up.name) order by up.level)
                 from up join place_levels l on l.tenant_id = $1 and l.level = up.level),
       'children', (select count(*) from places c where c.tenant_id = p.tenant_id and c.parent_id = p.id),
       'areaM2', (select b.area_m2 from place_boundaries b
                  where b.tenant_id = p.tenant_id and b.place_id = p.id and b.valid_until is null),
       'boundaries', coalesce((select json_agg(json_build_object('validFrom', ${iso('b.valid_from')}, 'validUntil', ${iso('b.valid_until')},
                                 'sourceDatum', b.source_datum) order by b.valid_from desc)
                      from place_boundaries b where b.tenant_id = p.tenant_id and b.place_id = p.id), '[]'),
       'former', coalesce((select json_agg(json_build_object('since', h.since, 'until', h.until, 'name', h.name,
                                 'parentId', h.parent_id, 'active', h.active) order by h.since desc)
                  from place_history h where h.tenant_id = p.tenant_id and h.place_id = p.id), '[]')) as place
     from places p where p.tenant_id = $1 and p.id = $2`,
    [tx.tenantId, id],
  );
  if (!row || !can(actor, 'place.read', row.place)) throw notFound();
  return { ...row.place, abilities: can(actor, 'place.manage', row.place) ? ['place.manage'] : [] };
}
