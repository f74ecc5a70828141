import type { Ctx } from '../../../platform/context.ts';
import type { HotlineInboxTable } from '../tables.ts';
import { sealContext } from '../queries/link.ts';
import { type Incoming, readMessage } from './read-messages.ts';

export type Via = HotlineInboxTable['via'];

/** A message in hand: one that waits since earlier, or one that has come now (`incoming`). */
export interface Pending {
  id: string;
  messageId: string;
  number: string;
  seq: number | null;
  kind: string;
  raw: unknown;
  state: HotlineInboxTable['state'];
  reason: string | null;
  incoming?: Incoming | undefined;
  fault: string | null;
  /** Whether something was done with it now. */
  touched: boolean;
  /** Somebody has decided not to wait for the one before it. */
  forced?: boolean;
}

export interface Stored {
  message_id: string;
  number: string;
  seq: number | null;
  state: HotlineInboxTable['state'];
  reason: string | null;
  digest: Buffer;
}

/** What is there already of these messages, by id and by place in their conversation ('number\0seq'). */
export async function knownMessages(
  { tx }: Ctx,
  incoming: readonly Incoming[],
): Promise<{ byId: Map<string, Stored>; byPlace: Map<string, Stored> }> {
  const placed = incoming.filter(({ seq }) => seq !== null);
  const columns = 'i.message_id, i.number, i.seq, i.state, i.reason, i.digest';
  const rows = await tx.sql<Stored>(
    `select ${columns} from hotline_inbox i where i.tenant_id = $1 and i.message_id = any($2)
     union all select ${columns} from unnest($3::text[], $4::int[]) as x(number, seq)
       join hotline_inbox i on i.tenant_id = $1 and i.number = x.number and i.seq = x.seq`,
    [
      tx.tenantId,
      incoming.map(({ messageId }) => messageId),
      placed.map(({ number }) => number),
      placed.map(({ seq }) => seq),
    ],
  );
  return {
    byId: new Map(rows.map((row) => [row.message_id, row])),
    byPlace: new Map(rows.flatMap((row) => (row.seq === null ? [] : [[`${row.number}\0${row.seq}`, row]]))),
  };
}

/** What waits in the conversations about these orders. */
export async function pendingOf({ tx, platform }: Ctx, numbers: readonly string[]): Promise<Pending[]> {
  const rows = await tx.sql<HotlineInboxTable>(
    `select id, message_id, number, seq, kind, state, reason, raw_sealed from hotline_inbox
     where tenant_id = $1 and number = any($2) and state in ('waiting', 'held') order by seq nulls first, received_at`,
    [tx.tenantId, [...new Set(numbers)]],
  );
  const context = sealContext(tx.tenantId, 'raw');
  return rows.map((row) => {
    const raw = JSON.parse(platform.keys.open(row.raw_sealed, context)) as unknown;
    return pendingRow(row, raw);
  });
}

/** One that waits or was not understood. */
export async function pendingById({ tx, platform }: Ctx, id: string): Promise<Pending | undefined> {
  const [row] = await tx.sql<HotlineInboxTable>(
    `select id, message_id, number, seq, kind, state, reason, raw_sealed from hotline_inbox
     where tenant_id = $1 and id = $2 and state in ('waiting', 'rejected') for update`,
    [tx.tenantId, id],
  );
  if (!row) return undefined;
  return pendingRow(row, JSON.parse(platform.keys.open(row.raw_sealed, sealContext(tx.tenantId, 'raw'))));
}

function pendingRow(row: HotlineInboxTable, raw: unknown): Pending {
  return {
    id: row.id,
    messageId: row.message_id,
    number: row.number,
    seq: row.seq,
    kind: row.kind,
    raw,
    state: row.state,
    reason: row.reason,
    fault: readMessage(raw).fault,
    touched: false,
  };
}

/** Keeps what came, with what became of it. One that was not understood and comes again mended takes the place of the first. */
export async function insertMessages(ctx: Ctx, via: Via, messages: readonly Pending[]): Promise<void> {
  if (messages.length === 0) return;
  const { tx, now, platform } = ctx;
  const context = sealContext(tx.tenantId, 'raw');
  const rows = messages.map(({ id, messageId, number, seq, kind, state, reason, incoming, raw }) => ({
    id,
    message_id: messageId,
    number,
    seq,
    kind,
    state,
    reason,
    digest: incoming?.digest.toString('hex'),
    raw: platform.keys.seal(JSON.stringify(raw), context).toString('hex'),
  }));
  // A place in a conversation that holds what was not understood is given free for what is.
  await tx.sql(
    `update hotline_inbox i set seq = null from json_to_recordset($2::json) as x(message_id text, number text, seq int)
     where i.tenant_id = $1 and i.number = x.number and i.seq = x.seq and i.state = 'rejected' and i.message_id <> x.message_id`,
    [tx.tenantId, JSON.stringify(rows.map(({ message_id, number, seq }) => ({ message_id, number, seq })))],
  );
  await tx.sql(
    `insert into hotline_inbox as i (tenant_id, id, message_id, number, seq, kind, via, state, reason, digest, raw_sealed, received_at, settled_at)
     select $1, x.id, x.message_id, x.number, x.seq, x.kind, $3, x.state, x.reason, decode(x.digest, 'hex'), decode(x.raw, 'hex'), $4,
       case when x.state in ('waiting', 'held') then null else $4::timestamptz end
     from json_to_recordset($2::json) as x(id uuid, message_id text, number text, seq int, kind text, state text, reason text, digest text, raw text)
     on conflict (tenant_id, message_id) do update set number = excluded.number, seq = excluded.seq, kind = excluded.kind, state = excluded.state,
       reason = excluded.reason, digest = excluded.digest, raw_sealed = excluded.raw_sealed, settled_at = excluded.settled_at`,
    [tx.tenantId, JSON.stringify(rows), via, now],
  );
}

/** Writes what became of messages that were there before. */
export async function settleMessages({ tx, now }: Ctx, messages: readonly Pending[]): Promise<void> {
  if (messages.length === 0) return;
  await tx.sql(
    `update hotline_inbox i set state = x.state, reason = x.reason,
       settled_at = case when x.state in ('waiting', 'held') then null else $3::timestamptz end
     from json_to_recordset($2::json) as x(id uuid, state text, reason text) where i.tenant_id = $1 and i.id = x.id`,
    [tx.tenantId, JSON.stringify(messages.map(({ id, state, reason }) => ({ id, state, reason }))), now],
  );
}
