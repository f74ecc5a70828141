import type { Platform } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';

/** How many rows of increments were wrong, by table. */
export interface Drift {
  matterCounts: number;
  rateCounts: number;
}

const NOBODY = `'00000000-0000-0000-0000-000000000000'`;

/**
 * Counting and comparing happen in one snapshot, so that what changes meanwhile is in both or in neither; what is wrong
 * is mended by adding the difference, so that a change committed in between is kept. Only wrong rows are locked.
 */
const MEND_MATTER_COUNTS = `
  with counted as (
    select kind, coalesce(lead_id, ${NOBODY}) as lead_id, coalesce(category, '') as category, state, count(*)::int as n
    from matters where tenant_id = $1 group by 1, 2, 3, 4
  ), wrong as (
    select coalesce(c.kind, k.kind) as kind, coalesce(c.lead_id, k.lead_id) as lead_id, coalesce(c.category, k.category) as category,
      coalesce(c.state, k.state) as state, coalesce(c.n, 0) - coalesce(k.count, 0) as difference
    from counted c full join (select * from matter_counts where tenant_id = $1) k
      on k.kind = c.kind and k.lead_id = c.lead_id and k.category = c.category and k.state = c.state
    where coalesce(c.n, 0) <> coalesce(k.count, 0)
  )
  insert into matter_count_slots as mc (tenant_id, kind, lead_id, category, state, count)
  select $1, kind, lead_id, category, state, difference from wrong order by 2, 3, 4, 5
  on conflict (tenant_id, kind, lead_id, category, state, slot) do update set count = mc.count + excluded.count
  returning 1`;

const SUMS = [
  'due',
  'contacted_in_time',
  'visited',
  'unreached',
  'answered',
  'solved',
  'satisfied',
  'handled_in_time',
] as const;
const each = (write: (name: string) => string, between = ', '): string => SUMS.map(write).join(between);
/** Whether the first run of a stage's clock has `met` (or exists at all), as requests/domain/rates.ts reads it. */
const clock = (stage: string, path: string): string =>
  `jsonb_path_query_first(m.clocks, '$[*] ? (@.stage == "${stage}")')${path}`;

/** A request counts once, on the day of its latest follow-up; $2 is the time zone, $3 from which level on it is satisfied. */
const MEND_RATE_COUNTS = `
  with shares as (
    select (r.followed_up_at at time zone $2)::date as day, coalesce(m.lead_id, ${NOBODY}) as lead_id, coalesce(m.place_id, ${NOBODY}) as place_id,
      coalesce(m.category, '') as category, r.merged_into is null and ${clock('contact', '')} is not null as due, r.merged_into is null and ${clock('contact', `->'met'`)} = 'true' and r.contacted_at is not null as contacted_in_time,
      true as visited, not r.reached as unreached, r.reached as answered, r.reached and r.solved as solved,
      r.reached and r.satisfied >= $3 as satisfied, r.merged_into is null and ${clock('handle', `->'met'`)} = 'true' as handled_in_time
    from requests r join matters m on m.tenant_id = r.tenant_id and m.id = r.id
    where r.tenant_id = $1 and r.followed_up_at is not null and r.reached is not null
  ), counted as (
    select day, lead_id, place_id, category, ${each((name) => `(count(*) filter (where ${name}))::int as ${name}`)}
    from shares group by 1, 2, 3, 4
  ), wrong as (
    select coalesce(c.day, k.day) as day, coalesce(c.lead_id, k.lead_id) as lead_id, coalesce(c.place_id, k.place_id) as place_id,
      coalesce(c.category, k.category) as category, ${each((name) => `coalesce(c.${name}, 0) - coalesce(k.${name}, 0) as ${name}`)}
    from counted c full join (select * from rate_counts where tenant_id = $1) k
      on k.day = c.day and k.lead_id = c.lead_id and k.place_id = c.place_id and k.category = c.category
    where ${each((name) => `coalesce(c.${name}, 0) <> coalesce(k.${name}, 0)`, ' or ')}
  )
  insert into rate_counts as r (tenant_id, day, lead_id, place_id, category, ${SUMS.join(', ')})
  select $1, day, lead_id, place_id, category, ${SUMS.join(', ')} from wrong order by 2, 3, 4, 5
  on conflict (tenant_id, day, lead_id, place_id, category) do update set ${each((name) => `${name} = r.${name} + excluded.${name}`)}
  returning 1`;

/** Compares the increments of one tenant with a full count and mends what differs. */
export async function mendCounts(tx: Tx, timezone: string): Promise<Drift> {
  const [settings] = await tx.sql<{ from: number }>(
    `select coalesce((select (value->>'satisfiedFrom')::int from tenant_settings where tenant_id = $1 and module = 'requests'), 3) as "from"`,
    [tx.tenantId],
  );
  const matterCounts = await tx.sql(MEND_MATTER_COUNTS, [tx.tenantId]);
  const rateCounts = await tx.sql(MEND_RATE_COUNTS, [tx.tenantId, timezone, settings?.from ?? 3]);
  return { matterCounts: matterCounts.length, rateCounts: rateCounts.length };
}

/** Every night: drift is a fault of ours, so it is logged as one and mended, and no number stays wrong for a second day. */
export async function verifyCounts({ db, timezone, log }: Platform): Promise<void> {
  const { rows: tenants } = await db.owner.query<{ id: number }>('select id from tenants order by id');
  for (const { id } of tenants) {
    const drift = await db.transaction(id, (tx) => mendCounts(tx, timezone));
    if (drift.matterCounts + drift.rateCounts > 0)
      log.warn('increments had drifted and were mended', { tenant: id, ...drift });
  }
}
