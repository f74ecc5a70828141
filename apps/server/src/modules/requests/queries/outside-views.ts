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

/** Looks at many requests at once; `seq` are places in their logs. By id. */
export async function outsideViews(
  { tx }: Ctx,
  refs: readonly { id: string; seq: number }[],
): Promise<Map<string, OutsideView>> {
  const rows = await tx.sql<OutsideView>(
    `select m.id, m.number, m.state, m.version, r.public_text as "publicText", r.result_class as "resultClass",
       r.unsolved_reason as "unsolvedReason", r.rejection,
       coalesce((select jsonb_object_agg(w.seq, w.words) from event_words w
         join unnest($2::uuid[], $3::int[]) as x(id, seq) on x.id = w.subject_id and x.seq = w.seq
         where w.tenant_id = $1 and w.subject_id = m.id), '{}') as words
     from matters m join requests r on r.tenant_id = m.tenant_id and r.id = m.id
     where m.tenant_id = $1 and m.id = any($2::uuid[])`,
    [tx.tenantId, refs.map(({ id }) => id), refs.map(({ seq }) => seq)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
