import type { Ctx } from '../../../platform/context.ts';
import type { HotlineHealth, HotlineLink } from '../contract.ts';
import { findLink, linkView } from './link.ts';
import { mapView } from './map-view.ts';

/** The connection as it is set up, and how it does. */
export async function getHotline(ctx: Ctx): Promise<{ link: HotlineLink; health: HotlineHealth }> {
  const { tx } = ctx;
  const link = await findLink(tx);
  const [counts] = await tx.sql<
    Record<'orders' | 'outWaiting' | 'outDead' | 'inWaiting' | 'inHeld' | 'inRejected', number>
  >(
    `select (select count(*)::int from hotline_orders where tenant_id = $1 and request_id is not null) as orders,
       (select count(*)::int from hotline_outbox where tenant_id = $1 and state = 'waiting') as "outWaiting",
       (select count(*)::int from hotline_outbox where tenant_id = $1 and state = 'dead') as "outDead",
       count(*) filter (where state = 'waiting')::int as "inWaiting", count(*) filter (where state = 'held')::int as "inHeld",
       count(*) filter (where state = 'rejected')::int as "inRejected"
     from hotline_inbox where tenant_id = $1 and state in ('waiting', 'held', 'rejected')`,
    [tx.tenantId],
  );
  const { unmapped } = await mapView(ctx);
  return {
    link: linkView(ctx, link),
    health: {
      lastInAt: link?.last_in_at?.toISOString() ?? null,
      lastOutAt: link?.last_out_at?.toISOString() ?? null,
      pulledAt: link?.pulled_at?.toISOString() ?? null,
      problem: link?.last_problem ?? null,
      pullProblem: link?.pull_problem ?? null,
      ...(counts ?? { orders: 0, outWaiting: 0, outDead: 0, inWaiting: 0, inHeld: 0, inRejected: 0 }),
      unmapped: unmapped.length,
    },
  };
}
