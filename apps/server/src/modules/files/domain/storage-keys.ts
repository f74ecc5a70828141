import { civilDateOf } from '../../../kernel/time.ts';

/** `tenant/yyyy/mm/sha256-id`: found by its content's hash, but never shared, so that removing one file is safe. */
export function storageKey(tenantId: number, at: Date, timezone: string, sha256: string, id: string): string {
  const [year, month] = civilDateOf(at, timezone).split('-');
  return `${tenantId}/${year}/${month}/${sha256}-${id}`;
}

export const thumbnailKey = (key: string): string => `${key}.thumb`;

/** A piece of a picture that is not whole yet. */
export const pieceKey = (tenantId: number, uploadId: string, from: number): string =>
  `${tenantId}/pieces/${uploadId}/${from}`;
