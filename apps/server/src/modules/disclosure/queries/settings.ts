import type { Ctx } from '../../../platform/context.ts';
import { type DisclosureSettings, defaultSettings } from '../settings.ts';

/** The tenant's options of public lists. */
export async function disclosureSettings({ tx }: Pick<Ctx, 'tx'>): Promise<DisclosureSettings> {
  const [row] = await tx.sql<{ value: Partial<DisclosureSettings> }>(
    `select value from tenant_settings where tenant_id = $1 and module = 'disclosure'`,
    [tx.tenantId],
  );
  return { ...defaultSettings, ...row?.value };
}
