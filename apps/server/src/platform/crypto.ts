import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Keys derived from the deployment's secret, one per purpose, so that none can stand in for another. */
export interface Keys {
  /** Seals a text for storage; the result is different each time. `context` binds it to its place (tenant, row). */
  seal(text: string, context: string): Buffer;
  /** Opens what `seal` made with the same context; throws when it was altered or moved. */
  open(sealed: Buffer, context: string): string;
  /** A keyed hash for exact lookup of a sealed value, or for a token that must not be stored. */
  lookup(purpose: string, value: string): Buffer;
}

export function deriveKeys(secret: string): Keys {
  const key = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'huying', purpose, 32));
  const sealing = key('seal');
  const lookups = key('lookup');
  return {
    seal(text, context) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, 12))
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
    lookup: (purpose, value) => createHmac('sha256', lookups).update(purpose).update('\0').update(value).digest(),
  };
}

/** Random text of the given bytes in base64url: for session tokens and one-time links. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url');

const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A code a person can read out: 12 letters of Crockford's alphabet (60 bits) in three groups of four. */
export function randomCode(): string {
  const letters = Array.from(randomBytes(12), (byte) => CODE_LETTERS[byte & 31]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}
/** What a person typed as a code, in the one form that is looked up: I and L read as 1, O as 0, separators dropped. */
export const normalCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
    .replace(/U/g, 'V');

export const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
export const sameBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
