import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';

interface FoundRow {
  kind: string;
  id: string;
  number: string | null;
  content: string;
}

/** What came out of a visit or a round: titles only, the rest stands on the page of each. Requests for those who may read them. */
export async function foundOf({ tx, actor }: Ctx, foundId: string): Promise<FoundRow[]> {
  return tx.sql<FoundRow>(
    `select m.kind, m.id, m.number, m.title as content from found_requests f
       join matters m on m.tenant_id = f.tenant_id and m.id = f.request_id where f.tenant_id = $1 and f.found_id = $2 and $3
     union all
     select m.kind, m.id, m.number, m.title from hazards z
       join matters m on m.tenant_id = z.tenant_id and m.id = z.id where z.tenant_id = $1 and z.found_id = $2
     union all
     select f.kind, f.id, null, f.content from findings f where f.tenant_id = $1 and f.found_id = $2
     order by 1, 2`,
    [tx.tenantId, foundId, holds(actor, 'request.read')],
  );
}
