import { getPatrolRound, getVisit, type HazardResult, type Recorded } from '@huying/server/contract/patrols';
import type { ApiError } from '../../lib/api-error.ts';
import { call } from '../../lib/api.ts';
import { type FieldBody, fieldBodyOf, fieldOutbox, receiptOf, registerFieldKind } from '../../lib/field-outbox.ts';
import { type Parcel, picturesLeft } from '../../lib/parcel.ts';
import { useSession } from '../../lib/session.ts';
import { useSignal } from '../../lib/use-signal.ts';
import type { FoundBody } from './found/found-draft.ts';

/** Kinds of what is written on visits and patrols, as the server knows them. Nothing of a household is ever in one. */
const kinds = ['visit', 'visit-new', 'patrol-round', 'hazard'] as const;
export type PatrolKind = (typeof kinds)[number];

type Sent = readonly { picture: string; file: string }[];
interface WithPictures {
  pictures?: readonly string[];
}
interface PatrolContent extends Record<string, unknown> {
  visitId?: string;
  roundId?: string;
  found?: readonly FoundBody[];
}

/** Pictures that are on the server already go as files; the others follow the text by the ids this phone gave them. */
export function withFiles<T extends WithPictures>({ pictures = [], ...rest }: T, sent: Sent) {
  const files = pictures.flatMap((id) => sent.find(({ picture }) => picture === id)?.file ?? []);
  const left = pictures.filter((id) => !sent.some(({ picture }) => picture === id));
  return { ...rest, ...(files.length > 0 && { files }), ...(left.length > 0 && { pictures: left }) };
}

const foundWithFiles = (content: Record<string, unknown>, sent: Sent) => {
  const { found = [], ...rest } = content as PatrolContent;
  return { ...rest, ...(found.length > 0 && { found: found.map((each) => withFiles(each, sent)) }) };
};

function hazardWithFiles(content: Record<string, unknown>, sent: Sent) {
  const { settled, ...hazard } = content as WithPictures & { settled?: WithPictures };
  return { ...withFiles(hazard, sent), ...(settled && { settled: withFiles(settled, sent) }) };
}

/** What is due was moved meanwhile, but is still due: recorded as it stands now. Recorded or called off: said. */
async function stillDue(parcel: Parcel, error: ApiError): Promise<FieldBody> {
  const body = fieldBodyOf(parcel);
  const { visitId, roundId } = body.content as PatrolContent;
  const options = { renewsSession: false };
  const now = visitId
    ? await call(getVisit, { params: { id: visitId }, ...options })
    : await call(getPatrolRound, { params: { id: roundId ?? '' }, ...options });
  if (now.state !== 'due' || now.version === body.version) throw error;
  return { ...body, version: now.version };
}

/** Before the first parcel is sent: how visits, rounds and hazards go. */
export function registerPatrolKinds(): void {
  registerFieldKind('visit', { withFiles: foundWithFiles, onConflict: stillDue });
  registerFieldKind('visit-new', { withFiles: foundWithFiles });
  registerFieldKind('patrol-round', { withFiles: foundWithFiles, onConflict: stillDue });
  registerFieldKind('hazard', { withFiles: hazardWithFiles });
}

const isPatrol = (parcel: Parcel): boolean => kinds.some((kind) => kind === fieldBodyOf(parcel).kind);

/** What this person wrote on visits and patrols and has still on the phone. */
export function usePatrolParcels(): Parcel[] {
  const { person } = useSession();
  return useSignal(fieldOutbox.parcels).filter((parcel) => parcel.owner === person.id && isPatrol(parcel));
}

/** The visit or the round that waits to be recorded by this parcel, or null. */
export function recordedBy(parcel: Parcel): string | null {
  const { visitId, roundId } = fieldBodyOf(parcel).content as PatrolContent;
  return parcel.state === 'sent' || parcel.state === 'refused' ? null : (visitId ?? roundId ?? null);
}

export const recordedOf = (parcel: Parcel): Recorded => receiptOf(parcel).result as unknown as Recorded;
export const hazardOf = (parcel: Parcel): HazardResult => receiptOf(parcel).result as unknown as HazardResult;
/** The text is there; its pictures may still be on their way. */
export const hasArrived = (parcel: Parcel): boolean => parcel.receipt !== null;
export const isWhole = (parcel: Parcel): boolean => hasArrived(parcel) && picturesLeft(parcel).length === 0;
