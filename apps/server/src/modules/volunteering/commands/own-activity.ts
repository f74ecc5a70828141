import { type AppError, conflict, forbidden } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Activity } from '../contract.ts';
import { type Act, isPossible } from '../domain/activity.ts';
import { findActivity } from '../queries/activity-rows.ts';

export type Found = Omit<Activity, 'log'>;

/** An activity the caller may do this with, locked. Throws not-found, forbidden, conflict: version-conflict, activity-state. */
export async function mine(ctx: Ctx, id: string, version: number, act: Act): Promise<Found> {
  const activity = await findActivity(ctx, id, true);
  if (activity.version !== version)
    throw conflict(
      'version-conflict',
      '别人刚刚修改过这场活动，请核对后再办。',
      'Somebody has changed this activity meanwhile: look again.',
      { current: activity },
    );
  if (activity.abilities.includes(act)) return activity;
  throw isPossible(act, activity.state) ? forbidden() : wrongState();
}

const wrongState = (): AppError =>
  conflict(
    'activity-state',
    '这场活动现在不能这样办，请看它现在的状态。',
    'This cannot be done with the activity now: look at its state.',
  );

/** What every event of an activity says: ids, the day and whom it concerns. */
export const factsOf = (
  { platform }: Pick<Ctx, 'platform'>,
  { unitId, communityId, beginsAt }: Pick<Found, 'unitId' | 'communityId' | 'beginsAt'>,
): Record<string, unknown> => ({ unitId, communityId, heldOn: civilDateOf(new Date(beginsAt), platform.timezone) });
