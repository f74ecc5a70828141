import type { ListKind } from '@huying/server/contract/disclosure';

export type { ListKind };
export const kinds: readonly ListKind[] = ['projects', 'effects', 'needs', 'resources'];

export const listPath = (kind: ListKind, placeId: string): string => `/r/public/${kind}?place=${placeId}`;
export const itemPath = (kind: ListKind, id: string, placeId: string): string =>
  `/r/public/${kind}/${id}?place=${placeId}`;
