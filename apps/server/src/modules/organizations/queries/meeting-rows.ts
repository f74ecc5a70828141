import { notFound } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Attendance, Meeting, MeetingItem, MeetingState } from '../contract.ts';
import { type MeetingAct, meetingActs } from '../domain/meeting.ts';
import { mayLeadFor, mayMaintain } from '../policy.ts';
import { type LoadedBody, loadBody, mayCall } from './body-rows.ts';
import { meetingScope } from './meeting-scope.ts';
import { standingOf } from './standing.ts';

/** Columns of a meeting `m` in a list; instants as ISO text. */
export const meetingColumns = `m.id, m.body_id as "bodyId", (select b.name from joint_bodies b where b.tenant_id = m.tenant_id and b.id = m.body_id) as "bodyName",
  m.kind, m.title, m.theme, to_char(m.begins_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "beginsAt", m.venue, m.chair_id as "chairId", m.state,
  (select count(*)::int from meeting_items i where i.tenant_id = m.tenant_id and i.meeting_id = m.id) as items,
  (select count(*)::int from meeting_items i where i.tenant_id = m.tenant_id and i.meeting_id = m.id and i.outcome is not null) as decided,
  m.version`;

const itemJson = `json_build_object('id', i.id, 'matterKind', i.matter_kind, 'matterId', i.matter_id, 'title', i.title, 'note', i.note,
  'carriedFrom', i.carried_from, 'outcome', i.outcome, 'decision', i.decision, 'leadId', i.lead_id, 'helperIds', to_json(i.helper_ids),
  'dueOn', i.due_on, 'decidedAt', to_char(i.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'doneOn', i.done_on,
  'leadPath', (select u.path from units u where u.tenant_id = i.tenant_id and u.id = i.lead_id))`;

type Item = Omit<MeetingItem, 'may'> & { leadPath: string | null };
type Row = Omit<Meeting, 'may' | 'agenda'> & {
  agenda: Item[];
  chairPath: string;
  state: MeetingState;
  units: { unitId: string; attendance: Attendance }[];
};

export interface LoadedMeeting {
  meeting: Row;
  body: LoadedBody;
  /** Whether the caller acts for the chair or maintains the body. */
  leads: boolean;
  maintains: boolean;
}

/** A meeting the caller sees, for its commands. Throws not-found. */
export async function loadMeeting(ctx: Ctx, id: string, lock = false): Promise<LoadedMeeting> {
  const { tx, actor, platform } = ctx;
  if (lock) await tx.sql('select from joint_meetings where tenant_id = $1 and id = $2 for update', [tx.tenantId, id]);
  const scope = await meetingScope(ctx, 3);
  const [meeting] = await tx.sql<Row>(
    `select ${meetingColumns}, m.cancel_reason as "cancelReason", m.minutes_file_id as "minutesFileId",
       (select u.path from units u where u.tenant_id = m.tenant_id and u.id = m.chair_id) as "chairPath",
       (select coalesce(json_agg(${itemJson} order by i.position, i.id), '[]') from meeting_items i
        where i.tenant_id = m.tenant_id and i.meeting_id = m.id) as agenda,
       (select coalesce(json_agg(json_build_object('unitId', w.unit_id, 'attendance', w.attendance) order by u.path, u.id), '[]')
        from meeting_units w join units u on u.tenant_id = w.tenant_id and u.id = w.unit_id
        where w.tenant_id = m.tenant_id and w.meeting_id = m.id) as units
     from joint_meetings m where m.tenant_id = $1 and m.id = $2 and ${scope.sql}`,
    [tx.tenantId, id, ...scope.values],
  );
  if (!meeting) throw notFound();
  const body = await loadBody(ctx, meeting.bodyId);
  const day = civilDateOf(new Date(meeting.beginsAt), platform.timezone);
  const maintains = mayMaintain(actor, await standingOf(ctx), body.placePaths);
  const leads = maintains || mayLeadFor(actor, [meeting.chairPath]) || (await mayCall(ctx, body, day));
  return { meeting, body, leads, maintains };
}

/** Whether somebody may see the minutes of a meeting and what else is attached to it. */
export async function mayReadMeeting(ctx: Ctx, id: string): Promise<boolean> {
  const scope = await meetingScope(ctx, 3);
  const rows = await ctx.tx.sql(`select from joint_meetings m where m.tenant_id = $1 and m.id = $2 and ${scope.sql}`, [
    ctx.tx.tenantId,
    id,
    ...scope.values,
  ]);
  return rows.length > 0;
}

/** Throws not-found. */
export async function getMeeting(ctx: Ctx, id: string): Promise<Meeting> {
  const loaded = await loadMeeting(ctx, id);
  const { chairPath: _path, agenda, ...meeting } = loaded.meeting;
  const acts = (Object.keys(meetingActs) as MeetingAct[]).filter(
    (act) => loaded.leads && meetingActs[act].includes(meeting.state),
  );
  return {
    ...meeting,
    agenda: agenda.map(({ leadPath, ...item }) => ({
      ...item,
      may: [
        ...(acts.includes('decide') ? ['decide'] : []),
        ...(mayFinish(ctx, loaded, { ...item, leadPath }) ? ['finish'] : []),
      ],
    })),
    // Minutes there are of a meeting that was held, and whoever sees it may take them.
    may: [...acts.filter((act) => act !== 'decide'), ...(meeting.state === 'held' ? ['print-minutes'] : [])],
  };
}

/** What was agreed on is reported done by the unit that leads it, or by whom maintains the body. */
export const mayFinish = (ctx: Ctx, { maintains }: LoadedMeeting, item: Item): boolean =>
  item.outcome === 'agreed' &&
  item.doneOn === null &&
  (maintains || (item.leadPath !== null && mayLeadFor(ctx.actor, [item.leadPath])));
