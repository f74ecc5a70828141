import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type MapEntries, statusFor } from '../domain/codes.ts';
import type { Told, UnknownCode } from '../domain/order.ts';
import { sealContext } from '../queries/link.ts';

/** An order in hand: locked until the transaction ends, and written back by `saveOrders`. */
export interface Order {
  number: string;
  requestId: string | null;
  inSeq: number;
  outSeq: number;
  dueAt: Date | null;
  codes: UnknownCode[];
  told: Told;
  /** What they are to be told because of what happened now. */
  out: NewOutbound[];
}

export interface NewOutbound {
  kind: string;
  status: string;
  data: Record<string, unknown>;
  eventSeq: number | null;
  at: Date;
}

const COLUMNS = `number, request_id as "requestId", in_seq as "inSeq", out_seq as "outSeq", due_at as "dueAt", codes, told`;

/** The orders of these numbers, made where they are new; everybody locks them in the same order. */
export async function lockOrders({ tx, now }: Ctx, numbers: readonly string[]): Promise<Order[]> {
  const sorted = [...new Set(numbers)].sort();
  await tx.sql(
    `insert into hotline_orders (tenant_id, number, created_at, updated_at) select $1, x, $3, $3 from unnest($2::text[]) x on conflict do nothing`,
    [tx.tenantId, sorted, now],
  );
  return withOut(
    await tx.sql<Omit<Order, 'out'>>(
      `select ${COLUMNS} from hotline_orders where tenant_id = $1 and number = any($2) order by number collate "C" for update`,
      [tx.tenantId, sorted],
    ),
  );
}

/** The orders that are these requests; requests that did not come from the hotline are none. */
export const lockOrdersOf = async ({ tx }: { tx: Tx }, requestIds: readonly string[]): Promise<Order[]> =>
  withOut(
    await tx.sql<Omit<Order, 'out'>>(
      `select ${COLUMNS} from hotline_orders where tenant_id = $1 and request_id = any($2) order by number collate "C" for update`,
      [tx.tenantId, [...new Set(requestIds)]],
    ),
  );

const withOut = (rows: Omit<Order, 'out'>[]): Order[] => rows.map((row) => ({ ...row, out: [] }));

/** Notes down what they are to be told of an order; it is written with the order itself. */
export function tell(
  order: Order,
  map: MapEntries,
  message: { kind: string; state: string; data?: Record<string, unknown>; eventSeq?: number; at: Date },
): void {
  const { kind, state, data = {}, eventSeq = null, at } = message;
  order.out.push({ kind, status: statusFor(map, state), data, eventSeq, at });
}

/** Writes orders back, and what they gave rise to into the outbox, under the next numbers of each conversation. */
export async function saveOrders(ctx: Ctx, orders: readonly Order[]): Promise<number> {
  const { tx, now, platform } = ctx;
  const context = sealContext(tx.tenantId, 'body');
  const outbox = orders.flatMap((order) =>
    order.out.map((message) => {
      order.outSeq += 1;
      return {
        id: ctx.newId(),
        number: order.number,
        seq: order.outSeq,
        event_seq: message.eventSeq,
        kind: message.kind,
        status: message.status,
        at: message.at,
        body: platform.keys.seal(JSON.stringify(message.data), context).toString('hex'),
      };
    }),
  );
  await tx.sql(
    `update hotline_orders o set request_id = x."requestId", in_seq = x."inSeq", out_seq = x."outSeq", due_at = x."dueAt", codes = x.codes,
       told = x.told, updated_at = $3
     from json_to_recordset($2::json) as x(number text, "requestId" uuid, "inSeq" int, "outSeq" int, "dueAt" timestamptz, codes jsonb, told jsonb)
     where o.tenant_id = $1 and o.number = x.number`,
    [tx.tenantId, JSON.stringify(orders.map(({ out: _told, ...order }) => order)), now],
  );
  if (outbox.length === 0) return 0;
  await tx.sql(
    `insert into hotline_outbox (tenant_id, number, seq, id, event_seq, kind, status, body_sealed, state, next_at, created_at)
     select $1, x.number, x.seq, x.id, x.event_seq, x.kind, x.status, decode(x.body, 'hex'), 'waiting', $3, x.at
     from json_to_recordset($2::json) as x(number text, seq int, id uuid, event_seq int, kind text, status text, body text, at timestamptz)`,
    [tx.tenantId, JSON.stringify(outbox), now],
  );
  return outbox.length;
}
