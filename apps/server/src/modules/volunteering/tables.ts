import type { ActivityState } from './contract.ts';

export interface ActivityTable {
  tenant_id: number;
  id: string;
  title: string;
  kind: string;
  state: ActivityState;
  begins_at: Date;
  ends_at: Date;
  place_id: string | null;
  venue: string;
  unit_id: string;
  helper_ids: string[];
  community_id: string;
  body_id: string | null;
  project_id: string | null;
  agreement_id: string | null;
  people: number | null;
  /** As PostgreSQL writes a numeric. */
  hours: string | null;
  served: number | null;
  facts: string | null;
  pictures: string[];
  recorded_by: string | null;
  recorded_at: Date | null;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  reason: string | null;
  created_by: string | null;
  created_at: Date;
  version: number;
}

export interface ActivityPersonTable {
  tenant_id: number;
  activity_id: string;
  position: number;
  unit_id: string;
  hours: string;
  name_sealed: Buffer | null;
  name_lookup: Buffer | null;
}

export interface VolunteeringTables {
  activities: ActivityTable;
  activity_people: ActivityPersonTable;
}
