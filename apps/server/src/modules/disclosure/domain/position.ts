/** Where the next page of rows begins, opaque to the caller. */
export const writePosition = (position: number): string => Buffer.from(`p${position}`).toString('base64url');

/** -1 for none, and for what is not ours: the list then begins anew. */
export function readPosition(cursor: string | undefined): number {
  const found = /^p(\d{1,9})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString('utf8'));
  return found ? Number(found[1]) : -1;
}
