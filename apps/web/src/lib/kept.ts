/** Things kept on this device by their id. */
export interface Box<T extends { id: string }> {
  all(): Promise<T[]>;
  get(id: string): Promise<T | undefined>;
  /** True when it will still be there after the page is closed. */
  put(item: T): Promise<boolean>;
  remove(id: string): Promise<void>;
}

type Drawer = 'outbox' | 'pictures';
const drawers: readonly Drawer[] = ['outbox', 'pictures'];

const settle = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let opening: Promise<IDBDatabase> | undefined;
function openDatabase(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('huying', 1);
    request.onupgradeneeded = () => {
      for (const drawer of drawers) request.result.createObjectStore(drawer, { keyPath: 'id' });
    };
    request.onsuccess = () => {
      // A newer page wants another layout: let go, and open again when next needed.
      request.result.onversionchange = () => {
        request.result.close();
        opening = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
  opening.catch(() => {
    opening = undefined;
  });
  return opening;
}

/** A drawer in IndexedDB; what cannot be kept there (private windows, a full disk) stays in memory and says so. */
export function openBox<T extends { id: string }>(drawer: Drawer): Box<T> {
  const unkept = new Map<string, T>();
  const within = async <R>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<R>): Promise<R> => {
    const database = await openDatabase();
    const transaction = database.transaction(drawer, mode);
    const answer = settle(work(transaction.objectStore(drawer)));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
    return answer;
  };
  return {
    async all() {
      const kept: T[] = await within('readonly', (store) => store.getAll()).catch(() => []);
      return [...kept.filter(({ id }) => !unkept.has(id)), ...unkept.values()];
    },
    async get(id) {
      return (
        unkept.get(id) ?? (await within<T | undefined>('readonly', (store) => store.get(id)).catch(() => undefined))
      );
    },
    async put(item) {
      try {
        await within('readwrite', (store) => store.put(item));
        unkept.delete(item.id);
        return true;
      } catch {
        unkept.set(item.id, item);
        return false;
      }
    },
    async remove(id) {
      unkept.delete(id);
      await within('readwrite', (store) => store.delete(id)).catch(() => undefined);
    },
  };
}

/** A picture that waits to be sent. */
export interface KeptPicture {
  id: string;
  blob: Blob;
  at: number;
}
export const keptPictures: Box<KeptPicture> = openBox<KeptPicture>('pictures');

const KEPT_DAYS = 14;
/** Forgets pictures older than two weeks, as drafts are; those named in `wanted` still wait to be sent. */
export async function sweepPictures(wanted: ReadonlySet<string>, now: number = Date.now()): Promise<void> {
  for (const { id, at } of await keptPictures.all()) {
    if (!wanted.has(id) && now - at > KEPT_DAYS * 86_400_000) await keptPictures.remove(id);
  }
}
