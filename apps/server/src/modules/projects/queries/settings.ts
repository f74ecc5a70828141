import type { Ctx } from '../../../platform/context.ts';
import type { ProjectOptions } from '../contract-settings.ts';
import { defaultSettings, type ProjectSettings } from '../settings.ts';

/** The tenant's options of projects. */
export async function projectSettings({ tx }: Pick<Ctx, 'tx'>): Promise<ProjectSettings> {
  const [row] = await tx.sql<{ value: Partial<ProjectSettings> }>(
    `select value from tenant_settings where tenant_id = $1 and module = 'projects'`,
    [tx.tenantId],
  );
  return { ...defaultSettings, ...row?.value };
}

/** The same with the version that a change names; 0 while nothing was ever set. */
export async function projectOptions(ctx: Pick<Ctx, 'tx'>): Promise<ProjectOptions> {
  const [row] = await ctx.tx.sql<{ version: number }>(
    `select version from tenant_settings where tenant_id = $1 and module = 'projects'`,
    [ctx.tx.tenantId],
  );
  const { types, ...days } = await projectSettings(ctx);
  return { ...days, types: [...types], version: row?.version ?? 0 };
}
