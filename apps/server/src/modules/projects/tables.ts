import type { ColumnType } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export interface ProjectTable {
  tenant_id: number;
  id: string;
  planner_id: string;
  drafted_by: string | null;
  content: string;
  /** As text: money is never a floating number. */
  budget_amount: string | null;
  budget_source: string;
  budget_text: string;
  decision: Json<unknown> | null;
  call: Json<unknown> | null;
  claims: Json<unknown[]>;
  parts: Json<unknown[]>;
  milestones: Json<unknown[]>;
  reports: Json<unknown[]>;
  effects: Json<unknown[]>;
  percent: number;
  round: number;
  recheck_on: string | null;
  started_on: string | null;
  finished_on: string | null;
  stop_reason: string | null;
}

export interface ProjectSourceTable {
  tenant_id: number;
  project_id: string;
  kind: string;
  source_id: string;
  linked_by: string | null;
  linked_at: Date;
  told: string | null;
  told_at: Date | null;
}

export interface ProjectRatingCodeTable {
  tenant_id: number;
  id: string;
  project_id: string;
  round: number;
  code_hash: Buffer;
  expires_on: string;
  issued_by: string | null;
  issued_at: Date;
  score: number | null;
  rated_at: Date | null;
}

export interface ProjectsTables {
  projects: ProjectTable;
  project_sources: ProjectSourceTable;
  project_rating_codes: ProjectRatingCodeTable;
}
