import type { ListKind } from '@huying/server/contract/disclosure';

export type { ListKind };
export const kinds: readonly ListKind[] = ['projects', 'effects', 'needs', 'resources'];

/** Which rows of a list are asked for; '' for any. It stands in the address, so that it can be sent and gone back to. */
export interface Asked {
  /** Words that a row has to hold. */
  q: string;
  /** Code of a sort. */
  sort: string;
  /** A place as it is written in the rows. */
  at: string;
}
export const anything: Asked = { q: '', sort: '', at: '' };
const MOST_LETTERS = 60;

export function askedIn(search: string): Asked {
  const given = new URLSearchParams(search);
  const text = (name: string): string => (given.get(name) ?? '').trim().slice(0, MOST_LETTERS);
  return { q: text('q'), sort: text('sort'), at: text('at') };
}
export const isAsked = ({ q, sort, at }: Asked): boolean => q !== '' || sort !== '' || at !== '';
/** The same for the server. */
export const filterOf = ({ q, sort, at }: Asked): { q?: string; sort?: string; place?: string } => ({
  ...(q && { q }),
  ...(sort && { sort }),
  ...(at && { place: at }),
});

export const listPath = (kind: ListKind, placeId: string, asked: Partial<Asked> = {}): string => {
  const given = Object.entries(asked).filter(([, value]) => value !== '');
  return `/r/public/${kind}?${new URLSearchParams([['place', placeId], ...given])}`;
};
export const itemPath = (kind: ListKind, id: string, placeId: string): string =>
  `/r/public/${kind}/${id}?place=${placeId}`;
