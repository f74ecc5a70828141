import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { standingOf } from './standing.ts';

/** No path begins with it: for posts that see nothing by their place or unit. */
const NOWHERE = '\n';

/** Which meetings `m` the caller sees, as a condition whose three parameters are numbered from `from` (policy.ts: seesMeeting). */
export async function meetingScope(ctx: Ctx, from: number): Promise<{ sql: string; values: unknown[] }> {
  const { actor } = ctx;
  const reads = actor.role === 'system' || holds(actor, 'body.read');
  const { ground } = await standingOf(ctx);
  const placed = reads && (actor.scope === 'unit' || actor.scope === 'place');
  const unitPath = placed && actor.scope === 'unit' ? actor.unitPath : null;
  return {
    sql: `($${from}::boolean
      or exists (select from joint_body_places x join places p on p.tenant_id = x.tenant_id and p.id = x.place_id
        where x.tenant_id = m.tenant_id and x.body_id = m.body_id and starts_with(p.path, $${from + 1}))
      or exists (select from meeting_units w join units u on u.tenant_id = w.tenant_id and u.id = w.unit_id
        where w.tenant_id = m.tenant_id and w.meeting_id = m.id and starts_with(u.path, $${from + 2})))`,
    values: [reads && actor.scope === 'tenant', placed ? (ground ?? NOWHERE) : NOWHERE, unitPath ?? NOWHERE],
  };
}
