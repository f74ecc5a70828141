import type { Readable } from 'node:stream';
import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { passFor } from '../file-pass.ts';
import type { FilePurpose, FileTable } from '../tables.ts';

export interface FileRef {
  id: string;
  purpose: FilePurpose;
  name: string;
  mediaType: string;
  bytes: number;
  createdAt: Date;
}

/** The files of a subject, in the order they came. */
export async function filesOf(tx: Tx, subjectId: string): Promise<FileRef[]> {
  return tx.sql<FileRef>(
    `select id, purpose, name, media_type as "mediaType", bytes, created_at as "createdAt" from files
     where tenant_id = $1 and subject_id = $2 order by created_at, id`,
    [tx.tenantId, subjectId],
  );
}

// Evidence is for those who handle and check; the resident sees the photos of the report and of before and after.
const shownToResidents: readonly FilePurpose[] = ['report-photo', 'before', 'after'];

/**
 * The pictures of a subject that its reporter may see, each with a pass of some two hours for `GET /files/{id}?claim=`.
 * The caller has already been found to be the reporter.
 */
export async function claimsFor(
  { tx, now, platform }: Ctx,
  subjectId: string,
): Promise<{ id: string; claim: string; purpose: FilePurpose }[]> {
  const rows = await tx.sql<{ id: string; purpose: FilePurpose }>(
    `select id, purpose from files where tenant_id = $1 and subject_id = $2 and purpose = any($3::text[])
     order by created_at, id`,
    [tx.tenantId, subjectId, shownToResidents],
  );
  return rows.map(({ id, purpose }) => ({ id, purpose, claim: passFor(platform.keys, tx.tenantId, id, now) }));
}

/** A file for the server's own use: a path for parsers, or a stream. */
export interface OpenedFile extends FileRef {
  path: string;
  stream(): Promise<Readable>;
}

/** Opens a file of the tenant, without asking whether anybody may read it; throws `not-found`. */
export async function openFile({ tx, platform }: Pick<Ctx, 'tx' | 'platform'>, id: string): Promise<OpenedFile> {
  const row = await fileRow(tx, id);
  if (!row) throw notFound();
  return {
    id,
    purpose: row.purpose,
    name: row.name,
    mediaType: row.media_type,
    bytes: row.bytes,
    createdAt: row.created_at,
    path: platform.storage.localPath(row.storage_key),
    stream: async () => (await platform.storage.stream(row.storage_key)).body,
  };
}

export async function fileRow(tx: Tx, id: string): Promise<FileTable | undefined> {
  const [row] = await tx.sql<FileTable>('select * from files where tenant_id = $1 and id = $2', [tx.tenantId, id]);
  return row;
}
