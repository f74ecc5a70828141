import type { Static } from 'typebox';
import { invalid } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { holdMeeting as holdContract, Meeting, updateMeeting as updateContract } from '../contract.ts';
import { refuseBeforeDay } from '../domain/meeting.ts';
import { keepMinutes } from '../minutes-keeper.ts';
import { getMeeting } from '../queries/meeting-rows.ts';
import { todayOf } from '../queries/standing.ts';
import { openUnits } from './joint-errors.ts';
import { ownMeeting } from './own-meeting.ts';

/** Throws not-found, forbidden, version-conflict, meeting-state, invalid (unknown-unit). */
export async function updateMeeting(
  ctx: Ctx,
  id: string,
  change: Static<typeof updateContract.body>,
): Promise<Meeting> {
  const { tx, actor, now } = ctx;
  const { meeting } = await ownMeeting(ctx, id, change.version, 'update');
  const chairId = change.chairId ?? meeting.chairId;
  if (chairId !== meeting.chairId) await openUnits(ctx, [chairId], 'chairId');
  const beginsAt = change.beginsAt ?? meeting.beginsAt;
  await tx.sql(
    `update joint_meetings set title = $3, theme = $4, begins_at = $5, venue = $6, chair_id = $7, version = version + 1
     where tenant_id = $1 and id = $2`,
    [
      tx.tenantId,
      id,
      change.title?.trim() ?? meeting.title,
      change.theme?.trim() ?? meeting.theme,
      beginsAt,
      change.venue?.trim() ?? meeting.venue,
      chairId,
    ],
  );
  // Whoever is in the chair is there in any case.
  await tx.sql(
    `insert into meeting_units (tenant_id, meeting_id, unit_id, attendance) values ($1, $2, $3, 'invited') on conflict do nothing`,
    [tx.tenantId, id, chairId],
  );
  const at = new Date(beginsAt).toISOString();
  const moved =
    Date.parse(beginsAt) !== Date.parse(meeting.beginsAt) || (change.venue ?? meeting.venue) !== meeting.venue;
  const data = { bodyId: meeting.bodyId, chairId, beginsAt: at, unitIds: meeting.units.map(({ unitId }) => unitId) };
  await emit(tx, actor, now, id, { kind: moved ? 'joint-meeting.moved' : 'joint-meeting.updated', data });
  return getMeeting(ctx, id);
}

/** It took place: attendance by unit, those not named were absent. Throws not-found, forbidden, version-conflict, meeting-state, invalid: meeting-to-come, unknown-unit, unit-twice, attendance-open. */
export async function holdMeeting(ctx: Ctx, id: string, input: Static<typeof holdContract.body>): Promise<Meeting> {
  const { tx, actor, now, platform } = ctx;
  const { meeting } = await ownMeeting(ctx, id, input.version, 'hold');
  refuseBeforeDay(civilDateOf(new Date(meeting.beginsAt), platform.timezone), todayOf(ctx));
  const ids = input.units.map(({ unitId }) => unitId);
  if (new Set(ids).size < ids.length)
    throw invalid('unit-twice', '同一个单位写了两次，请只留一个。', 'A unit stands twice.', { field: 'units' });
  if (input.units.some(({ attendance }) => attendance === 'invited'))
    throw invalid('attendance-open', '请写明每个单位是否到会。', 'Say of every unit whether it came.', {
      field: 'units',
    });
  // Units that were invited may have closed since; others must be open.
  const known = new Set(meeting.units.map(({ unitId }) => unitId));
  await openUnits(
    ctx,
    ids.filter((unitId) => !known.has(unitId)),
    'units',
  );
  await tx.sql(
    `insert into meeting_units (tenant_id, meeting_id, unit_id, attendance)
     select $1, $2, w."unitId", w.attendance from jsonb_to_recordset($3::jsonb) as w("unitId" uuid, attendance text)
     on conflict (tenant_id, meeting_id, unit_id) do update set attendance = excluded.attendance`,
    [tx.tenantId, id, JSON.stringify(input.units)],
  );
  await tx.sql(
    `update meeting_units set attendance = 'absent' where tenant_id = $1 and meeting_id = $2 and attendance = 'invited'`,
    [tx.tenantId, id],
  );
  await tx.sql(`update joint_meetings set state = 'held', version = version + 1 where tenant_id = $1 and id = $2`, [
    tx.tenantId,
    id,
  ]);
  const kind = meeting.state === 'held' ? 'joint-meeting.attendance-corrected' : 'joint-meeting.held';
  await emit(tx, actor, now, id, { kind, data: { bodyId: meeting.bodyId, units: input.units } });
  return getMeeting(ctx, id);
}

/** Throws not-found, forbidden, version-conflict, meeting-state. */
export async function cancelMeeting(
  ctx: Ctx,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<Meeting> {
  const { tx, actor, now } = ctx;
  const { meeting } = await ownMeeting(ctx, id, version, 'cancel');
  await tx.sql(
    `update joint_meetings set state = 'cancelled', cancel_reason = $3, version = version + 1 where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, reason.trim()],
  );
  const unitIds = meeting.units.map(({ unitId }) => unitId);
  const heldOn = civilDateOf(new Date(meeting.beginsAt), ctx.platform.timezone);
  const data = { bodyId: meeting.bodyId, unitIds, heldOn, tell: unitIds };
  await emit(tx, actor, now, id, { kind: 'joint-meeting.cancelled', data });
  return getMeeting(ctx, id);
}

/** Throws not-found, forbidden, version-conflict, meeting-state, invalid (file-gone). */
export async function fileMinutes(
  ctx: Ctx,
  id: string,
  { version, fileId }: { version: number; fileId: string },
): Promise<Meeting> {
  const { tx, actor, now } = ctx;
  const { meeting } = await ownMeeting(ctx, id, version, 'file-minutes');
  await keepMinutes(ctx, id, fileId);
  await tx.sql(
    'update joint_meetings set minutes_file_id = $3, version = version + 1 where tenant_id = $1 and id = $2',
    [tx.tenantId, id, fileId],
  );
  const data = { bodyId: meeting.bodyId, fileId, before: meeting.minutesFileId };
  await emit(tx, actor, now, id, { kind: 'joint-meeting.minutes-filed', data });
  return getMeeting(ctx, id);
}
