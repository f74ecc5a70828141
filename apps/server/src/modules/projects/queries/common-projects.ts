import type { Tx } from '../../../platform/database/database.ts';

// Both have a part in it: as planner, owner or helper.
const HAS_PART = (unit: string): string =>
  `exists (select from matter_parties y where y.tenant_id = m.tenant_id and y.matter_id = m.id and y.unit_id = ${unit} and y.role <> 'former')`;

/** Open projects in which both units have a part, those with the nearest limit first, 100 at most. */
export const projectsBetween = (
  tx: Tx,
  oneId: string,
  otherId: string,
): Promise<{ id: string; title: string; leadId: string | null; endsOn: string | null }[]> =>
  tx.sql(
    `select m.id, m.title, m.lead_id as "leadId", (select max(s->>'dueOn') from jsonb_array_elements(j.milestones) s) as "endsOn"
     from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
     where m.tenant_id = $1 and m.kind = 'project' and m.open and ${HAS_PART('$2')} and ${HAS_PART('$3')}
     order by m.due_at nulls last, m.id limit 100`,
    [tx.tenantId, oneId, otherId],
  );

/** With which units a unit has open projects in common, and how many. */
export const projectPartners = (tx: Tx, unitId: string): Promise<{ unitId: string; count: number }[]> =>
  tx.sql(
    `select o.unit_id as "unitId", count(distinct m.id)::int as count
     from matters m join matter_parties o on o.tenant_id = m.tenant_id and o.matter_id = m.id and o.role <> 'former' and o.unit_id <> $2
     where m.tenant_id = $1 and m.kind = 'project' and m.open and ${HAS_PART('$2')} group by o.unit_id`,
    [tx.tenantId, unitId],
  );

/** How far projects have come, by id; `code` is the state, `percent` 0–100. */
export const projectStandings = (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; state: 'kept' | 'open' | 'fallen-through'; code: string; percent: number }[]> =>
  tx.sql(
    `select m.id, m.state as code, j.percent, case when m.state in ('effective', 'closed') then 'kept'
       when m.state = 'stopped' then 'fallen-through' else 'open' end as state
     from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
     where m.tenant_id = $1 and m.id = any($2::uuid[])`,
    [tx.tenantId, ids],
  );
