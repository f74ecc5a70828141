import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readCursor, unitIdsOf, writeCursor } from '../../matters/index.ts';
import type { Finding, FindingKind } from '../contract.ts';
import { placedScope } from './scope.ts';

const PAGE = 30;
type Row = Omit<Finding, 'createdAt' | 'takenAt'> & { createdAt: Date; takenAt: Date | null };
const columns = `v.id, v.kind, v.place_id as "placeId", v.unit_id as "unitId", v.content, v.found_in as "foundIn", v.found_id as "foundId", v.state,
  v.reference, v.target_id as "targetId", v.created_at as "createdAt", v.taken_at as "takenAt", v.version`;
const FROM = `from findings v join places p on p.tenant_id = v.tenant_id and p.id = v.place_id where v.tenant_id = $1`;

const findingOf = ({ createdAt, takenAt, ...row }: Row): Finding => ({
  ...row,
  createdAt: createdAt.toISOString(),
  takenAt: takenAt?.toISOString() ?? null,
});

/** What waits to be taken over, the oldest first. */
export async function listFindings(
  ctx: Ctx,
  { kind, state = 'waiting', cursor }: { kind: FindingKind; state?: 'waiting' | 'taken'; cursor?: string },
): Promise<{ items: Finding[]; next: string | null }> {
  const after = readCursor(cursor);
  const scope = placedScope(ctx.actor, await unitIdsOf(ctx), 6);
  const rows = await ctx.tx.sql<Row>(
    `select ${columns} ${FROM} and v.kind = $2 and v.state = $3 and ${scope.sql}
       and ($4::timestamptz is null or (v.created_at, v.id) > ($4, $5::uuid)) order by v.created_at, v.id limit ${PAGE + 1}`,
    [ctx.tx.tenantId, kind, state, after?.at ?? null, after?.id ?? null, ...scope.values],
  );
  const items = rows.slice(0, PAGE).map(findingOf);
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  return { items, next: last ? writeCursor({ at: last.createdAt, id: last.id }) : null };
}

/** One finding of the caller's area, kept from others' changes until the transaction ends. Throws not-found. */
export async function lockFinding(ctx: Ctx, id: string): Promise<Finding> {
  const scope = placedScope(ctx.actor, await unitIdsOf(ctx), 3);
  const [row] = await ctx.tx.sql<Row>(`select ${columns} ${FROM} and v.id = $2 and ${scope.sql} for update of v`, [
    ctx.tx.tenantId,
    id,
    ...scope.values,
  ]);
  if (!row) throw notFound();
  return findingOf(row);
}
