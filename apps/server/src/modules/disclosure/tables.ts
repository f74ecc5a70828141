import type { ColumnType } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export interface DisclosureEditionTable {
  tenant_id: number;
  id: string;
  place_id: string;
  place_path: string;
  kind: string;
  state: string;
  number: number | null;
  note: string;
  preparers: string[];
  prepared_at: Date;
  published_by: string | null;
  published_at: Date | null;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
  withdraw_reason: string | null;
  digest: string | null;
  /** What the last press over all rows hid. */
  hidden: string | null;
  version: number;
}

export interface DisclosureItemTable {
  tenant_id: number;
  edition_id: string;
  /** The need, resource or project it was taken from. */
  source_id: string;
  position: number;
  facts: Json<object>;
  texts: Json<object>;
  /** As they were taken from the source; null once published. */
  source_texts: Json<object> | null;
  request_ids: string[] | null;
  /** As they were before the last press over all rows; null where it changed nothing, or the row was changed since. */
  texts_before: Json<object> | null;
  /** The reason. */
  left_out: string | null;
  search_text: string;
  version: number;
}

export interface DisclosureWordTable {
  tenant_id: number;
  id: string;
  word: string;
  is_name: boolean;
  added_by: string | null;
  added_at: Date;
}

export interface DisclosureTables {
  disclosure_editions: DisclosureEditionTable;
  disclosure_items: DisclosureItemTable;
  disclosure_words: DisclosureWordTable;
}
