import { randomBytes } from 'node:crypto';

/** How many ids this process has made, modulo 2^24. It never starts again with a new instant: instants may come in turns. */
let made = 0;

/**
 * A UUIDv7 (RFC 9562 §6.2, method 1): 48 bits of the given instant in ms, 24 bits that count, 50 random bits. Sorts by
 * time, within one instant by the order in which this process made it, and is unique without asking anyone.
 */
export function newId(at: Date): string {
  const bytes = randomBytes(16);
  made = (made + 1) & 0xffffff;
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes.writeUInt16BE(0x7000 | (made >> 12), 6);
  bytes.writeUInt16BE(0x8000 | ((made & 0xfff) << 2) | (bytes[9]! & 3), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
