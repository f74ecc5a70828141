import { civilDateOf, clockTimeOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { sendDocument } from '../../../platform/pdf/send-document.ts';
import { refuseInState } from '../domain/meeting.ts';
import { drawMinutes, type PrintedMinutes } from '../draw-minutes.ts';
import { loadMeeting } from './meeting-rows.ts';
import { unitsInMemory } from './units-in-memory.ts';

/** The minutes of a meeting that was held, for whoever sees it; the log says who took them. Throws not-found, meeting-state. */
export async function printMinutes({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const { id } = request.params as { id: string };
  const minutes = await inTransaction((ctx) => toPrint(ctx, id));
  const name = `${minutes.bodyName}${minutes.title}纪要（${minutes.heldOn}）`;
  return sendDocument(reply, { name, plain: `minutes-${minutes.heldOn}` }, (document) =>
    drawMinutes(document, minutes),
  );
}

async function toPrint(ctx: Ctx, id: string): Promise<PrintedMinutes> {
  const { tx, actor, now, platform, newId } = ctx;
  const { meeting } = await loadMeeting(ctx, id);
  refuseInState('file-minutes', meeting.state);
  const { byId } = await unitsInMemory(ctx);
  const named = (unitId: string | null): string => (unitId === null ? '' : (byId.get(unitId)?.name ?? ''));
  const came = (state: string): string[] =>
    meeting.units.filter(({ attendance }) => attendance === state).map(({ unitId }) => named(unitId));
  const begins = new Date(meeting.beginsAt);
  const recorded = await lastRecords(
    ctx,
    meeting.agenda.map((item) => item.id),
  );
  const last = recorded.at(-1);
  // Reading changes nothing of the meeting: what was taken out of the system leaves a trace of its own.
  await emit(tx, actor, now, newId(), { kind: 'joint-meeting.minutes-printed', data: { meetingId: id } });
  return {
    bodyName: meeting.bodyName,
    title: meeting.title,
    theme: meeting.theme,
    heldOn: civilDateOf(begins, platform.timezone),
    clock: clockTimeOf(begins, platform.timezone),
    venue: meeting.venue,
    chair: named(meeting.chairId),
    items: meeting.agenda.map(({ title, outcome, decision, leadId, helperIds, dueOn, doneOn }) => ({
      title,
      outcome,
      decision,
      lead: named(leadId) || null,
      helpers: helperIds.map(named),
      dueOn,
      doneOn,
    })),
    came: { present: came('present'), excused: came('excused'), absent: came('absent') },
    recorded: last
      ? {
          units: [...new Set(recorded.flatMap(({ unitId }) => named(unitId) || []))],
          on: civilDateOf(last.at, platform.timezone),
        }
      : null,
  };
}

/** Who wrote down what now stands, item by item, the last one last. */
const lastRecords = ({ tx }: Ctx, itemIds: string[]): Promise<{ unitId: string | null; at: Date }[]> =>
  tx.sql(
    `select d."unitId", d.at from (select distinct on (e.subject_id) e.unit_id as "unitId", e.at from events e
       where e.tenant_id = $1 and e.subject_id = any($2::uuid[]) and e.kind = 'joint-decision.made'
       order by e.subject_id, e.seq desc) d order by d.at`,
    [tx.tenantId, itemIds],
  );
