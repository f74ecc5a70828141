import type { Tx } from '../../../platform/database/database.ts';

/** A promise between a community and a giver that has not fallen through. */
export interface PromiseBetween {
  id: string;
  needId: string;
  needTitle: string;
  wantedBy: string | null;
  resourceId: string;
  resourceName: string;
  amount: number;
  measure: string;
  plannedOn: string | null;
}
/** The live promises (tentative or confirmed) of `giverId` for needs that `keeperId` keeps, the oldest first, 200 at most. */
export const promisesBetween = (tx: Tx, keeperId: string, giverId: string): Promise<PromiseBetween[]> =>
  tx.sql<PromiseBetween>(
    `select p.id, p.need_id as "needId", m.title as "needTitle", n.wanted_by as "wantedBy", p.resource_id as "resourceId", r.name as "resourceName", p.amount,
       r.measure, p.planned_on as "plannedOn"
     from promises p join matters m on m.tenant_id = p.tenant_id and m.id = p.need_id
     join needs n on n.tenant_id = p.tenant_id and n.id = p.need_id
     join resources r on r.tenant_id = p.tenant_id and r.id = p.resource_id
     where p.tenant_id = $1 and p.keeper_id = $2 and p.giver_id = $3 and p.state in ('tentative', 'confirmed')
     order by p.created_at, p.id limit 200`,
    [tx.tenantId, keeperId, giverId],
  );

/** Of a unit, how many live promises it has with each other unit: as keeper of needs, or else as giver. */
export const promisePartners = (
  tx: Tx,
  unitId: string,
  as: 'keeper' | 'giver',
): Promise<{ unitId: string; count: number }[]> => {
  const [own, other] = as === 'keeper' ? ['keeper_id', 'giver_id'] : ['giver_id', 'keeper_id'];
  return tx.sql(
    `select p.${other} as "unitId", count(*)::int as count from promises p
     where p.tenant_id = $1 and p.${own} = $2 and p.${other} <> $2 and p.state in ('tentative', 'confirmed') group by p.${other}`,
    [tx.tenantId, unitId],
  );
};

/** Needs on the list that `keeperId` keeps, the newest first, 100 at most. */
export const listedNeedsOf = (
  tx: Tx,
  keeperId: string,
): Promise<{ id: string; title: string; wantedBy: string | null }[]> =>
  tx.sql(
    `select m.id, m.title, n.wanted_by as "wantedBy" from matters m join needs n on n.tenant_id = m.tenant_id and n.id = m.id
     where m.tenant_id = $1 and m.kind = 'need' and m.state in ('listed', 'matched') and m.holder_id = $2
     order by m.created_at desc, m.id desc limit 100`,
    [tx.tenantId, keeperId],
  );

/** What a unit has on the list of resources, the newest first, 100 at most. */
export const openResourcesOf = (
  tx: Tx,
  unitId: string,
): Promise<{ id: string; name: string; perNeed: number; measure: string }[]> =>
  tx.sql(
    `select id, name, per_need as "perNeed", measure from resources where tenant_id = $1 and unit_id = $2 and state = 'open'
     order by created_at desc, id desc limit 100`,
    [tx.tenantId, unitId],
  );

/** How far what somebody relies on has come: kept, still open, or come to nothing; `code` is the state in this module's words. */
export interface Standing {
  id: string;
  state: 'kept' | 'open' | 'fallen-through';
  code: string;
}
/**
 * Standings of needs, promises and resources by id. A need that was gathered stands as the one it was gathered into; a
 * resource is kept once a promise of it for `keeperId` was kept on or after `since`.
 */
export const standingsOf = (
  tx: Tx,
  ids: { needs: readonly string[]; promises: readonly string[]; resources: readonly string[] },
  keeperId: string,
  since: string,
): Promise<Standing[]> =>
  tx.sql<Standing>(
    `select m.id, coalesce(g.state, m.state) as code, case
         when coalesce(g.state, m.state) in ('met', 'rechecked') then 'kept'
         when coalesce(g.state, m.state) in ('refused', 'withdrawn') then 'fallen-through' else 'open' end as state
       from matters m join needs n on n.tenant_id = m.tenant_id and n.id = m.id
       left join matters g on g.tenant_id = m.tenant_id and g.id = n.gathered_into
       where m.tenant_id = $1 and m.kind = 'need' and m.id = any($2::uuid[])
     union all
     select p.id, p.state, case when p.state in ('kept', 'fallen-through') then p.state else 'open' end
       from promises p where p.tenant_id = $1 and p.id = any($3::uuid[])
     union all
     select r.id, case when k.kept then 'kept' else r.state end,
         case when k.kept then 'kept' when r.state = 'closed' then 'fallen-through' else 'open' end
       from resources r cross join lateral (select exists (select from promises p where p.tenant_id = r.tenant_id
         and p.resource_id = r.id and p.keeper_id = $5 and p.state = 'kept' and p.ended_at >= $6::date) as kept) k
       where r.tenant_id = $1 and r.id = any($4::uuid[])`,
    [tx.tenantId, ids.needs, ids.promises, ids.resources, keeperId, since],
  );
