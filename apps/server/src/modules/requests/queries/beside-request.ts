import type { Ctx } from '../../../platform/context.ts';
import { childAbilities } from '../child-policy.ts';
import type { CoTask, Whistle, WhistleCall } from '../contract-children.ts';
import { childrenOf, governedChild, type LoadedChild } from './load-child.ts';

/** What a request carries besides itself, as columns of the detail's statement (`matters m`, `requests r`). */
export const besideColumns = `r.asks,
    case when r.suspension is not null then r.suspension - 'reason' end as suspension,
    (select json_build_object('id', k.id, 'number', k.number, 'state', k.state) from matters k where k.tenant_id = m.tenant_id and k.id = r.merged_into) as "mergedInto",
    case when 'master' = any(m.flags) then coalesce((select json_agg(json_build_object('id', k.id, 'number', k.number, 'title', k.title, 'version', k.version,
        'followedUpAt', q.followed_up_at, 'solved', q.solved, 'satisfied', q.satisfied) order by k.created_at, k.id)
      from requests q join matters k on k.tenant_id = q.tenant_id and k.id = q.id where q.tenant_id = m.tenant_id and q.merged_into = m.id), '[]') else '[]' end as merged,
    coalesce((select json_agg(json_build_object('name', q.name, 'at', a->>'at', 'note', a->>'note'))
      from jsonb_array_elements(r.adoptions) a left join people q on q.tenant_id = m.tenant_id and q.id = (a->>'personId')::uuid), '[]') as adoptions,
    r.link, r.diversions,
    case when m.state in ('handling', 'followed-up') and (r.rehandled > 0 or 'whistle-failed' = any(m.flags)) then 'escalate' end as suggestion`;

interface Seen {
  id: string;
  flags: string[];
}

/** The parts of helpers and the whistles of a request, with what the caller may do with each; read only where there ever were any. */
export async function beside(ctx: Ctx, { id, flags }: Seen): Promise<{ coTasks: CoTask[]; whistles: Whistle[] }> {
  if (!flags.some((flag) => flag === 'helped' || flag === 'was-whistled')) return { coTasks: [], whistles: [] };
  const coTasks = await Promise.all((await childrenOf(ctx, 'co-task', id)).map((child) => coTaskView(ctx, child)));
  return { coTasks, whistles: await whistlesOf(ctx, id) };
}

const head = ({ matter }: LoadedChild) => ({
  id: matter.id,
  number: matter.number,
  unitId: matter.leadId,
  state: matter.state,
  open: matter.open,
  version: matter.version,
  dueAt: matter.dueAt?.toISOString() ?? null,
});

async function coTaskView(ctx: Ctx, child: LoadedChild): Promise<CoTask> {
  const { task, stageText, resultText, endReason } = child.own;
  return {
    ...head(child),
    task: task ?? '',
    createdAt: child.matter.createdAt.toISOString(),
    stageText,
    resultText,
    endReason,
    abilities: childAbilities(ctx.actor, await governedChild(ctx, child)),
  };
}

async function whistlesOf(ctx: Ctx, requestId: string): Promise<Whistle[]> {
  const rows = await ctx.tx.sql<{
    id: string;
    type: Whistle['type'];
    reason: string;
    meeting_at: Date | null;
    meeting_place: string | null;
    called_by: string | null;
    at: Date;
  }>('select * from whistles where tenant_id = $1 and request_id = $2 order by at, id', [ctx.tx.tenantId, requestId]);
  const calls = await childrenOf(ctx, 'whistle-call', requestId);
  const views = await Promise.all(
    calls.map(async (call) => ({ whistleId: call.own.whistleId, view: await callView(ctx, call) })),
  );
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    reason: row.reason,
    meetingAt: row.meeting_at?.toISOString() ?? null,
    meetingPlace: row.meeting_place,
    calledBy: row.called_by,
    at: row.at.toISOString(),
    calls: views.filter(({ whistleId }) => whistleId === row.id).map(({ view }) => view),
  }));
}

async function callView(ctx: Ctx, child: LoadedChild): Promise<WhistleCall> {
  const { reportedAt, onSite, resultText, endReason, byCaller, byCalled } = child.own;
  return {
    ...head(child),
    reportedAt: reportedAt?.toISOString() ?? null,
    onSite,
    resultText,
    endReason,
    ignored: child.matter.flags.includes('ignored'),
    byCaller,
    byCalled,
    abilities: childAbilities(ctx.actor, await governedChild(ctx, child)),
  };
}
