import type { ColumnType, Generated } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export interface MatterTable {
  tenant_id: number;
  id: string;
  kind: string;
  number: string;
  title: string;
  state: string;
  open: boolean;
  urgency: string;
  category: string | null;
  source: string;
  place_id: string | null;
  place_path: string;
  holder_id: string | null;
  lead_id: string | null;
  assignee_id: string | null;
  parent_id: string | null;
  lon: number | null;
  lat: number | null;
  flags: string[];
  lists: Json<Record<string, string>>;
  created_at: Date;
  due_at: Date | null;
  warn_level: number;
  closed_at: Date | null;
  updated_at: Date;
  version: number;
  log_seq: number;
  log_head: Buffer;
  clock_log: Json<unknown[]>;
  clocks: Json<unknown[]>;
  next_warn_at: Date | null;
}

export interface MatterTextTable {
  tenant_id: number;
  matter_id: string;
  sequence: number;
  haystack: string;
  tokens: number[];
}

export interface MatterPartyTable {
  tenant_id: number;
  matter_id: string;
  unit_id: string;
  role: string;
  since: Date;
  until: Date | null;
}

export interface MatterCountSlotTable {
  tenant_id: number;
  kind: string;
  lead_id: string;
  category: string;
  state: string;
  slot: Generated<number>;
  count: number;
}

export interface MattersTables {
  matters: MatterTable;
  matter_texts: MatterTextTable;
  matter_parties: MatterPartyTable;
  matter_count_slots: MatterCountSlotTable;
}
