import type { ProjectAction } from '../flow.ts';
import { nextMilestone, presentEffect, type ProjectOwn, waitingClaims } from './project.ts';

/** Whether an action that policy and state allow has anything to act on now: only such a one is worth a button. */
export function isFitting(action: ProjectAction, own: ProjectOwn, unitId: string | null, today: string): boolean {
  const claims = waitingClaims(own);
  const ours = claims.some((claim) => claim.unitId === unitId);
  const isClosed = own.call !== null && today > own.call.closesOn;
  switch (action) {
    case 'claim':
      return !isClosed && !ours;
    case 'withdraw-claim':
      return ours;
    case 'choose':
      return isClosed && claims.length > 0;
    case 'reach':
      return nextMilestone(own) !== undefined;
    case 'finish':
      return nextMilestone(own) === undefined;
    case 'publish':
      return presentEffect(own) !== undefined;
    case 'recheck':
      return own.recheckOn === null || today >= own.recheckOn;
    default:
      return true;
  }
}
