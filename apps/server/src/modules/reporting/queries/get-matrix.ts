import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { confinementOf } from './confinement.ts';

const db = builder<Record<string, never>>();

/** Cells (lead_id, category, state, count) → unit → category → state → count, as JSON text that nobody parses on the way. */
const nested = (cells: RawBuilder<unknown>): RawBuilder<{ units: string }> => sql<{ units: string }>`
  select coalesce(json_object_agg(lead, categories), '{}')::text as units from (
    select lead, json_object_agg(category, states) as categories from (
      select case when lead_id = '00000000-0000-0000-0000-000000000000' then '' else lead_id::text end as lead, category, json_object_agg(state, count) as states
      from (${cells}) as cell group by lead_id, category
    ) as by_category group by lead
  ) as by_unit`;

/**
 * Requests by leading unit × category × state as JSON text. The whole tenant and the units of a unit post are read from
 * the increments that every change keeps (`matter_counts`); a place post, which they do not know, is counted from an index.
 */
export async function getMatrix({ tx, actor }: Ctx): Promise<string> {
  const statement = nested(cellsFor(actor)).compile(db);
  const [row] = await tx.sql<{ units: string }>(statement.sql, statement.parameters);
  return `{"units":${row?.units ?? '{}'}}`;
}

function cellsFor(actor: Actor): RawBuilder<unknown> {
  const { area, team, onMatters } = confinementOf(actor, {});
  const counts = sql`select c.lead_id, c.category, c.state, c.count from matter_counts c
    where c.tenant_id = ${actor.tenantId} and c.kind = 'request' and c.count > 0`;
  if (actor.scope === 'tenant') return counts;
  if (team) return sql`${counts} and c.lead_id = any((${team})::uuid[])`;
  return sql`with area as materialized (${area}) select coalesce(m.lead_id, '00000000-0000-0000-0000-000000000000') as lead_id,
      coalesce(m.category, '') as category, m.state, count(*)::int as count
    from matters m where m.tenant_id = ${actor.tenantId} and m.kind = 'request' ${onMatters} group by 1, 2, 3`;
}
