import { keptPictures } from './kept.ts';
import type { Parcel } from './parcel.ts';
import { joinBytes } from './sealed-box.ts';

/** Who wrote what is in a package, as the importer is told. */
export interface PackageHead {
  author: { id: string; name: string };
  madeAt: number;
  parcels: readonly Parcel[];
  /** Where each picture lies behind the head. */
  pictures: readonly { id: string; bytes: number; type: string }[];
}
export interface OfflinePackage extends Omit<PackageHead, 'pictures'> {
  pictures: readonly { id: string; blob: Blob }[];
}

/** Thrown when a file is no package of ours, or the code does not open it. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
}

const MARK = 'HUYING-OFFLINE-1\n';
const ROUNDS = 300_000;
/** Read aloud over a telephone: no 0 and O, no 1 and I. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Eight letters that open the package: told apart from the file, so that a lost file tells nothing. */
export const newCode = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => LETTERS[byte % 32]).join('');

const plainCode = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

async function keyFrom(code: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const words = new TextEncoder().encode(plainCode(code));
  const base = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** What waits, with its pictures, as one sealed file that a colleague can bring in. Nothing is taken off the phone. */
export async function packParcels(
  parcels: readonly Parcel[],
  author: PackageHead['author'],
  code: string,
): Promise<Blob> {
  const ids = parcels.flatMap(({ pictures }) => pictures.filter(({ joined }) => !joined).map(({ id }) => id));
  const found = (await Promise.all(ids.map((id) => keptPictures.get(id)))).flatMap((kept) => (kept ? [kept] : []));
  const head: PackageHead = {
    author,
    madeAt: Date.now(),
    parcels,
    pictures: found.map(({ id, blob }) => ({ id, bytes: blob.size, type: blob.type })),
  };
  const text = new TextEncoder().encode(JSON.stringify(head)).buffer;
  const length = new Uint32Array([text.byteLength]).buffer;
  const whole = joinBytes([length, text, ...(await Promise.all(found.map(({ blob }) => blob.arrayBuffer())))]);
  const [salt, iv] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))];
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyFrom(code, salt), whole);
  return new Blob([MARK, salt, iv, sealed], { type: 'application/octet-stream' });
}

/** Opens a package; throws PackageError when it is none or the code is wrong. */
export async function unpackParcels(file: Blob, code: string): Promise<OfflinePackage> {
  const bytes = await file.arrayBuffer();
  const at = MARK.length;
  if (new TextDecoder().decode(bytes.slice(0, at)) !== MARK) throw new PackageError('not a package');
  const salt = new Uint8Array(bytes.slice(at, at + 16));
  const iv = new Uint8Array(bytes.slice(at + 16, at + 28));
  const key = await keyFrom(code, salt);
  const whole = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.slice(at + 28)).catch(() => {
    throw new PackageError('wrong code');
  });
  const length = new Uint32Array(whole.slice(0, 4))[0] ?? 0;
  const head = JSON.parse(new TextDecoder().decode(whole.slice(4, 4 + length))) as PackageHead;
  let from = 4 + length;
  const pictures = head.pictures.map(({ id, bytes: size, type }) => {
    from += size;
    return { id, blob: new Blob([whole.slice(from - size, from)], { type }) };
  });
  return { ...head, pictures };
}
