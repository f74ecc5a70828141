import type { Ctx } from '../../../platform/context.ts';
import { defaultSettings, type PatrolSettings } from '../settings.ts';

/** The tenant's options of patrols and visits. */
export async function patrolSettings({ tx }: Pick<Ctx, 'tx'>): Promise<PatrolSettings> {
  const [row] = await tx.sql<{ value: Partial<PatrolSettings> }>(
    `select value from tenant_settings where tenant_id = $1 and module = 'patrols'`,
    [tx.tenantId],
  );
  return { ...defaultSettings, ...row?.value };
}
