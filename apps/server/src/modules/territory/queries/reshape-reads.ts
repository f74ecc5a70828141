import type { MultiPolygon } from '../../../kernel/geometry.ts';
import type { Tx } from '../../../platform/database/database.ts';

/** Versions of places by id: whether somebody has changed one since it was read. */
export async function versionsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.sql<{ id: string; version: number }>(
    'select id, version from places where tenant_id = $1 and id = any($2::uuid[])',
    [tx.tenantId, ids],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** How many open places hang below these. */
export async function openChildrenOf(tx: Tx, ids: readonly string[]): Promise<number> {
  const [row] = await tx.sql<{ count: number }>(
    'select count(*)::int as count from places where tenant_id = $1 and active and parent_id = any($2::uuid[])',
    [tx.tenantId, ids],
  );
  return row?.count ?? 0;
}

/** Boundaries by their own ids, past ones too. */
export async function readBoundaries(tx: Tx, ids: readonly string[]): Promise<Map<string, MultiPolygon>> {
  const rows = await tx.sql<{ id: string; boundary: MultiPolygon }>(
    `select id, geometry -> 'coordinates' as boundary from place_boundaries where tenant_id = $1 and id = any($2::uuid[])`,
    [tx.tenantId, ids],
  );
  return new Map(rows.map(({ id, boundary }) => [id, boundary]));
}
