import type { Ctx } from '../../../platform/context.ts';
import type { StoredEvent } from '../../../platform/events.ts';
import { printKeys } from '../domain/alike.ts';

/** Makes the print of a request that came in, so that the next one like it finds it. Heard twice, it changes nothing. */
export async function keepPrint({ tx }: Ctx, event: StoredEvent): Promise<void> {
  // Locked from the matter on, as by whoever takes an import back (matters: removeUntouched).
  const [row] = await tx.sql<{ content: string; created_at: Date }>(
    `select r.content, m.created_at from matters m join requests r on r.tenant_id = m.tenant_id and r.id = m.id
     where m.tenant_id = $1 and m.id = $2 for key share of m`,
    [tx.tenantId, event.subjectId],
  );
  if (!row) return;
  await tx.sql(
    'insert into request_prints (tenant_id, request_id, made_at, keys) values ($1, $2, $3, $4) on conflict do nothing',
    [tx.tenantId, event.subjectId, row.created_at, Array.from(printKeys(tx.tenantId, row.content))],
  );
}
