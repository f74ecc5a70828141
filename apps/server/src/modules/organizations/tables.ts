import type { UnitKind } from './contract.ts';

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

export interface OrganizationsTables {
  units: UnitTable;
}
