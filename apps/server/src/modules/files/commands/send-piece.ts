import { readFile } from 'node:fs/promises';
import type { Static } from 'typebox';
import type { Ctx } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { PIECE_BYTES, type sendPiece as endpoint } from '../contract.ts';
import { pieceKey } from '../domain/storage-keys.ts';
import { subjectOfParcel } from '../file-joining.ts';
import { receiveUpload } from '../receive-upload.ts';
import type { UploadTable } from '../tables.ts';
import { damaged, gap, textFirst } from '../upload-errors.ts';
import { stateOf, uploadRow } from '../queries/find-upload.ts';
import { finishUpload } from './finish-upload.ts';

/** Takes the next piece; with the last one the picture is put together. Throws not-found, conflict (upload-gap), invalid. */
export async function sendPiece({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const { id } = request.params as { id: string };
  const { from, sha256: hash } = request.query as Static<typeof endpoint.query>;
  const received = await receiveUpload(request, { maxBytes: PIECE_BYTES });
  try {
    const piece = await readFile(received.path);
    if (piece.length === 0 || sha256(piece).toString('hex') !== hash) throw damaged();
    const upload = await inTransaction((ctx) => keepPiece(ctx, id, from, piece));
    const isWhole = upload.received === upload.bytes && upload.file_id === null;
    return await reply.send(isWhole ? await finishUpload(inTransaction, upload) : stateOf(upload));
  } finally {
    await received.discard();
  }
}

/** A piece that is here already, sent again because its answer was lost, changes nothing. */
async function keepPiece(ctx: Ctx, id: string, from: number, piece: Buffer): Promise<UploadTable> {
  const { tx, now, platform } = ctx;
  const upload = await uploadRow(tx, id);
  if (!upload || (await subjectOfParcel(ctx, upload.parcel_id, id)) === null) throw textFirst();
  if (from < upload.received) return upload;
  if (from > upload.received) throw gap(upload.received);
  if (from + piece.length > upload.bytes) throw damaged();
  await platform.storage.put(pieceKey(tx.tenantId, id, from), piece);
  const [kept] = await tx.sql<UploadTable>(
    `update uploads set received = received + $3, piece_starts = piece_starts || $4::int, touched_at = $5
     where tenant_id = $1 and id = $2 returning *`,
    [tx.tenantId, id, piece.length, from, now],
  );
  return kept!;
}
