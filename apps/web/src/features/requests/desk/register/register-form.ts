import type { RegisterBody } from '@huying/server/contract/requests';
import type { KeptPhoto } from '../../../../ui/use-kept-photos.ts';

export const sources = ['phone', 'walk-in', 'visit', 'hotline'] as const;
export type DeskSource = (typeof sources)[number];

export interface RegisterDraft {
  /** Made with the first attempt and kept: a repeat after a lost answer registers nothing twice. */
  key: string;
  source: DeskSource;
  content: string;
  category: string;
  urgency: '' | 'urgent' | 'normal' | 'complex';
  placeId: string;
  spot: [number, number] | null;
  address: string;
  name: string;
  phone: string;
  confidential: boolean;
  photos: KeptPhoto[];
}

export const emptyRegister: RegisterDraft = {
  key: '',
  source: 'phone',
  content: '',
  category: '',
  urgency: '',
  placeId: '',
  spot: null,
  address: '',
  name: '',
  phone: '',
  confidential: false,
  photos: [],
};

export type RegisterFault = 'contentMissing' | 'telWrong';

export function registerFault({ content, phone }: RegisterDraft): RegisterFault | null {
  if (content.trim().length < 2) return 'contentMissing';
  return phone.trim() !== '' && !/^[0-9+() -]{3,24}$/.test(phone.trim()) ? 'telWrong' : null;
}

/** What is sent; a spot on the map goes before a place by name, because it is the finer of the two. */
export function registerBody(draft: RegisterDraft, files: readonly string[]): RegisterBody {
  const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  const [name, phone, address] = [draft.name.trim(), draft.phone.trim(), draft.address.trim()];
  const place = draft.spot
    ? { lon: round(draft.spot[0]), lat: round(draft.spot[1]) }
    : draft.placeId && { placeId: draft.placeId };
  return {
    content: draft.content.trim(),
    source: draft.source,
    ...(draft.category && { category: draft.category }),
    ...(draft.urgency && { urgency: draft.urgency }),
    ...(address && { address }),
    ...place,
    ...((name || phone) && { reporter: { ...(name && { name }), ...(phone && { phone }) } }),
    ...(draft.confidential && { confidential: true }),
    ...(files.length > 0 && { files: [...files] }),
  };
}
