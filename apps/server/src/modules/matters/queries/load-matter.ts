import type { Matter } from '../domain/matter.ts';
import type { MatterTable } from '../tables.ts';

/** Columns of `matters m` (joined with its holder `h`) that make a Matter; for the select of each kind. */
export const matterSelect = `m.id, m.kind, m.number, m.title, m.state, m.open, m.urgency, m.category, m.source, m.place_id, m.place_path,
  m.holder_id, m.lead_id, m.assignee_id, m.parent_id, m.lon, m.lat, m.flags, m.lists, m.created_at, m.due_at, m.warn_level, m.next_warn_at,
  m.closed_at, m.updated_at, m.version, m.log_seq, m.log_head, m.clock_log, m.clocks, h.path as holder_path,
  array(select p.unit_id from matter_parties p where p.tenant_id = m.tenant_id and p.matter_id = m.id)::text[] as party_ids`;

export type MatterSelected = Omit<MatterTable, 'lists' | 'clock_log' | 'clocks' | 'tenant_id'> & {
  lists: Matter['lists'];
  clock_log: Matter['clockLog'];
  clocks: Matter['clocks'];
  holder_path: string | null;
  party_ids: string[];
};

export const toMatter = (row: MatterSelected): Matter => ({
  id: row.id,
  kind: row.kind,
  number: row.number,
  title: row.title,
  state: row.state,
  open: row.open,
  urgency: row.urgency as Matter['urgency'],
  category: row.category,
  source: row.source,
  placeId: row.place_id,
  placePath: row.place_path,
  holderId: row.holder_id,
  holderPath: row.holder_path,
  leadId: row.lead_id,
  assigneeId: row.assignee_id,
  parentId: row.parent_id,
  lon: row.lon,
  lat: row.lat,
  flags: row.flags,
  lists: row.lists,
  createdAt: row.created_at,
  dueAt: row.due_at,
  warnLevel: row.warn_level,
  nextWarnAt: row.next_warn_at,
  closedAt: row.closed_at,
  updatedAt: row.updated_at,
  version: row.version,
  logSeq: row.log_seq,
  logHead: row.log_head,
  clockLog: row.clock_log,
  clocks: row.clocks,
});
