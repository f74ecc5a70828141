import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inScope } from '../domain/visibility.ts';
import { unitIdsOf } from './unit-ids.ts';

/** Throws not-found unless the caller may see the matter. */
export async function seeMatter(ctx: Ctx, id: string): Promise<void> {
  const [row] = await ctx.tx.sql<{
    place_path: string;
    holder_id: string | null;
    lead_id: string | null;
    assignee_id: string | null;
    party_ids: string[];
  }>(
    `select m.place_path, m.holder_id, m.lead_id, m.assignee_id,
       array(select p.unit_id from matter_parties p where p.tenant_id = m.tenant_id and p.matter_id = m.id)::text[] as party_ids
     from matters m where m.tenant_id = $1 and m.id = $2`,
    [ctx.tx.tenantId, id],
  );
  const located = row && {
    placePath: row.place_path,
    holderId: row.holder_id,
    leadId: row.lead_id,
    assigneeId: row.assignee_id,
    partyIds: row.party_ids,
  };
  if (!located || !inScope(ctx.actor, await unitIdsOf(ctx), located)) throw notFound();
}
