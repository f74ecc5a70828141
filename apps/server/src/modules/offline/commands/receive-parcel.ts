import { holds } from '../../../kernel/actor.ts';
import { conflict, forbidden, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto.ts';
import { emit } from '../../../platform/events.ts';
import { checkShape } from '../../../platform/http/validation.ts';
import type { ParcelBody, ParcelReceipt } from '../contract.ts';
import { skewMs } from '../domain/skew.ts';
import { type Delivered, parcelKinds } from '../parcel-kinds.ts';
import type { OfflineParcelTable } from '../tables.ts';

/**
 * Takes in what was written without a connection, once for the whole tenant: the phone that wrote it and a colleague
 * who brings its package in may both send it. Throws conflict (parcel-differs), invalid, forbidden, and what its kind throws.
 */
export async function receiveParcel(ctx: Ctx, body: ParcelBody): Promise<ParcelReceipt> {
  const { tx, actor, now } = ctx;
  const fingerprint = sha256(JSON.stringify([body.kind, sorted(body.content)]));
  // Two senders of one parcel take turns; the second finds what the first has brought.
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, $2))', [body.id, tx.tenantId]);
  const known = await parcelRow(ctx, body.id);
  if (known) return repeated(ctx, known, fingerprint);
  const { pictureSubjects, ...delivered } = await deliver(ctx, body);
  const answer: ParcelReceipt = {
    id: body.id,
    ...delivered,
    receipt: receiptOf(ctx, body.id, fingerprint, delivered.subjectId),
    receivedAt: now.toISOString(),
    skewMs: skewMs(body.sentAt, now),
  };
  await keep(ctx, body, { fingerprint, answer, pictureSubjects });
  const data = {
    kind: body.kind,
    subjectId: delivered.subjectId,
    authorId: body.authorId ?? actor.personId,
    madeAt: body.madeAt,
    skewMs: answer.skewMs,
  };
  await emit(tx, actor, now, body.id, { kind: 'parcel.received', data });
  return answer;
}

async function deliver(ctx: Ctx, { kind, content, version, authorId }: ParcelBody): Promise<Delivered> {
  const known = parcelKinds.find(kind);
  if (!known) throw unknownKind();
  checkShape(known.content, content);
  if (!holds(ctx.actor, known.permission(content as never))) throw forbidden();
  if (authorId !== undefined) await seeAuthor(ctx, authorId);
  return known.deliver(ctx, content as never, version);
}

async function seeAuthor({ tx }: Ctx, authorId: string): Promise<void> {
  const rows = await tx.sql('select 1 from people where tenant_id = $1 and id = $2', [tx.tenantId, authorId]);
  if (rows.length === 0)
    throw invalid(
      'unknown-author',
      '离线包里的填写人不在本系统中，请核对离线包。',
      'The author of this package is not known here. Check the package.',
    );
}

interface Kept {
  fingerprint: Buffer;
  answer: ParcelReceipt;
  pictureSubjects: Delivered['pictureSubjects'];
}

async function keep(ctx: Ctx, body: ParcelBody, { fingerprint, answer, pictureSubjects }: Kept): Promise<void> {
  const { tx, actor, now, platform } = ctx;
  await tx.sql(
    `insert into offline_parcels (tenant_id, id, kind, fingerprint, subject_id, author_id, sent_by, made_at, sent_at, received_at, answer, picture_subjects)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tx.tenantId,
      body.id,
      body.kind,
      fingerprint,
      answer.subjectId,
      body.authorId ?? actor.personId,
      actor.personId,
      body.madeAt,
      body.sentAt,
      now,
      platform.keys.seal(JSON.stringify(answer), sealFor(body.id)).toString('base64'),
      pictureSubjects ? JSON.stringify(pictureSubjects) : null,
    ],
  );
}

function repeated({ platform }: Ctx, known: OfflineParcelTable, fingerprint: Buffer): ParcelReceipt {
  if (!known.fingerprint.equals(fingerprint)) {
    throw conflict(
      'parcel-differs',
      '这一件已用别的内容送达过。请把现在的内容另存为新的一件。',
      'This one has arrived with other content. Write what you have now as a new one.',
    );
  }
  return JSON.parse(platform.keys.open(Buffer.from(known.answer, 'base64'), sealFor(known.id))) as ParcelReceipt;
}

async function parcelRow({ tx }: Ctx, id: string): Promise<OfflineParcelTable | undefined> {
  const [row] = await tx.sql<OfflineParcelTable>('select * from offline_parcels where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
  ]);
  return row;
}

const sealFor = (id: string): string => `parcel:${id}`;
const receiptOf = ({ tx, platform }: Ctx, id: string, fingerprint: Buffer, subjectId: string): string =>
  platform.keys
    .lookup('parcel-receipt', `${tx.tenantId}:${id}:${fingerprint.toString('hex')}:${subjectId}`)
    .toString('base64url');

/** The same content in whatever order its fields came. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

const unknownKind = () =>
  invalid(
    'unknown-parcel',
    '系统不认识这一件的种类，请更新应用后再发。内容还在手机上。',
    'This kind is not known. Update the app and send again; it is still on the phone.',
  );
