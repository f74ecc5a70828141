import type { Static } from 'typebox';
import { conflict, forbidden, invalid, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { decideItem as contract, Meeting } from '../contract.ts';
import { getMeeting, loadMeeting, mayFinish } from '../queries/meeting-rows.ts';
import { todayOf } from '../queries/standing.ts';
import { changedMeanwhile, openUnits } from './joint-errors.ts';
import { ownMeeting, touch } from './own-meeting.ts';

/**
 * What a meeting decided on one item; again to correct it, which the log keeps. `joint-decision.made` tells the modules
 * below whose matter it is. Throws not-found, forbidden, version-conflict, meeting-state, decision-done, decision-carried,
 * invalid: unknown-unit, lead-needed.
 */
export async function decideItem(ctx: Ctx, itemId: string, input: Static<typeof contract.body>): Promise<Meeting> {
  const { tx, actor, now } = ctx;
  const meetingId = await meetingOf(ctx, itemId);
  const { meeting } = await ownMeeting(ctx, meetingId, input.version, 'decide');
  const item = meeting.agenda.find(({ id }) => id === itemId);
  if (!item) throw notFound();
  if (item.doneOn !== null)
    throw conflict('decision-done', '议定的事项已办结，不能再改。', 'What was decided is done already.');
  if (input.outcome !== 'deferred') await refuseCarried(ctx, itemId);
  const helperIds = input.helperIds ?? [];
  const leadId = input.leadId ?? null;
  const dueOn = input.dueOn ?? null;
  if (input.outcome === 'agreed' && dueOn !== null && leadId === null)
    throw invalid('lead-needed', '有期限的议定事项要写明牵头单位。', 'What has a day needs a unit that leads it.', {
      field: 'leadId',
    });
  await openUnits(ctx, [...(leadId ? [leadId] : []), ...helperIds], 'leadId');
  const decision = input.decision.trim();
  await tx.sql(
    `update meeting_items set outcome = $3, decision = $4, lead_id = $5, helper_ids = $6, due_on = $7, decided_at = $8
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, itemId, input.outcome, decision, leadId, helperIds, dueOn, now],
  );
  await touch(ctx, meetingId);
  const { matterKind, matterId } = item;
  const again = item.outcome !== null;
  const data = {
    meetingId,
    bodyId: meeting.bodyId,
    matterKind,
    matterId,
    outcome: input.outcome,
    leadId,
    helperIds,
    dueOn,
    again,
    ...(input.outcome === 'agreed' && { tell: [leadId, ...helperIds] }),
  };
  await emit(tx, actor, now, itemId, { kind: 'joint-decision.made', data, words: { decision } });
  return getMeeting(ctx, meetingId);
}

/** Throws not-found, forbidden, version-conflict, invalid: day-to-come, day-order. */
export async function finishItem(
  ctx: Ctx,
  itemId: string,
  { version, doneOn }: { version: number; doneOn: string },
): Promise<Meeting> {
  const { tx, actor, now } = ctx;
  const meetingId = await meetingOf(ctx, itemId);
  const loaded = await loadMeeting(ctx, meetingId, true);
  const item = loaded.meeting.agenda.find(({ id }) => id === itemId);
  if (!item) throw notFound();
  if (loaded.meeting.version !== version) throw changedMeanwhile(await getMeeting(ctx, meetingId));
  if (!mayFinish(ctx, loaded, item)) throw forbidden();
  if (doneOn > todayOf(ctx))
    throw invalid('day-to-come', '还没到的日子不能先记。', 'A day to come cannot be recorded yet.', {
      field: 'doneOn',
    });
  await tx.sql('update meeting_items set done_on = $3 where tenant_id = $1 and id = $2', [tx.tenantId, itemId, doneOn]);
  await touch(ctx, meetingId);
  const { matterKind, matterId, leadId } = item;
  await emit(tx, actor, now, itemId, {
    kind: 'joint-decision.done',
    data: { meetingId, bodyId: loaded.meeting.bodyId, matterKind, matterId, leadId, doneOn },
  });
  return getMeeting(ctx, meetingId);
}

async function meetingOf({ tx }: Ctx, itemId: string): Promise<string> {
  const [row] = await tx.sql<{ meeting_id: string }>(
    'select meeting_id from meeting_items where tenant_id = $1 and id = $2',
    [tx.tenantId, itemId],
  );
  if (!row) throw notFound();
  return row.meeting_id;
}

/** Another meeting has taken it up because it was put off: there it is decided. */
async function refuseCarried({ tx }: Ctx, itemId: string): Promise<void> {
  const rows = await tx.sql(
    `select from meeting_items c join joint_meetings n on n.tenant_id = c.tenant_id and n.id = c.meeting_id
     where c.tenant_id = $1 and c.carried_from = $2 and n.state <> 'cancelled' limit 1`,
    [tx.tenantId, itemId],
  );
  if (rows.length === 0) return;
  throw conflict(
    'decision-carried',
    '这个缓议的议题已列入后来的会议，请在那次会议上议定。',
    'This item was put off and a later meeting has taken it up: decide it there.',
  );
}
