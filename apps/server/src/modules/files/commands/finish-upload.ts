import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { UploadState } from '../contract.ts';
import { pieceKey, storageKey } from '../domain/storage-keys.ts';
import { subjectOfParcel } from '../file-joining.ts';
import { normalizePicture, type Picture } from '../normalize-picture.ts';
import type { UploadTable } from '../tables.ts';
import { damaged, textFirst, tooManyJoined } from '../upload-errors.ts';
import { stateOf, uploadRow } from '../queries/find-upload.ts';
import { insertFile, type NewFile, putBytes, removeBytes } from './save-file.ts';

/** A request with more pictures than this tells nobody more. */
const MOST_PICTURES = 40;

/**
 * Puts a whole picture together, reads it and attaches it to what its text became. No transaction is open while it is
 * decoded. What does not match its hash is thrown away and begins anew; a picture nobody can read is refused for good.
 */
export async function finishUpload(inTransaction: RawCall['inTransaction'], upload: UploadTable): Promise<UploadState> {
  const bytes = await inTransaction(({ platform }) =>
    Promise.all(
      upload.piece_starts.map((from) => platform.storage.get(pieceKey(upload.tenant_id, upload.id, from))),
    ).then(Buffer.concat),
  );
  if (!sha256(bytes).equals(upload.sha256)) {
    await inTransaction((ctx) => beginAnew(ctx, upload));
    throw damaged();
  }
  const picture = await readable(bytes).catch(async (error: unknown) => {
    const isForGood = error instanceof AppError && error.kind !== 'unavailable';
    if (isForGood) await inTransaction((ctx) => beginAnew(ctx, upload));
    throw error;
  });
  return inTransaction((ctx) => attach(ctx, upload, picture));
}

async function readable(bytes: Buffer): Promise<Picture> {
  const folder = await mkdtemp(join(tmpdir(), 'huying-upload-'));
  try {
    const path = join(folder, 'picture');
    await writeFile(path, bytes, { mode: 0o600 });
    return await normalizePicture(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two calls may bring the last piece at once: whoever comes second finds the file that the first one made. */
async function attach(ctx: Ctx, { id, purpose, parcel_id }: UploadTable, picture: Picture): Promise<UploadState> {
  const { tx, now, platform } = ctx;
  const upload = await uploadRow(tx, id);
  const subjectId = await subjectOfParcel(ctx, parcel_id, id);
  if (!upload || subjectId === null) throw textFirst();
  if (upload.file_id !== null) return stateOf(upload);
  await refuseTooMany(ctx, subjectId);
  const file: NewFile = { ...picture, id: ctx.newId(), purpose, name: '照片', mediaType: 'image/webp', subjectId };
  const key = storageKey(tx.tenantId, now, platform.timezone, sha256(picture.bytes).toString('hex'), file.id);
  await putBytes(ctx, key, file);
  try {
    await insertFile(ctx, key, file);
    await tx.sql(
      'update uploads set file_id = $3, piece_starts = $4, touched_at = $5 where tenant_id = $1 and id = $2',
      [tx.tenantId, id, file.id, [], now],
    );
  } catch (error) {
    await removeBytes(ctx, key);
    throw error;
  }
  await removePieces(ctx, upload);
  return stateOf({ ...upload, file_id: file.id });
}

async function refuseTooMany({ tx }: Ctx, subjectId: string): Promise<void> {
  const [row] = await tx.sql<{ n: number }>(
    'select count(*)::int as n from files where tenant_id = $1 and subject_id = $2',
    [tx.tenantId, subjectId],
  );
  if ((row?.n ?? 0) >= MOST_PICTURES) throw tooManyJoined(MOST_PICTURES);
}

async function beginAnew(ctx: Ctx, upload: UploadTable): Promise<void> {
  await ctx.tx.sql(
    `update uploads set received = 0, piece_starts = '{}' where tenant_id = $1 and id = $2 and file_id is null`,
    [ctx.tx.tenantId, upload.id],
  );
  await removePieces(ctx, upload);
}

/** Pieces without a row are only waste. */
export async function removePieces(
  { platform }: Pick<Ctx, 'platform'>,
  { tenant_id, id, piece_starts }: Pick<UploadTable, 'tenant_id' | 'id' | 'piece_starts'>,
): Promise<void> {
  await Promise.all(piece_starts.map((from) => platform.storage.remove(pieceKey(tenant_id, id, from))));
}
