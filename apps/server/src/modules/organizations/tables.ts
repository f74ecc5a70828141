import type { Attendance, Grade, MeetingKind, MeetingState, Outcome, UnitKind } from './contract.ts';

export interface UnitTable {
  tenant_id: number;
  id: string;
  parent_id: string | null;
  kind: UnitKind;
  code: string;
  name: string;
  short_name: string;
  /** Codes of all ancestors and itself, '/640205/chengguan/…/', so that a subtree is a prefix. */
  path: string;
  place_id: string | null;
  phone: string | null;
  active: boolean;
  version: number;
}

export interface JointBodyTable {
  tenant_id: number;
  id: string;
  kind: string;
  field: string | null;
  name: string;
  duty: string;
  parent_id: string | null;
  rotates: boolean;
  founded_on: string;
  ended_on: string | null;
  created_at: Date;
  version: number;
}

export interface JointBodyPlaceTable {
  tenant_id: number;
  body_id: string;
  place_id: string;
}

export interface BodySeatTable {
  tenant_id: number;
  id: string;
  body_id: string;
  unit_id: string;
  role: string;
  office: string;
  post_id: string | null;
  from_on: string;
  until_on: string | null;
  created_at: Date;
  version: number;
}

export interface RotaMonthTable {
  tenant_id: number;
  body_id: string;
  month: string;
  unit_id: string;
  theme: string;
  version: number;
}

export interface PairingTable {
  tenant_id: number;
  id: string;
  kind: string;
  purpose: string;
  from_on: string;
  until_on: string | null;
  created_at: Date;
  version: number;
}

export interface PairingPartyTable {
  tenant_id: number;
  id: string;
  pairing_id: string;
  unit_id: string;
  side: 'community' | 'unit';
  from_on: string;
  until_on: string | null;
}

export interface LeaderLinkTable {
  tenant_id: number;
  id: string;
  office: string;
  post_id: string | null;
  unit_id: string | null;
  place_id: string;
  from_on: string;
  until_on: string | null;
  created_at: Date;
  version: number;
}

export interface JointMeetingTable {
  tenant_id: number;
  id: string;
  body_id: string;
  kind: MeetingKind;
  title: string;
  theme: string;
  begins_at: Date;
  venue: string;
  chair_id: string;
  state: MeetingState;
  cancel_reason: string | null;
  minutes_file_id: string | null;
  created_at: Date;
  version: number;
}

export interface MeetingItemTable {
  tenant_id: number;
  id: string;
  meeting_id: string;
  position: number;
  matter_kind: string | null;
  matter_id: string | null;
  title: string;
  note: string;
  carried_from: string | null;
  /** The unit whose people put it on the agenda. */
  brought_by: string | null;
  outcome: Outcome | null;
  decision: string | null;
  lead_id: string | null;
  helper_ids: string[];
  due_on: string | null;
  decided_at: Date | null;
  done_on: string | null;
}

export interface MeetingUnitTable {
  tenant_id: number;
  meeting_id: string;
  unit_id: string;
  attendance: Attendance;
}

export interface UnitOpinionTable {
  tenant_id: number;
  id: string;
  community_id: string;
  unit_id: string;
  year: number;
  grade: Grade;
  opinion: string;
  written_by: string | null;
  written_at: Date;
  objection: string | null;
  objected_by: string | null;
  objected_at: Date | null;
  answer: string | null;
  answered_by: string | null;
  answered_at: Date | null;
  outcome: 'kept' | 'changed' | null;
  first_grade: Grade | null;
  first_opinion: string | null;
  version: number;
}

export interface OrganizationsTables {
  units: UnitTable;
  joint_bodies: JointBodyTable;
  joint_body_places: JointBodyPlaceTable;
  body_seats: BodySeatTable;
  rota_months: RotaMonthTable;
  pairings: PairingTable;
  pairing_parties: PairingPartyTable;
  leader_links: LeaderLinkTable;
  joint_meetings: JointMeetingTable;
  meeting_items: MeetingItemTable;
  meeting_units: MeetingUnitTable;
  unit_opinions: UnitOpinionTable;
}
