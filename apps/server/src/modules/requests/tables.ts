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
}

export interface RequestsTables {
  requests: RequestTable;
  reporters: ReporterTable;
  rate_counts: RateCountTable;
}
