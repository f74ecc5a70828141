import type { ParcelReceipt } from '@huying/server/contract/offline';
import { type ActionName, getRequest } from '@huying/server/contract/requests';
import { call } from '../../../lib/api.ts';
import { type FieldBody, fieldBodyOf, receiptOf, registerFieldKind } from '../../../lib/field-outbox.ts';
import { type Parcel, Refusal } from '../../../lib/outbox.ts';
import { mergeAct, type OfflineAct, type Seen, seenOf } from './seen.ts';

/** An action on a request, as it waits on the phone. */
export interface ActContent extends Record<string, unknown> {
  requestId: string;
  action: OfflineAct;
  input: Record<string, unknown>;
}

export const actOf = (parcel: Parcel): ActContent | null => {
  const { kind, content } = fieldBodyOf(parcel);
  return kind === 'request-act' ? (content as ActContent) : null;
};
export const seenBy = (parcel: Parcel): Seen | undefined => parcel.base as Seen | undefined;
/** Whether somebody changed the same thing, so that both are to be laid side by side. */
export const clashOf = (parcel: Parcel): { seen: Seen; now: Seen; action: ActionName } | null => {
  const act = actOf(parcel);
  const [seen, now] = [seenBy(parcel), parcel.now as Seen | undefined];
  return act && seen && now ? { seen, now, action: act.action } : null;
};

/** A receipt of our own for what stands on the server already: nothing was sent, nothing need be. */
const standing = (parcel: Parcel, now: Seen): ParcelReceipt => ({
  id: parcel.id,
  subjectId: now.id,
  receipt: `stands-already.${now.version}`,
  result: { id: now.id, state: now.state, version: now.version },
  receivedAt: new Date().toISOString(),
  skewMs: 0,
});

/** Acts on the same request that wait go on from where this one has left it, with what it showed. */
function goOn(parcel: Parcel, others: readonly Parcel[]): Parcel[] {
  const act = actOf(parcel);
  const from = fieldBodyOf(parcel).version;
  const { state, version } = receiptOf(parcel).result;
  if (!act || typeof version !== 'number' || typeof state !== 'string') return [];
  return others
    .filter((other) => {
      const same = actOf(other)?.requestId === act.requestId && fieldBodyOf(other).version === from;
      return same && other.id !== parcel.id && other.state === 'waiting' && other.receipt === null;
    })
    .map((other) => ({
      ...other,
      body: { ...fieldBodyOf(other), version },
      base: { ...seenBy(other), version, state },
    }));
}

async function onConflict(
  parcel: Parcel,
  error: Refusal['fault'],
  attended: boolean,
): Promise<FieldBody | { receipt: ParcelReceipt }> {
  const act = actOf(parcel);
  const seen = seenBy(parcel);
  if (!act || !seen) throw error;
  const now = seenOf(await call(getRequest, { params: { id: act.requestId }, renewsSession: false }));
  const outcome = mergeAct(act.action, act.input, seen, now);
  if (outcome === 'done') return { receipt: standing(parcel, now) };
  // Whoever is looking on decides themselves; what comes out of a valley later goes on by itself where it may.
  if (outcome === 'clash' || attended || now.version === fieldBodyOf(parcel).version) throw new Refusal(error, now);
  return { ...fieldBodyOf(parcel), version: now.version };
}

/** Before the first parcel is sent: how reports and acts go. */
export function registerRequestKinds(): void {
  registerFieldKind('request', {
    withFiles: (content, sent) => (sent.length > 0 ? { ...content, files: sent.map(({ file }) => file) } : content),
  });
  registerFieldKind('request-act', {
    withFiles: (content, sent) => {
      const { input, ...rest } = content as ActContent;
      return sent.length > 0 ? { ...rest, input: { ...input, files: sent.map(({ file }) => file) } } : content;
    },
    onConflict,
    goOn,
  });
}
