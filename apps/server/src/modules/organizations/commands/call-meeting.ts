import type { Static } from 'typebox';
import { forbidden, invalid } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { callMeeting as contract, Meeting } from '../contract.ts';
import {
  leadingSeats,
  loadBody,
  type LoadedBody,
  mayCall,
  refuseEnded,
  rotaUnit,
  sitsOn,
} from '../queries/body-rows.ts';
import { getMeeting } from '../queries/meeting-rows.ts';
import { openUnits } from './joint-errors.ts';
import { storeAgenda } from './set-agenda.ts';

/**
 * Calls a meeting: in the chair is the unit of the month, or whose seat leads; who sits in the body that day is invited.
 * Throws not-found, forbidden, body-ended, invalid: chair-needed, unknown-unit, unknown-item, carried-twice.
 */
export async function callMeeting(ctx: Ctx, input: Static<typeof contract.body>): Promise<Meeting> {
  const { tx, actor, now, platform } = ctx;
  const loaded = await loadBody(ctx, input.bodyId, true);
  const day = civilDateOf(new Date(input.beginsAt), platform.timezone);
  if (!(await mayCall(ctx, loaded, day))) throw forbidden();
  refuseEnded(loaded, day);
  const { chairId, theme } = await chairOf(ctx, loaded, day, input.chairId);
  await openUnits(ctx, [chairId, ...(input.guestIds ?? [])], 'guestIds');
  const invited = loaded.seats.filter((seat) => sitsOn(seat, day)).map(({ unitId }) => unitId);
  const unitIds = [...new Set([chairId, ...invited, ...(input.guestIds ?? [])])];
  const id = ctx.newId();
  await tx.sql(
    `insert into joint_meetings (tenant_id, id, body_id, kind, title, theme, begins_at, venue, chair_id, state, created_at)
     values ($1, $2, $3, $10, $4, $5, $6, $7, $8, 'called', $9)`,
    [
      tx.tenantId,
      id,
      input.bodyId,
      input.title.trim(),
      input.theme?.trim() ?? theme,
      input.beginsAt,
      input.venue.trim(),
      chairId,
      now,
      input.kind ?? 'regular',
    ],
  );
  await tx.sql(
    `insert into meeting_units (tenant_id, meeting_id, unit_id, attendance) select $1, $2, unnest($3::uuid[]), 'invited'`,
    [tx.tenantId, id, unitIds],
  );
  await storeAgenda(ctx, { meetingId: id, bodyId: input.bodyId, present: [] }, input.agenda ?? []);
  const beginsAt = new Date(input.beginsAt).toISOString();
  const data = { bodyId: input.bodyId, chairId, unitIds, beginsAt, heldOn: day, tell: unitIds };
  await emit(tx, actor, now, id, { kind: 'joint-meeting.called', data });
  return getMeeting(ctx, id);
}

async function chairOf(
  ctx: Ctx,
  loaded: LoadedBody,
  day: string,
  wanted: string | undefined,
): Promise<{ chairId: string; theme: string }> {
  const turn = await rotaUnit(ctx.tx, loaded.body.id, day.slice(0, 7));
  const theme = turn?.theme ?? '';
  if (wanted) return { chairId: wanted, theme };
  if (turn) return { chairId: turn.unitId, theme };
  const [leader] = await leadingSeats(ctx, loaded, day);
  if (leader) return { chairId: leader.unitId, theme };
  throw invalid(
    'chair-needed',
    '这个月没有排轮值单位，也没有牵头席位，请选择由哪个单位主持。',
    'Nobody is in the chair in that month: choose the unit that chairs.',
    { field: 'chairId' },
  );
}
