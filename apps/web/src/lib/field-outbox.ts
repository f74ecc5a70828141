import { type ParcelReceipt, sendParcel } from '@huying/server/contract/offline';
import { ApiError } from './api-error.ts';
import { call } from './api.ts';
import { createOutbox, type Outbox, type Parcel } from './outbox.ts';
import { sendInPieces } from './send-in-pieces.ts';
import { session } from './session.ts';

/** What a parcel of the field carries: its kind as the server knows it, and the version it was written on. */
export interface FieldBody {
  kind: string;
  content: Record<string, unknown>;
  version?: number;
  /** Who wrote it, when it came in a colleague's package. */
  author?: { id: string; name: string };
}

/** A picture by the id this phone gave it, and the file it has become. */
interface SentFile {
  picture: string;
  file: string;
}

/** How one kind of parcel is sent, for what is particular to it. */
export interface FieldKind {
  /** Puts the files of pictures that were uploaded beforehand into the content. */
  withFiles(content: Record<string, unknown>, sent: readonly SentFile[]): Record<string, unknown>;
  /** Met a newer version: answers the parcel to send instead, a receipt when it is done already, or throws Refusal. */
  onConflict?(parcel: Parcel, error: ApiError, attended: boolean): Promise<FieldBody | { receipt: ParcelReceipt }>;
  /** Has arrived: answers those that go on from it. */
  goOn?(parcel: Parcel, others: readonly Parcel[]): readonly Parcel[];
}

const kinds = new Map<string, FieldKind>();
/** A feature says how its parcels are sent; once, before the first is. */
export const registerFieldKind = (name: string, kind: FieldKind): void => void kinds.set(name, kind);

export const fieldBodyOf = (parcel: Parcel): FieldBody => parcel.body as FieldBody;
export const receiptOf = (parcel: Parcel): ParcelReceipt => parcel.receipt as ParcelReceipt;

const post = (parcel: Parcel, body: FieldBody): Promise<ParcelReceipt> => {
  const { kind, content, version, author } = body;
  const sent = parcel.pictures.flatMap((each) => (each.sent ? [{ picture: each.id, file: each.sent.id }] : []));
  const whole = kinds.get(kind)?.withFiles(content, sent) ?? content;
  return call(sendParcel, {
    body: {
      id: parcel.id,
      kind,
      content: whole,
      ...(version !== undefined && { version }),
      madeAt: new Date(parcel.madeAt).toISOString(),
      sentAt: new Date().toISOString(),
      ...(author && { authorId: author.id }),
    },
    renewsSession: false,
  });
};

/** Several may have changed it meanwhile, one after another. */
const MOST_MERGES = 3;

async function deliver(parcel: Parcel, attended: boolean): Promise<ParcelReceipt> {
  let body = fieldBodyOf(parcel);
  for (let merges = 0; ; merges++) {
    try {
      return await post(parcel, body);
    } catch (error) {
      const resolve = kinds.get(body.kind)?.onConflict;
      const isConflict = error instanceof ApiError && error.status === 409 && error.code !== 'parcel-differs';
      if (!isConflict || !resolve || merges === MOST_MERGES) throw error;
      const next = await resolve({ ...parcel, body }, error, attended);
      if ('receipt' in next) return next.receipt;
      body = next;
    }
  }
}

/** Everything the field worker writes: kept on the phone, text first, pictures after it, each exactly once. */
export const fieldOutbox: Outbox = createOutbox({
  kind: 'field',
  owner: () => session.get()?.person?.id ?? null,
  deliver: (parcel, _pictures, attended) => deliver(parcel, attended),
  join: (parcel, { id, purpose }, blob) => sendInPieces({ id, purpose, parcelId: parcel.id }, blob),
  goOn: (parcel, others) => kinds.get(fieldBodyOf(parcel).kind)?.goOn?.(parcel, others) ?? [],
});
