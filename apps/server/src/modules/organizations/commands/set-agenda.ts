import type { Static } from 'typebox';
import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { Meeting, setAgenda as contract } from '../contract.ts';
import { checkAgenda } from '../domain/meeting.ts';
import { getMeeting } from '../queries/meeting-rows.ts';
import { ownMeeting, touch } from './own-meeting.ts';

type Wanted = Static<typeof contract.body>['agenda'];

/** The agenda as a whole, in its order. Throws not-found, forbidden, version-conflict, meeting-state, invalid: unknown-item, decided-item, matter-half, carried-twice. */
export async function setAgenda(ctx: Ctx, id: string, input: Static<typeof contract.body>): Promise<Meeting> {
  const { meeting } = await ownMeeting(ctx, id, input.version, 'set-agenda');
  checkAgenda(meeting.agenda, input.agenda);
  await storeAgenda(ctx, { meetingId: id, bodyId: meeting.bodyId, present: meeting.agenda }, input.agenda);
  await touch(ctx, id);
  const data = { items: input.agenda.length };
  await emit(ctx.tx, ctx.actor, ctx.now, id, { kind: 'joint-meeting.agenda-set', data });
  return getMeeting(ctx, id);
}

interface At {
  meetingId: string;
  bodyId: string;
  present: readonly { id: string; carriedFrom: string | null }[];
}

/**
 * Items keep their ids and decisions; others go or are new. What was put off is brought up once. A matter is marked with the
 * unit of whoever brought it first, also where another meeting takes it up later.
 */
export async function storeAgenda(ctx: Ctx, { meetingId, bodyId, present }: At, wanted: Wanted): Promise<void> {
  const { tx } = ctx;
  if (wanted.some(({ matterKind, matterId }) => ((matterKind ?? null) === null) !== ((matterId ?? null) === null)))
    throw invalid('matter-half', '议题所指的事项不完整，请重新选择。', 'A matter is named by kind and id together.');
  const items = wanted.map((item, position) => ({
    id: item.id ?? ctx.newId(),
    position,
    matterKind: item.matterKind ?? null,
    matterId: item.matterId ?? null,
    title: item.title.trim(),
    note: item.note?.trim() ?? '',
    // An item that is there keeps where it came from.
    carriedFrom: item.carriedFrom ?? present.find(({ id }) => id === item.id)?.carriedFrom ?? null,
  }));
  await refuseCarriedTwice(ctx, { meetingId, bodyId }, items);
  await tx.sql('delete from meeting_items where tenant_id = $1 and meeting_id = $2 and not (id = any($3::uuid[]))', [
    tx.tenantId,
    meetingId,
    items.map(({ id }) => id),
  ]);
  // A decided item keeps its words: they are what was decided on.
  await tx.sql(
    `insert into meeting_items (tenant_id, id, meeting_id, position, matter_kind, matter_id, title, note, carried_from, brought_by)
     select $1, i.id, $2, i.position, i."matterKind", i."matterId", i.title, i.note, i."carriedFrom",
       case when i."matterId" is not null then coalesce((select c.brought_by from meeting_items c where c.tenant_id = $1
         and c.id = i."carriedFrom" and c.matter_kind = i."matterKind" and c.matter_id = i."matterId"), $4::uuid) end
     from jsonb_to_recordset($3::jsonb) as i(id uuid, position int, "matterKind" text, "matterId" uuid, title text, note text, "carriedFrom" uuid)
     on conflict (tenant_id, id) do update set position = excluded.position,
       brought_by = case when meeting_items.outcome is null and excluded.matter_id is distinct from meeting_items.matter_id
         then excluded.brought_by else meeting_items.brought_by end,
       matter_kind = case when meeting_items.outcome is null then excluded.matter_kind else meeting_items.matter_kind end,
       matter_id = case when meeting_items.outcome is null then excluded.matter_id else meeting_items.matter_id end,
       title = case when meeting_items.outcome is null then excluded.title else meeting_items.title end,
       note = case when meeting_items.outcome is null then excluded.note else meeting_items.note end`,
    [tx.tenantId, meetingId, JSON.stringify(items), ctx.actor.unitId],
  );
}

async function refuseCarriedTwice(
  { tx }: Ctx,
  { meetingId, bodyId }: Omit<At, 'present'>,
  items: readonly { carriedFrom: string | null }[],
): Promise<void> {
  const carried = items.flatMap(({ carriedFrom }) => carriedFrom ?? []);
  if (carried.length === 0) return;
  // Two meetings prepared at once would both take it.
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, $2))', [`carry ${bodyId}`, tx.tenantId]);
  const free = await tx.sql(
    `select i.id from meeting_items i join joint_meetings m on m.tenant_id = i.tenant_id and m.id = i.meeting_id
     where i.tenant_id = $1 and i.id = any($2::uuid[]) and m.body_id = $3 and m.id <> $4 and i.outcome = 'deferred'
       and not exists (select from meeting_items c join joint_meetings n on n.tenant_id = c.tenant_id and n.id = c.meeting_id
         where c.tenant_id = i.tenant_id and c.carried_from = i.id and n.id <> $4 and n.state <> 'cancelled')`,
    [tx.tenantId, carried, bodyId, meetingId],
  );
  if (free.length === carried.length) return;
  throw invalid(
    'carried-twice',
    '有缓议的议题已列入别的会议，或已不再缓议，请重新选择。',
    'An item that was put off is on another agenda already, or is no longer put off: choose again.',
  );
}
