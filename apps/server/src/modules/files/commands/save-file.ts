import type { Ctx } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto.ts';
import { emit } from '../../../platform/events.ts';
import { thumbnailKey } from '../domain/storage-keys.ts';
import type { FilePurpose } from '../tables.ts';

/** Bytes on their way into storage, and what is known about them. */
export interface NewFile {
  id: string;
  purpose: FilePurpose;
  name: string;
  mediaType: string;
  bytes: Buffer;
  thumbnail?: Buffer;
  width?: number;
  height?: number;
  subjectId?: string;
  claimHash?: Buffer;
}

/** Puts the bytes away. Each file has a place of its own, so that removing one never touches another. */
export async function putBytes({ platform }: Pick<Ctx, 'platform'>, key: string, file: NewFile): Promise<void> {
  await platform.storage.put(key, file.bytes);
  if (file.thumbnail) await platform.storage.put(thumbnailKey(key), file.thumbnail);
}

/** Takes the bytes away again, as far as they are there. */
export async function removeBytes({ platform }: Pick<Ctx, 'platform'>, key: string): Promise<void> {
  await Promise.all([platform.storage.remove(key), platform.storage.remove(thumbnailKey(key))]);
}

/** Writes the row of a file whose bytes lie in storage. */
export async function insertFile({ tx, actor, now }: Ctx, key: string, file: NewFile): Promise<void> {
  await tx.sql(
    `insert into files (tenant_id, id, subject_id, purpose, name, media_type, bytes, width, height, sha256, storage_key,
       claim_hash, uploaded_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      tx.tenantId,
      file.id,
      file.subjectId ?? null,
      file.purpose,
      file.name,
      file.mediaType,
      file.bytes.length,
      file.width ?? null,
      file.height ?? null,
      sha256(file.bytes),
      key,
      file.claimHash ?? null,
      actor.personId,
      now,
    ],
  );
  const { purpose, mediaType, subjectId } = file;
  const data = { purpose, mediaType, bytes: file.bytes.length, ...(subjectId && { subjectId }) };
  await emit(tx, actor, now, file.id, { kind: 'file.stored', data });
}
