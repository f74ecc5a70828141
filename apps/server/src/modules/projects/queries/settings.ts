import type { Ctx } from '../../../platform/context.ts';
import { defaultSettings, type ProjectSettings } from '../settings.ts';

/** The tenant's options of projects. */
export async function projectSettings({ tx }: Pick<Ctx, 'tx'>): Promise<ProjectSettings> {
  const [row] = await tx.sql<{ value: Partial<ProjectSettings> }>(
    `select value from tenant_settings where tenant_id = $1 and module = 'projects'`,
    [tx.tenantId],
  );
  return { ...defaultSettings, ...row?.value };
}
