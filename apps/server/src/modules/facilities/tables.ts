export interface FacilityTable {
  tenant_id: number;
  id: string;
  code: string;
  kind: string;
  name: string;
  lon: number;
  lat: number;
  /** The grid it stands in, as it was found at the import. */
  place_id: string | null;
  owner_id: string | null;
  active: boolean;
  version: number;
}

export interface FacilityMatterTable {
  tenant_id: number;
  matter_id: string;
  facility_id: string;
}

export interface FacilityTables {
  facilities: FacilityTable;
  facility_matters: FacilityMatterTable;
}
