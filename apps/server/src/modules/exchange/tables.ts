import type { ColumnType } from 'kysely';
import type { ImportCounts, ImportOptions, ImportState } from './contract-imports.ts';
import type { Mapping } from './domain/guess-mapping.ts';

type Json<T> = ColumnType<T, string, string>;

export interface ImportTable {
  tenant_id: number;
  id: string;
  target: string;
  file_id: string | null;
  file_name: string;
  format: string;
  sheets: string[];
  sheet: string | null;
  header_row: number;
  header: string[];
  mapping: Json<Mapping>;
  options: Json<ImportOptions>;
  remembered: boolean;
  state: ImportState;
  counts: Json<Partial<ImportCounts>>;
  problem: Json<{ zh: string; en: string }> | null;
  rejected_file_id: string | null;
  created_by: string | null;
  created_at: Date;
  finished_at: Date | null;
  version: number;
  /** Who started the job under way: what it does is done in their name. */
  run_by: Json<RunBy> | null;
  /** The row up to which the job has come; with what it made, in one transaction. */
  last_row: number;
  imported_at: Date | null;
  /** The job that holds it, and when that was last heard of: one that is silent for a minute has lost it. */
  runner: string | null;
  beat_at: Date | null;
}

export interface RunBy {
  personId: string | null;
  postId: string | null;
  unitId: string | null;
}

export interface ImportItemTable {
  tenant_id: number;
  import_id: string;
  row_number: number;
  subject_id: string;
}

export interface ImportMappingTable {
  tenant_id: number;
  target: string;
  header_key: string;
  mapping: Json<{ mapping: Mapping; options: ImportOptions }>;
  updated_at: Date;
}

export interface ImportRejectionTable {
  tenant_id: number;
  import_id: string;
  row_number: number;
  code: string;
  field: string | null;
  detail: string | null;
}

export interface ApiKeyTable {
  tenant_id: number;
  id: string;
  name: string;
  key_hash: Buffer;
  permissions: string[];
  created_by: string | null;
  created_at: Date;
  revoked_at: Date | null;
  last_used_at: Date | null;
}

export interface ExchangeTables {
  imports: ImportTable;
  import_items: ImportItemTable;
  import_mappings: ImportMappingTable;
  import_rejections: ImportRejectionTable;
  api_keys: ApiKeyTable;
}
