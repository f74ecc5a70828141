import type { RegisterBody } from '@huying/server/contract/requests';
import { writeDraft } from '../../../../lib/drafts.ts';
import type { Parcel } from '../../../../lib/outbox.ts';
import type { KeptPhoto } from '../../../../ui/use-kept-photos.ts';
import { reportOf } from '../request-outbox.ts';
import { noPlace, type PlaceDraft, placeBody } from '../../place/place-draft.ts';

export const DRAFT_KEY = 'field-report';
export const sources = ['patrol', 'visit', 'walk-in', 'phone'] as const;
export type FieldSource = (typeof sources)[number];

/** What the field worker enters; `selfHandled` with `publicText` closes the loop at once. */
export interface FieldDraft extends PlaceDraft {
  id: string;
  content: string;
  source: FieldSource;
  category: string;
  reporterName: string;
  reporterPhone: string;
  selfHandled: boolean;
  publicText: string;
  photos: KeptPhoto[];
  afterPhotos: KeptPhoto[];
}

export const emptyField: FieldDraft = {
  ...noPlace,
  id: '',
  content: '',
  source: 'patrol',
  category: '',
  reporterName: '',
  reporterPhone: '',
  selfHandled: false,
  publicText: '',
  photos: [],
  afterPhotos: [],
};

export type FieldFault = 'contentMissing' | 'categoryMissing' | 'publicTextMissing' | 'photoMissing';

/** The first thing that keeps it from being sent. `photoNeeded`: the category cannot be judged without one. */
export function fieldFault(draft: FieldDraft, photos: number, photoNeeded: boolean): FieldFault | null {
  if (draft.content.trim().length < 2 && photos === 0) return 'contentMissing';
  if (photoNeeded && photos === 0) return 'photoMissing';
  if (draft.selfHandled && draft.category === '') return 'categoryMissing';
  return draft.selfHandled && draft.publicText.trim().length < 2 ? 'publicTextMissing' : null;
}

/** The body without the files. `seePhoto` stands for the words when there are none. */
export function fieldBody(draft: FieldDraft, words: { seePhoto: string }): RegisterBody {
  const content = draft.content.trim();
  const name = draft.reporterName.trim();
  const phone = draft.reporterPhone.trim();
  const publicText = draft.publicText.trim();
  return {
    content: content.length < 2 ? `${content}${words.seePhoto}` : content,
    source: draft.source,
    ...placeBody(draft),
    ...(draft.category && { category: draft.category }),
    ...((name || phone) && { reporter: { ...(name && { name }), ...(phone && { phone }) } }),
    ...(draft.selfHandled && { selfHandled: { publicText } }),
  };
}

const isFieldSource = (source: string): source is FieldSource => (sources as readonly string[]).includes(source);

/** A report that was refused, back in the draft of the form. */
export function restoreReport(parcel: Parcel): void {
  const body = reportOf(parcel);
  if (!body) return;
  const kept = (after: boolean): KeptPhoto[] =>
    parcel.pictures.filter(({ purpose }) => (purpose === 'after') === after).map(({ id, sent }) => ({ id, sent }));
  const draft: FieldDraft = {
    ...emptyField,
    content: body.content,
    source: isFieldSource(body.source) ? body.source : 'patrol',
    category: body.category ?? '',
    address: body.address ?? '',
    place: body.placeId ? { id: body.placeId, name: '' } : null,
    at: body.lon !== undefined && body.lat !== undefined ? { lonLat: [body.lon, body.lat], accuracy: null } : null,
    reporterName: body.reporter?.name ?? '',
    reporterPhone: body.reporter?.phone ?? '',
    selfHandled: body.selfHandled !== undefined,
    publicText: body.selfHandled?.publicText ?? '',
    photos: kept(false),
    afterPhotos: kept(true),
  };
  writeDraft(DRAFT_KEY, draft);
}
