import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { filesOf } from '../../files/index.ts';
import type { Hazard } from '../contract-hazards.ts';
import { can, hazardAbilities } from '../policy.ts';
import { governedHazard, loadHazard } from './load-hazard.ts';

const LOG = `select e.seq, e.kind, e.at, (select p.name from people p where p.tenant_id = e.tenant_id and p.id = e.actor_id) as actor,
    e.unit_id as "unitId", e.data
  from events e where e.tenant_id = $1 and e.subject_id = $2 order by e.seq`;

/** One hazard with its pictures, log and what the caller may do. Throws not-found. */
export async function getHazard(ctx: Ctx, id: string): Promise<Hazard> {
  const loaded = await loadHazard(ctx, id);
  const seen = await governedHazard(ctx, loaded);
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  const { matter, own } = loaded;
  const { handledBy: _handled, reportedBy: _reported, foundId: _found, ...shown } = own;
  const log = await ctx.tx.sql<Hazard['log'][number] & { at: Date }>(LOG, [ctx.tx.tenantId, id]);
  const files = await filesOf(ctx.tx, id);
  return {
    id: matter.id,
    kind: matter.kind,
    number: matter.number,
    title: matter.title,
    state: matter.state,
    open: matter.open,
    urgency: matter.urgency,
    category: matter.category,
    source: matter.source,
    placeId: matter.placeId,
    holderId: matter.holderId,
    leadId: matter.leadId,
    flags: matter.flags,
    createdAt: matter.createdAt.toISOString(),
    dueAt: matter.dueAt?.toISOString() ?? null,
    warnLevel: matter.warnLevel,
    version: matter.version,
    parentId: matter.parentId,
    ...shown,
    closedAt: matter.closedAt?.toISOString() ?? null,
    clocks: matter.clocks,
    log: log.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
    files: files.map(({ id: fileId, purpose, name, mediaType }) => ({ id: fileId, purpose, name, mediaType })),
    abilities: hazardAbilities(ctx.actor, seen),
  };
}
