import type { ColumnType } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export interface InsightModelTable {
  tenant_id: number;
  number: number;
  trained_at: Date;
  requests: number;
  quality: Json<Record<string, unknown>>;
  body: Buffer;
}

export interface SuggestionChoiceTable {
  tenant_id: number;
  request_id: string;
  seq: number;
  kind: 'category' | 'unit';
  offered: Json<unknown[]>;
  chosen: string;
  rank: number | null;
  model: number | null;
  chosen_by: string | null;
  at: Date;
}

export interface RequestPrintTable {
  tenant_id: number;
  request_id: string;
  made_at: Date;
  keys: number[];
}

export interface InsightTables {
  insight_models: InsightModelTable;
  suggestion_choices: SuggestionChoiceTable;
  request_prints: RequestPrintTable;
}
