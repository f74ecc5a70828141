import type { Tx } from '../../../platform/database/database.ts';
import { NOBODY, slotOf } from './save-matter.ts';

/** What the clock alone writes into a log: it is no act of anybody. */
const byTheClock = ['request.limit-warned', 'request.archived'];

/**
 * Takes away those of the matters that nobody has acted on since they were stored, with their words, parties and counts,
 * and gives their ids. Their events stay in the log, which nothing is ever taken from. They are locked in the order given,
 * the one they came in, in which readers of the log lock them too: neither ends up waiting for the other.
 */
export async function removeUntouched(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `with wanted as (
       select m.id from unnest($2::uuid[]) with ordinality as w(id, i) join matters m on m.tenant_id = $1 and m.id = w.id
       order by w.i for update of m
     ), gone as (
       delete from matters m where m.tenant_id = $1 and m.id in (select id from wanted) and not exists (
         select from events e where e.tenant_id = m.tenant_id and e.subject_id = m.id and e.seq > 1 and e.kind <> all($3::text[]))
       returning m.id, m.kind, m.lead_id, m.category, m.state
     ), c as (
       insert into matter_count_slots as mc (tenant_id, kind, lead_id, category, state, slot, count)
       select $1, kind, lead, category, state, ${slotOf('lead')}, -count(*)
       from (select kind, coalesce(lead_id, '${NOBODY}') as lead, coalesce(category, '') as category, state from gone) g
       group by 2, 3, 4, 5 order by 2, 3, 4, 5
       on conflict (tenant_id, kind, lead_id, category, state, slot) do update set count = mc.count + excluded.count
     ) select id from gone`,
    [tx.tenantId, ids, byTheClock],
  );
  return rows.map(({ id }) => id);
}
