import type { ReportBody } from '@huying/server/contract/requests';
import type { KeptPhoto } from '../../../../ui/use-kept-photos.ts';
import { noPlace, type PlaceDraft, placeBody } from '../../place/place-draft.ts';

/** Everything on the report page. */
export interface ReportDraft extends PlaceDraft {
  /** Made with the first try to send: the same report is then sent once, however often it is tried. */
  id: string;
  content: string;
  phone: string;
  name: string;
  share: boolean;
  publish: boolean;
  confidential: boolean;
  photos: KeptPhoto[];
}

export const emptyReport: ReportDraft = {
  ...noPlace,
  id: '',
  content: '',
  phone: '',
  name: '',
  share: false,
  publish: false,
  confidential: false,
  photos: [],
};

export const CONTENT_LIMIT = 2000;

/** What keeps the draft from being sent; a photo alone is enough. */
export function reportFault({ content }: ReportDraft, photos: number): 'contentMissing' | 'contentLong' | null {
  const length = content.trim().length;
  if (length < 2 && photos === 0) return 'contentMissing';
  return length > CONTENT_LIMIT ? 'contentLong' : null;
}

/** The body of the report, without the pictures. `seePhoto` stands for the words when there are none. */
export function reportBody(draft: ReportDraft, words: { seePhoto: string; about: string }): ReportBody {
  const content = draft.content.trim();
  const phone = draft.phone.trim();
  const name = draft.name.trim();
  const consents: ReportBody['consents'] = [];
  if (draft.publish) consents.push('publish-result');
  if (draft.share && phone) consents.push('share-contact');
  return {
    content: `${words.about}${content.length < 2 ? `${content}${words.seePhoto}` : content}`,
    ...placeBody(draft),
    ...(draft.placeCode && { placeCode: draft.placeCode }),
    ...(phone && { phone }),
    ...(name && { name }),
    ...(consents.length > 0 && { consents }),
    ...(draft.confidential && { confidential: true }),
  };
}

/** First words of a report, to be recognised by in a list. */
export const titleOf = (content: string): string => {
  const line = content.replace(/\s+/g, ' ').trim();
  return line.length > 24 ? `${line.slice(0, 24)}…` : line;
};

/** A report that was refused, back in the form. */
export function draftOf(body: ReportBody, photos: KeptPhoto[]): ReportDraft {
  const { content, address = '', placeId, placeCode = '', lon, lat, phone = '', name = '' } = body;
  const { consents = [], confidential = false } = body;
  return {
    ...emptyReport,
    content,
    address,
    placeCode,
    place: placeId ? { id: placeId, name: '' } : null,
    at: lon !== undefined && lat !== undefined ? { lonLat: [lon, lat], accuracy: null } : null,
    phone,
    name,
    share: consents.includes('share-contact'),
    publish: consents.includes('publish-result'),
    confidential,
    photos,
  };
}
