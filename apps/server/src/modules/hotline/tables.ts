import type { ColumnType } from 'kysely';
import type { Text } from '../../kernel/errors.ts';
import type { CodedField, MapEntries } from './domain/codes.ts';
import type { Told, UnknownCode } from './domain/order.ts';

type Json<T> = ColumnType<T, string, string>;

export interface HotlineLinkTable {
  tenant_id: number;
  /** The subject of its events: every call is in the log. */
  id: string;
  enabled: boolean;
  push_url: string | null;
  pull_url: string | null;
  pull_minutes: number;
  pull_cursor: string | null;
  pulled_at: Date | null;
  pull_problem: Json<Text> | null;
  algorithm: 'sha256' | 'sm3';
  signed_only: boolean;
  secret_sealed: Buffer | null;
  token_sealed: Buffer | null;
  datum: 'CGCS2000' | 'GCJ02';
  last_in_at: Date | null;
  last_out_at: Date | null;
  last_problem: Json<Text> | null;
  version: number;
  updated_at: Date;
}

export interface HotlineMapTable {
  tenant_id: number;
  version: number;
  entries: Json<MapEntries>;
  created_by: string | null;
  created_at: Date;
}

export interface HotlineCodeTable {
  tenant_id: number;
  field: CodedField;
  code: string;
  label: string;
  orders: number;
  first_at: Date;
  last_at: Date;
}

export interface HotlineOrderTable {
  tenant_id: number;
  number: string;
  request_id: string | null;
  /** The last number of their conversation that was dealt with, and the last of ours that was written. */
  in_seq: number;
  out_seq: number;
  due_at: Date | null;
  codes: Json<UnknownCode[]>;
  told: Json<Told>;
  created_at: Date;
  updated_at: Date;
}

export interface HotlineInboxTable {
  tenant_id: number;
  id: string;
  message_id: string;
  number: string;
  seq: number | null;
  kind: string;
  via: 'push' | 'pull' | 'file';
  state: 'applied' | 'noted' | 'waiting' | 'held' | 'rejected';
  reason: string | null;
  digest: Buffer;
  raw_sealed: Buffer;
  received_at: Date;
  settled_at: Date | null;
}

export interface HotlineOutboxTable {
  tenant_id: number;
  number: string;
  seq: number;
  id: string;
  event_seq: number | null;
  kind: string;
  status: string;
  body_sealed: Buffer;
  state: 'waiting' | 'delivered' | 'dead' | 'discarded';
  attempts: number;
  next_at: Date;
  problem: string | null;
  call_id: string | null;
  created_at: Date;
  settled_at: Date | null;
}

export interface HotlineTables {
  hotline_links: HotlineLinkTable;
  hotline_maps: HotlineMapTable;
  hotline_codes: HotlineCodeTable;
  hotline_orders: HotlineOrderTable;
  hotline_inbox: HotlineInboxTable;
  hotline_outbox: HotlineOutboxTable;
}
