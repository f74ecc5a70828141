import { sql } from 'kysely';
import { holds } from '../../../kernel/actor.ts';
import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { HotlineOrder } from '../contract.ts';
import type { Told, UnknownCode } from '../domain/order.ts';
import { mayReturn } from '../policy.ts';

interface Row {
  state: string;
  number: string | null;
  dueAt: Date | null;
  codes: UnknownCode[] | null;
  told: Told | null;
  waiting: number;
  dead: number;
}

/** What the hotline knows of a request; null for one that did not come from it. Throws not-found beyond the caller's scope. */
export async function orderView(ctx: Ctx, requestId: string): Promise<{ order: HotlineOrder | null }> {
  const { tx, actor } = ctx;
  const scope = scopeSql(actor, await unitIdsOf(ctx));
  const [row] = (await tx.run(
    sql<Row>`select m.state, o.number, o.due_at as "dueAt", o.codes, o.told,
        (select count(*)::int from hotline_outbox x where x.tenant_id = o.tenant_id and x.number = o.number and x.state = 'waiting') as waiting,
        (select count(*)::int from hotline_outbox x where x.tenant_id = o.tenant_id and x.number = o.number and x.state = 'dead') as dead
      from matters m left join hotline_orders o on o.tenant_id = m.tenant_id and o.request_id = m.id
      where m.tenant_id = ${tx.tenantId} and m.id = ${requestId}::uuid and ${scope}`.compile(db),
  )) as Row[];
  if (!row) throw notFound();
  if (row.number === null) return { order: null };
  const asked = row.told?.asked ?? [];
  const isOpen = mayReturn({ state: row.state, asked }) && holds(actor, 'request.accept');
  return {
    order: {
      number: row.number,
      dueAt: row.dueAt?.toISOString() ?? null,
      codes: row.codes ?? [],
      asked,
      waiting: row.waiting,
      dead: row.dead,
      abilities: isOpen ? ['return'] : [],
    },
  };
}
const db = builder<object>();
