import type { Ctx } from '../../../platform/context.ts';

/** What another system is told besides the bare facts of the log. */
export interface OutsideView {
  id: string;
  number: string;
  state: string;
  version: number;
  publicText: string | null;
  resultClass: string | null;
  unsolvedReason: string | null;
  rejection: string | null;
  /** What was written with each event that was asked for, by its place in the log. */
  words: Record<string, Record<string, string>>;
}

/**
 * Looks at many requests at once; `seq` are places in their logs. By id. Each is found by its key: on tables that were
 * never counted, as in the first minute of an installation, a plain join reads all requests of the tenant for each of them.
 */
export async function outsideViews(
  { tx }: Ctx,
  refs: readonly { id: string; seq: number }[],
): Promise<Map<string, OutsideView>> {
  const rows = await tx.sql<OutsideView>(
    `select m.id, m.number, m.state, m.version, r.public_text as "publicText", r.result_class as "resultClass",
       r.unsolved_reason as "unsolvedReason", r.rejection,
       coalesce((select jsonb_object_agg(w.seq, w.words) from event_words w
         where w.tenant_id = $1 and w.subject_id = x.id and w.seq = any(x.seqs)), '{}') as words
     from (select id, array_agg(seq) as seqs from unnest($2::uuid[], $3::int[]) as x(id, seq) group by id) x
     cross join lateral (select * from matters m where m.tenant_id = $1 and m.id = x.id limit 1) m
     cross join lateral (select * from requests r where r.tenant_id = $1 and r.id = x.id limit 1) r`,
    [tx.tenantId, refs.map(({ id }) => id), refs.map(({ seq }) => seq)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
