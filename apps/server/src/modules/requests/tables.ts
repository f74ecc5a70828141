import type { ColumnType } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export interface RequestTable {
  tenant_id: number;
  id: string;
  content: string;
  address: string;
  confidential: boolean;
  source_system: string | null;
  source_number: string | null;
  dispatch_clause: string | null;
  dispatcher_id: string | null;
  registered_by: string | null;
  has_contact: boolean;
  returns: Json<unknown[]>;
  adjudications: number;
  proposed_unit_id: string | null;
  handled_by: string[];
  contacted_at: Date | null;
  result_class: string | null;
  public_text: string | null;
  unsolved_reason: string | null;
  follow_up_tries: number;
  followed_up_at: Date | null;
  reached: boolean | null;
  solved: boolean | null;
  satisfied: number | null;
  rating_reasons: string[];
  rehandled: number;
  reopened: number;
  me_too: number;
  rejection: string | null;
  open_question: string | null;
  asked_from: string | null;
  answers: Json<unknown[]>;
  public: boolean;
  asks: Json<unknown[]>;
  suspension: Json<unknown> | null;
  merged_into: string | null;
  merged_from: Json<unknown> | null;
  adoptions: Json<unknown[]>;
  link: Json<unknown> | null;
  diversions: Json<unknown[]>;
  escalations: number;
}

export interface CoTaskTable {
  tenant_id: number;
  id: string;
  task: string;
  stage_text: string | null;
  result_text: string | null;
  end_reason: string | null;
}

export interface WhistleTable {
  tenant_id: number;
  id: string;
  request_id: string;
  type: string;
  reason: string;
  meeting_at: Date | null;
  meeting_place: string | null;
  called_by: string | null;
  at: Date;
}

export interface WhistleCallTable {
  tenant_id: number;
  id: string;
  whistle_id: string;
  caller_id: string | null;
  reported_at: Date | null;
  on_site: boolean | null;
  result_text: string | null;
  end_reason: string | null;
  by_caller: Json<unknown> | null;
  by_called: Json<unknown> | null;
}

export interface ExclusionTable {
  tenant_id: number;
  id: string;
  request_id: string;
  unit_id: string;
  ground: string;
  reason: string;
  state: string;
  votes: Json<unknown[]>;
  appealed_by: string | null;
  created_at: Date;
  decided_at: Date | null;
  version: number;
}

export interface AdmissionTable {
  tenant_id: number;
  id: string;
  unit_id: string;
  place_id: string;
  title: string;
  detail: string;
  minutes_weekly: number;
  ends_on: string;
  state: string;
  asked_by: string | null;
  decided_by: string | null;
  decision_reason: string | null;
  created_at: Date;
  decided_at: Date | null;
  ended_at: Date | null;
  version: number;
}

export interface LimitPresetTable {
  tenant_id: number;
  id: string;
  items: Json<unknown[]>;
  created_at: Date;
}

export interface ReporterTable {
  tenant_id: number;
  request_id: string;
  ordinal: number;
  name_sealed: Buffer | null;
  phone_sealed: Buffer | null;
  phone_lookup: Buffer | null;
  created_at: Date;
}

export interface RateCountTable {
  tenant_id: number;
  day: string;
  lead_id: string;
  place_id: string;
  category: string;
  due: number;
  contacted_in_time: number;
  visited: number;
  unreached: number;
  answered: number;
  solved: number;
  satisfied: number;
  handled_in_time: number;
  x_due: number;
  x_contacted_in_time: number;
  x_visited: number;
  x_unreached: number;
  x_answered: number;
  x_solved: number;
  x_satisfied: number;
  x_handled_in_time: number;
}

export interface RequestsTables {
  requests: RequestTable;
  reporters: ReporterTable;
  rate_counts: RateCountTable;
  co_tasks: CoTaskTable;
  whistles: WhistleTable;
  whistle_calls: WhistleCallTable;
  exclusions: ExclusionTable;
  limit_presets: LimitPresetTable;
  admissions: AdmissionTable;
}
