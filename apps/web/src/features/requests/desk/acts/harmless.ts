import type { RequestDetail } from '@huying/server/contract/requests';

type Seen = Pick<RequestDetail, 'state' | 'holderId' | 'category' | 'urgency'> & { log: readonly { kind: string }[] };

/** Steps that change nothing a decision rests on: a look at the contact, a reminder, one more resident who has met it, a helper who is done. */
const harmless = new Set([
  'request.reporter-revealed',
  'request.limit-warned',
  'request.seconded',
  'request.part-ended',
  'request.merged-in',
  'request.merged-out',
]);

/** Whether an act meant for the version seen may be taken on the newer one without asking. */
export const isHarmless = (seen: Seen, now: Seen): boolean =>
  now.state === seen.state &&
  now.holderId === seen.holderId &&
  now.category === seen.category &&
  now.urgency === seen.urgency &&
  now.log.length > seen.log.length &&
  now.log.slice(seen.log.length).every(({ kind }) => harmless.has(kind));
