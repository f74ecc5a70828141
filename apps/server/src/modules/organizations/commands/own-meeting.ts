import { forbidden } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type MeetingAct, refuseInState } from '../domain/meeting.ts';
import { getMeeting, type LoadedMeeting, loadMeeting } from '../queries/meeting-rows.ts';
import { changedMeanwhile } from './joint-errors.ts';

/** A meeting the caller leads, kept from others' changes. Throws not-found, forbidden, conflict: version-conflict, meeting-state. */
export async function ownMeeting(ctx: Ctx, id: string, version: number, act: MeetingAct): Promise<LoadedMeeting> {
  const loaded = await loadMeeting(ctx, id, true);
  if (!loaded.leads) throw forbidden();
  if (loaded.meeting.version !== version) throw changedMeanwhile(await getMeeting(ctx, id));
  refuseInState(act, loaded.meeting.state);
  return loaded;
}

export const touch = ({ tx }: Ctx, id: string): Promise<object[]> =>
  tx.sql('update joint_meetings set version = version + 1 where tenant_id = $1 and id = $2', [tx.tenantId, id]);
