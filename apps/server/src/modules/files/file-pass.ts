import { HOUR } from '../../kernel/time.ts';
import { type Keys, sameBytes } from '../../platform/crypto.ts';

// Two hours at least, ending on the hour: within an hour the address stays the same, so that browsers can cache it.
const GOOD_FOR_MS = 2 * HOUR;

/**
 * A pass to read one file for a while, for callers without a session to whom another check has already spoken (a
 * resident with a query code). Nothing is stored: it is a keyed hash of the file and the end of its time.
 */
export function passFor(keys: Keys, tenantId: number, fileId: string, now: Date): string {
  const until = Math.ceil((now.getTime() + GOOD_FOR_MS) / HOUR);
  return `p.${until.toString(36)}.${seal(keys, tenantId, fileId, until).toString('base64url')}`;
}

export function isPass(keys: Keys, tenantId: number, fileId: string, claim: string, now: Date): boolean {
  const parts = /^p\.([0-9a-z]{1,8})\.([A-Za-z0-9_-]{43})$/.exec(claim);
  if (!parts) return false;
  const until = Number.parseInt(parts[1] ?? '', 36);
  if (now.getTime() >= until * HOUR) return false;
  return sameBytes(Buffer.from(parts[2] ?? '', 'base64url'), seal(keys, tenantId, fileId, until));
}

const seal = (keys: Keys, tenantId: number, fileId: string, until: number): Buffer =>
  keys.lookup('file-pass', `${tenantId}:${fileId}:${until}`);
