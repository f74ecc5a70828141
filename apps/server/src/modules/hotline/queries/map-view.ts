import type { Ctx } from '../../../platform/context.ts';
import type { HotlineMapView } from '../contract.ts';
import { ourStates, usualStatus } from '../domain/codes.ts';
import { currentMap } from './link.ts';

/** The map in force, and the codes that came and that it does not know. */
export async function mapView({ tx }: Pick<Ctx, 'tx'>): Promise<HotlineMapView> {
  const { version, entries } = await currentMap(tx);
  const rows = await tx.sql<{
    field: 'category' | 'area' | 'urgency';
    code: string;
    label: string;
    orders: number;
    lastAt: Date;
  }>(
    `select field, code, label, orders, last_at as "lastAt" from hotline_codes
     where tenant_id = $1 and not coalesce($2::jsonb -> field ? code or $2::jsonb -> field ? label, false)
     order by orders desc, code limit 500`,
    [tx.tenantId, JSON.stringify(entries)],
  );
  return {
    version,
    entries,
    usual: Object.fromEntries(ourStates.map((state) => [state, usualStatus(state)])),
    unmapped: rows.map((row) => ({ ...row, lastAt: row.lastAt.toISOString() })),
  };
}
