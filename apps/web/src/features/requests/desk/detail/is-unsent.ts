import type { RequestDetail } from '@huying/server/contract/requests';

/** Not yet sent to anybody: now is the time to look for duplicates. */
export const isUnsent = ({ state }: Pick<RequestDetail, 'state'>): boolean =>
  ['registered', 'accepted', 'filed'].includes(state);
