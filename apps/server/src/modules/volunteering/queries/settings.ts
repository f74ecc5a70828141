import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { ActivityOptions } from '../contract.ts';
import { defaultSettings, type VolunteeringSettings } from '../settings.ts';

/** The tenant's options of activities. */
export async function volunteeringSettings({ tx }: Pick<Ctx, 'tx'>): Promise<VolunteeringSettings> {
  const [row] = await tx.sql<{ value: Partial<VolunteeringSettings> }>(
    `select value from tenant_settings where tenant_id = $1 and module = 'volunteering'`,
    [tx.tenantId],
  );
  return { ...defaultSettings, ...row?.value };
}

/** The same with the version that a change names; 0 while nothing was ever set. */
export async function activityOptions(ctx: Pick<Ctx, 'tx'>): Promise<ActivityOptions> {
  const [row] = await ctx.tx.sql<{ version: number }>(
    `select version from tenant_settings where tenant_id = $1 and module = 'volunteering'`,
    [ctx.tx.tenantId],
  );
  const { kinds, namesKeepDays } = await volunteeringSettings(ctx);
  return { kinds: [...kinds], namesKeepDays, version: row?.version ?? 0 };
}

/** Throws invalid (unknown-kind) unless the tenant sorts its activities so. */
export async function knownKind(ctx: Pick<Ctx, 'tx'>, code: string): Promise<void> {
  const { kinds } = await volunteeringSettings(ctx);
  if (kinds.some((kind) => kind.code === code)) return;
  throw invalid('unknown-kind', '请从本地的类型中选择一类。', 'Choose one of the kinds in use here.', {
    field: 'kind',
  });
}
