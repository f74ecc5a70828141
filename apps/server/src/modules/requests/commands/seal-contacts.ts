import type { Ctx } from '../../../platform/context.ts';
import { phoneOrNull } from '../domain/contact.ts';
import { reporterContext } from './new-request.ts';

const hex = (bytes: Buffer | null): string | null => bytes && `\\x${bytes.toString('hex')}`;

/**
 * Keeps the reporters of many imported requests, sealed. A number that is none ('转网格员', '保密') is kept as it was
 * written, but cannot be found by its hash: an import loses nothing.
 */
export async function sealContacts(
  ctx: Ctx,
  contacts: readonly { requestId: string; name?: string; phone?: string }[],
): Promise<void> {
  const { tx, now, platform } = ctx;
  const rows = contacts.flatMap(({ requestId, name, phone }) => {
    if (!name && !phone) return [];
    const context = reporterContext(tx.tenantId, requestId);
    const normal = phoneOrNull(phone);
    return [
      {
        request_id: requestId,
        name_sealed: hex(name ? platform.keys.seal(name, context) : null),
        phone_sealed: hex(phone ? platform.keys.seal(normal ?? phone, context) : null),
        phone_lookup: hex(normal === null ? null : platform.keys.lookup('phone', normal)),
      },
    ];
  });
  if (rows.length === 0) return;
  await tx.sql(
    `insert into reporters (tenant_id, request_id, name_sealed, phone_sealed, phone_lookup, created_at)
     select $1, request_id, name_sealed, phone_sealed, phone_lookup, $3 from json_populate_recordset(null::reporters, $2::json)`,
    [tx.tenantId, JSON.stringify(rows), now],
  );
}
