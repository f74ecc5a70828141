import { forbidden, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { updateMatter } from '../../matters/index.ts';
import { can } from '../policy.ts';
import { governed } from '../queries/governed.ts';
import { lockRequest } from '../queries/load-request.ts';
import { reporterContext } from './new-request.ts';

export interface Revealed {
  reporters: { ordinal: number; name: string | null; phone: string | null }[];
}

/** Shows who reported, to those permitted, for a stated reason; the log keeps who looked and why (never what was shown). */
export async function revealReporter(ctx: Ctx, id: string, reason: string): Promise<Revealed> {
  const loaded = await lockRequest(ctx, id);
  const seen = await governed(ctx, loaded);
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  if (!can(ctx.actor, 'reveal', seen)) throw forbidden();
  const rows = await ctx.tx.sql<{ ordinal: number; name_sealed: Buffer | null; phone_sealed: Buffer | null }>(
    'select ordinal, name_sealed, phone_sealed from reporters where tenant_id = $1 and request_id = $2 order by ordinal',
    [ctx.tx.tenantId, id],
  );
  await updateMatter(ctx, {
    before: loaded.matter,
    after: loaded.matter,
    events: [{ kind: 'request.reporter-revealed', data: {}, words: { reason } }],
    own: { table: 'requests', values: {} },
    parties: [],
  });
  const context = reporterContext(ctx.tx.tenantId, id);
  const open = (sealed: Buffer | null): string | null => (sealed ? ctx.platform.keys.open(sealed, context) : null);
  return {
    reporters: rows.map((row) => ({
      ordinal: row.ordinal,
      name: open(row.name_sealed),
      phone: open(row.phone_sealed),
    })),
  };
}
