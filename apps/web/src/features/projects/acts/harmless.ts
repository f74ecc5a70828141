import type { Project } from '@huying/server/contract/projects';

type Seen = Pick<Project, 'state' | 'holderId' | 'leadId' | 'percent'> & { log: readonly { kind: string }[] };

/** Steps that change nothing a decision rests on. */
const harmless = new Set([
  'project.claimed',
  'project.claim-withdrawn',
  'project.claim-lost',
  'project.part-reported',
  'project.limit-warned',
  'project.place-moved',
]);

/** Whether an act meant for the version seen may be taken on the newer one without asking. */
export const isHarmless = (seen: Seen, now: Seen): boolean =>
  now.state === seen.state &&
  now.holderId === seen.holderId &&
  now.leadId === seen.leadId &&
  now.percent === seen.percent &&
  now.log.slice(seen.log.length).every(({ kind }) => harmless.has(kind));
