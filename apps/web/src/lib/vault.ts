import { emptyDrawers, inDrawer } from './device-database.ts';

/** What lies on the device: useless without the key of its owner. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

interface KeyRow {
  id: string;
  owner: string;
  key: CryptoKey;
  usedAt: number;
}

/** Whoever has not signed in: residents on their own phone. */
export const NOBODY = '';
let current = NOBODY;
const keys = new Map<string, Promise<CryptoKey>>();

/** Whose things are read and written from now on. */
function openVaultOf(owner: string): void {
  current = owner;
}
/** Whoever opened a vault on this device last and has not left it: asked before the server can be. */
export async function lastOwner(): Promise<string | null> {
  const rows: KeyRow[] = await inDrawer('keys', 'readonly', (store) => store.getAll()).catch(() => []);
  const people = rows.filter(({ owner }) => owner !== NOBODY).sort((a, b) => b.usedAt - a.usedAt);
  return people[0]?.owner ?? null;
}

/** Makes the key if there is none, and notes that its owner is here now. */
export async function enterVault(owner: string): Promise<void> {
  openVaultOf(owner);
  const key = await keyOf(owner);
  const row: KeyRow = { id: owner, owner, key, usedAt: Date.now() };
  await inDrawer('keys', 'readwrite', (store) => store.put(row)).catch(() => undefined);
}

export const vaultOwner = (): string => current;

const fresh = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** A key of one's own, made on this device, which no script can read out; the browser keeps it until one signs out. */
function keyOf(owner: string): Promise<CryptoKey> {
  const known = keys.get(owner);
  if (known) return known;
  const found = findOrMakeKey(owner);
  keys.set(owner, found);
  found.catch(() => keys.delete(owner));
  return found;
}

async function findOrMakeKey(owner: string): Promise<CryptoKey> {
  const made = await fresh();
  try {
    // Two tabs may begin at once: whoever writes first has made the key.
    await inDrawer('keys', 'readwrite', (store) =>
      store.add({ id: owner, owner, key: made, usedAt: Date.now() }),
    ).catch(() => undefined);
    const row: KeyRow | undefined = await inDrawer('keys', 'readonly', (store) => store.get(owner));
    return row?.key ?? made;
  } catch {
    return made;
  }
}

export async function seal(owner: string, bytes: ArrayBuffer): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(owner), bytes) };
}

/** Throws when the key is gone or the bytes are not as they were. */
export const unseal = async (owner: string, { iv, data }: Sealed): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await keyOf(owner), data);

/** Forgets a person on this device: what they kept, and the key without which nothing of it can be read. */
export async function destroyVault(owner: string): Promise<void> {
  keys.delete(owner);
  await emptyDrawers(owner).catch(() => undefined);
}
