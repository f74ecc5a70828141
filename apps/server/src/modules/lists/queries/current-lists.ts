import type { Tx } from '../../../platform/database/database.ts';
import type { ItemOf, ListItem, ListName } from '../domain/items.ts';
import { listNames } from '../domain/items.ts';
import { notPublished } from './version-rows.ts';

/** A published version: treat it as frozen, everyone is given the same object. */
export interface PublishedList<L extends ListName> {
  id: string;
  number: number;
  items: ItemOf[L][];
}
export type CurrentLists = { [L in ListName]: PublishedList<L> };
/** A version of any list, by its id. */
export interface LoadedVersion {
  id: string;
  list: ListName;
  number: number;
  items: ListItem[];
}

// A publication in another process is seen this late; in this one at once.
const FRESH_MS = 2000;
const KEPT = 200;

const current = new Map<number, { lists: CurrentLists; until: number }>();
const versions = new Map<string, LoadedVersion>();
// Counts publications of this process, so that an answer read before one is not kept after it.
let publications = 0;

/**
 * The five lists in force, kept in memory: one small statement every two seconds at most. Throws `not-found`
 * (list-not-published) for a tenant without them.
 */
export async function currentLists(tx: Tx): Promise<CurrentLists> {
  const known = current.get(tx.tenantId);
  const now = performance.now();
  if (known && known.until > now) return known.lists;
  const before = publications;
  const rows = await tx.sql<{ id: string; list: ListName }>(
    `select id, list from list_versions where tenant_id = $1 and state = 'published'`,
    [tx.tenantId],
  );
  const unchanged =
    known && rows.length === listNames.length && rows.every((row) => known.lists[row.list].id === row.id);
  const lists = unchanged ? known.lists : await load(tx, rows);
  if (before === publications) current.set(tx.tenantId, { lists, until: now + FRESH_MS });
  return lists;
}

async function load(tx: Tx, rows: readonly { id: string; list: ListName }[]): Promise<CurrentLists> {
  const loaded = new Map<ListName, LoadedVersion>();
  for (const { id, list } of rows) {
    const version = await listVersion(tx, id);
    if (version) loaded.set(list, version);
  }
  return Object.fromEntries(
    listNames.map((list) => {
      const version = loaded.get(list);
      if (!version) throw notPublished();
      return [list, version];
    }),
  ) as unknown as CurrentLists;
}

/** Forgets which versions are in force; the versions themselves never change. */
export const forgetCurrentLists = (tenantId: number): void => {
  publications += 1;
  current.delete(tenantId);
};

/** A version that was published, whenever; undefined for a draft or an unknown id. Read once, then from memory. */
export async function listVersion(tx: Tx, id: string): Promise<LoadedVersion | undefined> {
  const key = `${tx.tenantId} ${id}`;
  const known = versions.get(key);
  if (known) {
    // Put back at the end, so that the first in the map is the one unused for longest.
    versions.delete(key);
    versions.set(key, known);
    return known;
  }
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const [row] = await tx.sql<LoadedVersion>(
    `select id, list, number, items from list_versions where tenant_id = $1 and id = $2 and state <> 'draft'`,
    [tx.tenantId, id],
  );
  if (!row) return undefined;
  if (versions.size >= KEPT) versions.delete(versions.keys().next().value ?? '');
  versions.set(key, row);
  return row;
}
