import type { Ctx } from '../../../platform/context.ts';
import { offeredToAgenda } from '../agenda-sources.ts';
import type { AgendaCandidate } from '../contract.ts';
import { loadMeeting } from './meeting-rows.ts';

const EACH = 30;

/** Items the body put off and has not brought up since, the oldest first; then what other modules offer. Throws not-found. */
export async function listAgendaCandidates(ctx: Ctx, id: string, search = ''): Promise<{ items: AgendaCandidate[] }> {
  const { meeting, body } = await loadMeeting(ctx, id);
  const words = search.trim().toLowerCase();
  const deferred = await ctx.tx.sql<AgendaCandidate>(
    `select 'deferred' as source, i.matter_kind as "matterKind", i.matter_id as "matterId", i.title,
       coalesce(i.decision, '') as reason, coalesce(i.decision, '') as "reasonEn", i.id as "carriedFrom"
     from meeting_items i join joint_meetings m on m.tenant_id = i.tenant_id and m.id = i.meeting_id
     where i.tenant_id = $1 and m.body_id = $2 and m.id <> $3 and m.state = 'held' and i.outcome = 'deferred'
       and ($4 = '' or position($4 in lower(i.title)) > 0)
       and not exists (select from meeting_items c join joint_meetings n on n.tenant_id = c.tenant_id and n.id = c.meeting_id
         where c.tenant_id = i.tenant_id and c.carried_from = i.id and n.state <> 'cancelled')
     order by i.decided_at, i.id limit ${EACH}`,
    [ctx.tx.tenantId, meeting.bodyId, id, words],
  );
  const offered = await offeredToAgenda(ctx, {
    bodyId: meeting.bodyId,
    placePaths: body.placePaths,
    search: words,
    limit: EACH,
  });
  const onAgenda = new Set(meeting.agenda.flatMap(({ matterId }) => matterId ?? []));
  return { items: [...deferred, ...offered.filter(({ matterId }) => matterId === null || !onAgenda.has(matterId))] };
}
