import type { Static } from 'typebox';
import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { beginUpload as endpoint } from '../contract.ts';
import { subjectOfParcel } from '../file-joining.ts';
import type { UploadTable } from '../tables.ts';
import { otherPicture, textFirst, tooMuchWaiting } from '../upload-errors.ts';
import { stateOf, uploadRow } from '../queries/find-upload.ts';
import { finishUpload } from './finish-upload.ts';

/** Unfinished, of one person and of a whole tenant: a phone holds at most 500 MB of its own. */
const MOST_OF_ONE = 64 * 1024 * 1024;
const MOST_OF_ALL = 2 * 1024 * 1024 * 1024;

type Wanted = Static<typeof endpoint.body>;

/** Begins a picture in pieces, or says how far it has come. Throws not-found (its text is not here), conflict, too-many. */
export async function beginUpload({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const wanted = request.body as Wanted;
  const upload = await inTransaction((ctx) => begin(ctx, wanted));
  const isWhole = upload.received === upload.bytes && upload.file_id === null;
  return reply.send(isWhole ? await finishUpload(inTransaction, upload) : stateOf(upload));
}

async function begin(ctx: Ctx, { id, parcelId, purpose, bytes, sha256 }: Wanted): Promise<UploadTable> {
  const { tx, actor, now } = ctx;
  if ((await subjectOfParcel(ctx, parcelId, id)) === null) throw textFirst();
  const known = await uploadRow(tx, id);
  if (known) {
    if (known.sha256.toString('hex') !== sha256 || known.parcel_id !== parcelId) throw otherPicture();
    return known;
  }
  const [waiting] = await tx.sql<{ own: number; all: number }>(
    `select coalesce(sum(bytes) filter (where begun_by = $2), 0)::float8 as own, coalesce(sum(bytes), 0)::float8 as all
     from uploads where tenant_id = $1 and file_id is null`,
    [tx.tenantId, actor.personId],
  );
  if (waiting && (waiting.own + bytes > MOST_OF_ONE || waiting.all + bytes > MOST_OF_ALL)) throw tooMuchWaiting();
  await tx.sql(
    `insert into uploads (tenant_id, id, purpose, sha256, bytes, parcel_id, begun_by, touched_at)
     values ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8) on conflict do nothing`,
    [tx.tenantId, id, purpose, sha256, bytes, parcelId, actor.personId, now],
  );
  return (await uploadRow(tx, id))!;
}
