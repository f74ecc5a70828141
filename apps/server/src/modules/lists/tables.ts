import type { ListItem, ListName } from './domain/items.ts';

/** Once published, a version's items never change; the database refuses to remove it. */
export interface ListVersionTable {
  tenant_id: number;
  id: string;
  list: ListName;
  number: number;
  state: 'draft' | 'published' | 'superseded';
  items: ListItem[];
  note: string;
  drafted_by: string | null;
  drafted_at: Date;
  published_by: string | null;
  published_at: Date | null;
  version: number;
}

export interface ListsTables {
  list_versions: ListVersionTable;
}
