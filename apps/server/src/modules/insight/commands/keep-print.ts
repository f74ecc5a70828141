import type { Ctx } from '../../../platform/context.ts';
import type { StoredEvent } from '../../../platform/events.ts';
import { printKeys } from '../domain/alike.ts';

/** Makes the prints of requests that came in, so that the next one like them finds them. Heard twice, it changes nothing. */
export async function keepPrints({ tx }: Ctx, events: readonly StoredEvent[]): Promise<void> {
  // Locked from the matter on and in the order they came in, as by whoever takes an import back (matters: removeUntouched).
  const rows = await tx.sql<{ id: string; content: string; created_at: Date }>(
    `select m.id, r.content, m.created_at from unnest($2::uuid[]) with ordinality as x(id, i)
     join matters m on m.tenant_id = $1 and m.id = x.id join requests r on r.tenant_id = $1 and r.id = x.id
     order by x.i for key share of m`,
    [tx.tenantId, [...new Set(events.map(({ subjectId }) => subjectId))]],
  );
  if (rows.length === 0) return;
  const prints = rows.map(({ id, created_at, content }) => ({
    id,
    made_at: created_at,
    keys: `{${Array.from(printKeys(tx.tenantId, content)).join()}}`,
  }));
  await tx.sql(
    `insert into request_prints (tenant_id, request_id, made_at, keys)
     select $1, x.id, x.made_at, x.keys::int[] from json_to_recordset($2::json) as x(id uuid, made_at timestamptz, keys text)
     on conflict do nothing`,
    [tx.tenantId, JSON.stringify(prints)],
  );
}
