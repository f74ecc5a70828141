import type { ColumnType } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export interface NeedTable {
  tenant_id: number;
  id: string;
  sort: string;
  content: string;
  address: string;
  people: number | null;
  people_group: string;
  wanted_by: string | null;
  repeatable: boolean;
  words: string[];
  noted_by: string | null;
  verified_by: string | null;
  met_by: string | null;
  gathered_into: string | null;
  gathered_from: string | null;
  verify_text: string | null;
  met_text: string | null;
  recheck_text: string | null;
  end_reason: string | null;
  rebounds: number;
}

export interface NeedSourceTable {
  tenant_id: number;
  id: string;
  need_id: string;
  source: string;
  subject_id: string | null;
  reference: string;
  added_by: string | null;
  added_at: Date;
}

export interface ResourceTable {
  tenant_id: number;
  id: string;
  unit_id: string;
  giver: string;
  sort: string;
  name: string;
  details: string;
  capacity: number;
  measure: string;
  per_need: number;
  taken: number;
  renews: boolean;
  from_on: string | null;
  until_on: string | null;
  weekdays: number[];
  hours: string;
  place_id: string;
  reach_m: number | null;
  conditions: string;
  words: string[];
  state: string;
  closed_reason: string | null;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
  version: number;
}

export interface PromiseTable {
  tenant_id: number;
  id: string;
  need_id: string;
  resource_id: string;
  giver_id: string;
  keeper_id: string | null;
  amount: number;
  state: string;
  planned_on: string | null;
  note: string;
  outcome: string | null;
  plan_id: string | null;
  need_side_by: string | null;
  need_side_at: Date | null;
  giver_side_by: string | null;
  giver_side_at: Date | null;
  created_by: string | null;
  created_at: Date;
  ended_at: Date | null;
  /** 0, 1 told that its day comes, 2 that it has passed. */
  warned: number;
  version: number;
}

export interface MatchPlanTable {
  tenant_id: number;
  id: string;
  place_id: string;
  state: string;
  fairness: number;
  sort_alone: boolean;
  pins: Json<unknown[]>;
  forbids: Json<unknown[]>;
  figures: Json<unknown> | null;
  created_by: string | null;
  created_at: Date;
  solved_at: Date | null;
  accepted_by: string | null;
  accepted_at: Date | null;
  version: number;
}

export interface MatchPlanPairTable {
  tenant_id: number;
  plan_id: string;
  need_id: string;
  resource_id: string;
  worth: number;
  reasons: Json<unknown[]>;
  pinned: boolean;
  promise_id: string | null;
  refusal: string | null;
}

export interface MatchPlanUnmatchedTable {
  tenant_id: number;
  plan_id: string;
  need_id: string;
  why: string;
}

export interface NeedsTables {
  needs: NeedTable;
  need_sources: NeedSourceTable;
  resources: ResourceTable;
  promises: PromiseTable;
  match_plans: MatchPlanTable;
  match_plan_pairs: MatchPlanPairTable;
  match_plan_unmatched: MatchPlanUnmatchedTable;
}
