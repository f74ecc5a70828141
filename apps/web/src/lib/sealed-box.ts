import { type Drawer, inDrawer } from './device-database.ts';
import { NOBODY, type Sealed, seal, unseal, vaultOwner } from './vault.ts';

/** Things kept on this device by their id, each sealed with its owner's key. */
export interface Box<T extends { id: string }> {
  /** Those of the person who is signed in, and of nobody in particular. */
  all(): Promise<T[]>;
  get(id: string): Promise<T | undefined>;
  /** True when it will still be there after the page is closed. */
  put(item: T): Promise<boolean>;
  remove(id: string): Promise<void>;
  /** What lies there, without opening it. */
  facts(): Promise<{ id: string; at: number }[]>;
}

interface Row extends Sealed {
  id: string;
  owner: string;
  at: number;
}
interface Item {
  id: string;
  /** Left out: the person who is signed in. */
  owner?: string | null;
  blob?: Blob;
}

const isMine = ({ owner }: Row): boolean => owner === NOBODY || owner === vaultOwner();

/** A drawer in IndexedDB; what cannot be kept there (private windows, a full disk) stays in memory and says so. */
export function openBox<T extends Item>(drawer: Drawer): Box<T> {
  const unkept = new Map<string, T>();
  const rows = (): Promise<Row[]> =>
    inDrawer<Row[]>(drawer, 'readonly', (store) => store.getAll())
      .then((found) => found.filter(isMine))
      .catch(() => []);
  const opened = async (row: Row): Promise<T[]> => {
    try {
      return [unpack<T>(await unseal(row.owner, row))];
    } catch {
      // The key is gone or the disk has bitten into it: nothing can be done with it, and it stays.
      return [];
    }
  };
  return {
    async all() {
      const kept = (await Promise.all((await rows()).map(opened))).flat();
      return [...kept.filter(({ id }) => !unkept.has(id)), ...unkept.values()];
    },
    async get(id) {
      const known = unkept.get(id);
      if (known) return known;
      const row = await inDrawer<Row | undefined>(drawer, 'readonly', (store) => store.get(id)).catch(() => undefined);
      return row && isMine(row) ? (await opened(row))[0] : undefined;
    },
    async put(item) {
      try {
        const owner = item.owner === undefined ? vaultOwner() : (item.owner ?? NOBODY);
        const row: Row = { id: item.id, owner, at: Date.now(), ...(await seal(owner, await pack(item))) };
        await inDrawer(drawer, 'readwrite', (store) => store.put(row));
        unkept.delete(item.id);
        return true;
      } catch {
        unkept.set(item.id, item);
        return false;
      }
    },
    async remove(id) {
      unkept.delete(id);
      await inDrawer(drawer, 'readwrite', (store) => store.delete(id)).catch(() => undefined);
    },
    facts: async () => (await rows()).map(({ id, at }) => ({ id, at })),
  };
}

/** Length of the words, the words as JSON, then the bytes of the picture if there is one. */
async function pack({ blob, ...words }: Item): Promise<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify({ ...words, ...(blob && { blobType: blob.type }) }));
  const head = new Uint32Array([text.byteLength]);
  return joinBytes([head.buffer, text.buffer.slice(0, text.byteLength), ...(blob ? [await blob.arrayBuffer()] : [])]);
}

function unpack<T>(bytes: ArrayBuffer): T {
  const length = new Uint32Array(bytes.slice(0, 4))[0] ?? 0;
  const { blobType, ...words } = JSON.parse(new TextDecoder().decode(bytes.slice(4, 4 + length))) as {
    blobType?: string;
  };
  const blob = blobType === undefined ? {} : { blob: new Blob([bytes.slice(4 + length)], { type: blobType }) };
  return { ...words, ...blob } as T;
}

export function joinBytes(parts: readonly ArrayBuffer[]): ArrayBuffer {
  const all = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  return all.buffer;
}
