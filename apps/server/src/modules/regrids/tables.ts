import type { ColumnType } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export interface RegridTable {
  tenant_id: number;
  id: string;
  kind: 'merge' | 'split';
  /** Civil date. */
  day: string;
  reason: string;
  move_open_matters: boolean;
  /** How places, posts and units stood before (see regrid-record.ts). */
  before: Json<object>;
  after: Json<object>;
  done_at: Date;
  done_by: string | null;
  undone_at: Date | null;
  undone_by: string | null;
}

export interface RegridPlaceTable {
  tenant_id: number;
  regrid_id: string;
  place_id: string;
  was: boolean;
  becomes: boolean;
}

export interface RegridMatterTable {
  tenant_id: number;
  regrid_id: string;
  matter_id: string;
  from_place_id: string;
  to_place_id: string;
}

export interface RegridTables {
  regrids: RegridTable;
  regrid_places: RegridPlaceTable;
  regrid_matters: RegridMatterTable;
}
