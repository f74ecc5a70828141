import type { Ctx } from '../../../platform/context.ts';
import { storedSettings } from '../../../platform/tenant-settings.ts';
import type { ProjectOptions } from '../contract-settings.ts';
import { defaultSettings, type ProjectSettings } from '../settings.ts';

/** The tenant's options of projects. */
export async function projectSettings({ tx }: Pick<Ctx, 'tx'>): Promise<ProjectSettings> {
  return { ...defaultSettings, ...(await storedSettings<ProjectSettings>(tx, 'projects')).value };
}

/** The same with the version that a change names; 0 while nothing was ever set. */
export async function projectOptions({ tx }: Pick<Ctx, 'tx'>): Promise<ProjectOptions> {
  const { value, version } = await storedSettings<ProjectSettings>(tx, 'projects');
  const { types, ...days } = { ...defaultSettings, ...value };
  return { ...days, types: [...types], version };
}
