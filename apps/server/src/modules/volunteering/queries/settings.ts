import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { storedSettings } from '../../../platform/tenant-settings.ts';
import type { ActivityOptions } from '../contract.ts';
import { defaultSettings, type VolunteeringSettings } from '../settings.ts';

/** The tenant's options of activities. */
export async function volunteeringSettings({ tx }: Pick<Ctx, 'tx'>): Promise<VolunteeringSettings> {
  return { ...defaultSettings, ...(await storedSettings<VolunteeringSettings>(tx, 'volunteering')).value };
}

/** The same with the version that a change names; 0 while nothing was ever set. */
export async function activityOptions({ tx }: Pick<Ctx, 'tx'>): Promise<ActivityOptions> {
  const { value, version } = await storedSettings<VolunteeringSettings>(tx, 'volunteering');
  const { kinds, namesKeepDays } = { ...defaultSettings, ...value };
  return { kinds: [...kinds], namesKeepDays, version };
}

/** Throws invalid (unknown-kind) unless the tenant sorts its activities so. */
export async function knownKind(ctx: Pick<Ctx, 'tx'>, code: string): Promise<void> {
  const { kinds } = await volunteeringSettings(ctx);
  if (kinds.some((kind) => kind.code === code)) return;
  throw invalid('unknown-kind', '请从本地的类型中选择一类。', 'Choose one of the kinds in use here.', {
    field: 'kind',
  });
}
