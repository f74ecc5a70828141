import type { MultiPolygon } from '../../kernel/geometry.ts';
import type { Slot } from './contract.ts';
import type { NetKind } from './domain/kinds.ts';
import type { TeamRole } from './domain/team-roles.ts';

export interface ServiceNetTable {
  tenant_id: number;
  id: string;
  unit_id: string;
  kind: NetKind;
  name: string;
  keywords: string[];
  /** 'HH:MM'. */
  day_start: string;
  night_start: string | null;
  active: boolean;
  version: number;
}

export interface NetSectionTable {
  tenant_id: number;
  id: string;
  net_id: string;
  code: string;
  name: string;
  phone: string | null;
  active: boolean;
  version: number;
}

export interface NetAreaTable {
  tenant_id: number;
  id: string;
  section_id: string;
  place_id: string | null;
  /** GeoJSON in CGCS2000, rounded to 1e-7 degrees. */
  geometry: { type: 'MultiPolygon'; coordinates: MultiPolygon } | null;
  source_datum: 'CGCS2000' | 'WGS84' | 'GCJ02' | null;
  valid_from: Date;
  valid_until: Date | null;
}

export interface DutyPersonTable {
  tenant_id: number;
  id: string;
  net_id: string;
  name: string;
  title: string;
  active: boolean;
  version: number;
}

export interface DutyRosterTable {
  tenant_id: number;
  id: string;
  section_id: string;
  slots: Slot[];
  valid_from: string;
  valid_until: string | null;
  created_at: Date;
}

export interface DutyExceptionTable {
  tenant_id: number;
  id: string;
  section_id: string;
  from_day: string;
  until_day: string;
  shift: 'day' | 'night' | null;
  instead_of: string | null;
  person_id: string | null;
  created_at: Date;
  cancelled_at: Date | null;
}

export interface TeamMemberTable {
  tenant_id: number;
  id: string;
  place_id: string;
  role: TeamRole;
  name: string;
  title: string;
  unit_id: string | null;
  phone: string | null;
  valid_from: Date;
  valid_until: Date | null;
}

export interface NetVersionTable {
  tenant_id: number;
  change: number;
}

export interface NetsTables {
  service_nets: ServiceNetTable;
  net_sections: NetSectionTable;
  net_areas: NetAreaTable;
  duty_people: DutyPersonTable;
  duty_rosters: DutyRosterTable;
  duty_exceptions: DutyExceptionTable;
  team_members: TeamMemberTable;
  net_versions: NetVersionTable;
}
