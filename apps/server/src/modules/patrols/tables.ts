import type { ColumnType } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export interface VisitTable {
  tenant_id: number;
  id: string;
  occasion: string;
  place_id: string;
  unit_id: string | null;
  state: string;
  due_on: string | null;
  outcome: string | null;
  household_sealed: Buffer | null;
  note_sealed: Buffer | null;
  kept_until: string | null;
  found: number;
  created_by: string | null;
  created_at: Date;
  done_by: string | null;
  done_at: Date | null;
  version: number;
}

export interface GridLeaderTable {
  tenant_id: number;
  id: string;
  place_id: string;
  unit_id: string | null;
  name: string;
  title: string;
  from_month: string;
  until_month: string | null;
  created_at: Date;
  version: number;
}

export interface LeaderVisitTable {
  tenant_id: number;
  leader_id: string;
  month: string;
  visited_on: string;
  recorded_by: string | null;
  recorded_at: Date;
}

export interface PatrolPlanTable {
  tenant_id: number;
  id: string;
  name: string;
  place_id: string;
  unit_id: string | null;
  every: string;
  points: Json<unknown[]>;
  active: boolean;
  created_by: string | null;
  created_at: Date;
  version: number;
}

export interface PatrolRoundTable {
  tenant_id: number;
  id: string;
  plan_id: string;
  state: string;
  due_on: string;
  points: Json<unknown[]>;
  checked: Json<unknown[]>;
  found: number;
  done_by: string | null;
  done_at: Date | null;
  version: number;
}

export interface HazardTable {
  tenant_id: number;
  id: string;
  content: string;
  address: string;
  level: string;
  found_in: string;
  found_id: string | null;
  reported_by: string | null;
  handled_by: string[];
  limit_days: number | null;
  rectify_text: string | null;
  check_text: string | null;
  void_reason: string | null;
}

export interface FindingTable {
  tenant_id: number;
  id: string;
  kind: string;
  place_id: string;
  unit_id: string | null;
  content: string;
  found_in: string;
  found_id: string;
  state: string;
  reference: string | null;
  target_id: string | null;
  found_by: string | null;
  created_at: Date;
  taken_by: string | null;
  taken_at: Date | null;
  version: number;
}

export interface FoundRequestTable {
  tenant_id: number;
  request_id: string;
  found_in: string;
  found_id: string;
}

export interface MobileLinkTable {
  tenant_id: number;
  id: string;
  unit_id: string;
  label: string;
  token_hash: Buffer;
  expires_on: string;
  reports: number;
  created_by: string | null;
  created_at: Date;
  revoked_at: Date | null;
}

export interface PatrolsTables {
  visits: VisitTable;
  grid_leaders: GridLeaderTable;
  leader_visits: LeaderVisitTable;
  patrol_plans: PatrolPlanTable;
  patrol_rounds: PatrolRoundTable;
  hazards: HazardTable;
  findings: FindingTable;
  found_requests: FoundRequestTable;
  mobile_links: MobileLinkTable;
}
