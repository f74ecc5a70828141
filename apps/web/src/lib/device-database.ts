/** The drawers of this device's own store. Everything but `keys` lies sealed in them (sealed-box.ts). */
export type Drawer = 'outbox' | 'pictures' | 'drafts' | 'answers' | 'keys';
const drawers: readonly Drawer[] = ['outbox', 'pictures', 'drafts', 'answers', 'keys'];
/** What a person has made and nobody else has yet must outlive a battery that runs out. */
const precious: readonly Drawer[] = ['outbox', 'pictures', 'keys'];

const settle = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let opening: Promise<IDBDatabase> | undefined;
function openDatabase(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('huying', 2);
    request.onupgradeneeded = () => {
      const { result } = request;
      for (const drawer of drawers)
        if (!result.objectStoreNames.contains(drawer)) result.createObjectStore(drawer, { keyPath: 'id' });
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

/** One transaction on one drawer; resolves when it has been written, not before. Throws where nothing can be kept. */
export async function inDrawer<R>(
  drawer: Drawer,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<R>,
): Promise<R> {
  const database = await openDatabase();
  const durability = precious.includes(drawer) ? 'strict' : 'relaxed';
  const transaction = database.transaction(drawer, mode, { durability });
  const answer = settle(work(transaction.objectStore(drawer)));
  // When it fails, the transaction says so first and is the one that is heard.
  answer.catch(() => undefined);
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
  return answer;
}

interface OwnedRow {
  id: string;
  owner: string;
}

/** Removes all that belongs to one person from every drawer, keys last. */
export async function emptyDrawers(owner: string): Promise<void> {
  for (const drawer of drawers) {
    const rows: OwnedRow[] = await inDrawer(drawer, 'readonly', (store) => store.getAll());
    for (const { id } of rows.filter((row) => row.owner === owner))
      await inDrawer(drawer, 'readwrite', (store) => store.delete(id));
  }
}
