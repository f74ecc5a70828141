import type { Ctx } from '../../../platform/context.ts';
import { storedSettings } from '../../../platform/tenant-settings.ts';
import { defaultSettings, type PatrolSettings } from '../settings.ts';

/** The tenant's options of patrols and visits. */
export async function patrolSettings({ tx }: Pick<Ctx, 'tx'>): Promise<PatrolSettings> {
  return { ...defaultSettings, ...(await storedSettings<PatrolSettings>(tx, 'patrols')).value };
}
