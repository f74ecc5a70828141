import type { Found, HazardLevel } from '@huying/server/contract/patrols';
import type { KeptPhoto } from '../../../ui/use-kept-photos.ts';

export type FoundKind = Found['kind'];
export const foundKinds: readonly FoundKind[] = ['request', 'hazard', 'dispute', 'need'];

/** One thing that came to light, as it is being written. */
export interface FoundDraft {
  /** Only to tell the drafts apart on the page. */
  key: string;
  kind: FoundKind;
  content: string;
  category: string;
  address: string;
  level: HazardLevel;
  photos: KeptPhoto[];
}

export const newFound = (kind: FoundKind, key: string): FoundDraft => ({
  key,
  kind,
  content: '',
  category: '',
  address: '',
  level: 'general',
  photos: [],
});

/** What is sent of it, with its pictures by the ids this phone gave them. */
export type FoundBody = Omit<Found, 'files'> & { pictures: string[] };

export function foundBody({ kind, content, category, address, level, photos }: FoundDraft): FoundBody {
  const filed = kind === 'request' || kind === 'hazard';
  return {
    kind,
    content: content.trim(),
    ...(filed && category && { category }),
    ...(address.trim() && { address: address.trim() }),
    ...(kind === 'hazard' && { level }),
    pictures: filed && category ? photos.map(({ id }) => id) : [],
  };
}

/** The first that says nothing yet, or null. */
export const emptyFound = (found: readonly FoundDraft[]): string | null =>
  found.find(({ content }) => content.trim().length < 2)?.key ?? null;

/** The pictures that go along, for the outbox. */
export const picturesOf = (found: readonly FoundDraft[]) =>
  found.flatMap(({ kind, category, photos }) =>
    category && (kind === 'request' || kind === 'hazard')
      ? photos.map(({ id, sent }) => ({
          id,
          sent,
          purpose: kind === 'hazard' ? ('before' as const) : ('report-photo' as const),
        }))
      : [],
  );
