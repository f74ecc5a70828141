import type { Ctx } from '../../../platform/context.ts';
import { reporterContext } from '../commands/new-request.ts';

const MOST = 5000;

/**
 * The names of those who reported these requests, and of the last 5,000 who reported something in a place and gave a name: to be
 * found in texts before strangers see them, not to be shown to anybody.
 */
export async function namesOfReporters(
  { tx, platform }: Pick<Ctx, 'tx' | 'platform'>,
  placePath: string,
  requestIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.sql<{ id: string; sealed: Buffer }>(
    `(select request_id as id, name_sealed as sealed from reporters
      where tenant_id = $1 and request_id = any($2::uuid[]) and name_sealed is not null)
     union all
     (select r.request_id, r.name_sealed from matters m join reporters r on r.tenant_id = m.tenant_id and r.request_id = m.id
      where m.tenant_id = $1 and m.kind = 'request' and starts_with(m.place_path, $3) and r.name_sealed is not null
      order by m.created_at desc limit ${MOST})`,
    [tx.tenantId, requestIds, placePath],
  );
  return [...new Set(rows.map(({ id, sealed }) => platform.keys.open(sealed, reporterContext(tx.tenantId, id))))];
}
