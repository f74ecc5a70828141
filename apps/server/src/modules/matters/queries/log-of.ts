import type { Tx } from '../../../platform/database/database.ts';

export interface LogEntry {
  seq: number;
  kind: string;
  /** An instant, ISO. */
  at: string;
  /** Name of the person who acted; null for the system and for residents. */
  actor: string | null;
  unitId: string | null;
  data: Record<string, unknown>;
}

const LOG = `select e.seq, e.kind, e.at, (select p.name from people p where p.tenant_id = e.tenant_id and p.id = e.actor_id) as actor,
    e.unit_id as "unitId", e.data || coalesce(w.words, '{}') as data
  from events e left join event_words w on w.tenant_id = e.tenant_id and w.subject_id = e.subject_id and w.seq = e.seq
  where e.tenant_id = $1 and e.subject_id = $2 order by e.seq`;

/** The whole log of one matter, oldest first; what was written with a step stands beside its facts. */
export async function logOf(tx: Tx, matterId: string): Promise<LogEntry[]> {
  const rows = await tx.sql<Omit<LogEntry, 'at'> & { at: Date }>(LOG, [tx.tenantId, matterId]);
  return rows.map((entry) => ({ ...entry, at: entry.at.toISOString() }));
}
