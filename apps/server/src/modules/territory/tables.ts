import type { MultiPolygon } from '../../kernel/geometry.ts';
import type { Datum } from './contract.ts';

export interface PlaceLevelTable {
  tenant_id: number;
  level: number;
  name: string;
  name_en: string;
  is_grid: boolean;
}

export interface PlaceTable {
  tenant_id: number;
  id: string;
  parent_id: string | null;
  level: number;
  code: string;
  name: string;
  /** Codes of all ancestors and itself, '/6402/640205/…/', so that a subtree is a prefix. */
  path: string;
  /** A point inside the boundary, CGCS2000. */
  lon: number | null;
  lat: number | null;
  households: number | null;
  phone: string | null;
  active: boolean;
  valid_from: string;
  valid_until: string | null;
  /** Civil date since when name, parent and activity are what they are. */
  since: string;
  /** The place that took over the ground of a closed one. */
  successor_id: string | null;
  version: number;
}

export interface PlaceHistoryTable {
  tenant_id: number;
  place_id: string;
  since: string;
  until: string;
  name: string;
  parent_id: string | null;
  active: boolean;
}

export interface PlaceBoundaryTable {
  tenant_id: number;
  id: string;
  place_id: string;
  /** GeoJSON in CGCS2000, rounded to 1e-7 degrees. */
  geometry: { type: 'MultiPolygon'; coordinates: MultiPolygon };
  source_datum: Datum;
  valid_from: Date;
  valid_until: Date | null;
  area_m2: number;
}

export interface CompoundTable {
  tenant_id: number;
  id: string;
  /** The grid it lies in; a compound in two grids stands in both. */
  place_id: string;
  name: string;
  aliases: string[];
}

export interface TerritoryVersionTable {
  tenant_id: number;
  change: number;
  levels_version: number;
}

export interface TerritoryTables {
  place_levels: PlaceLevelTable;
  places: PlaceTable;
  place_history: PlaceHistoryTable;
  place_boundaries: PlaceBoundaryTable;
  compounds: CompoundTable;
  territory_versions: TerritoryVersionTable;
}
