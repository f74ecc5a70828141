import type { Ctx } from '../../../platform/context.ts';
import { storedSettings } from '../../../platform/tenant-settings.ts';
import { type DisclosureSettings, defaultSettings } from '../settings.ts';

/** The tenant's options of public lists. */
export async function disclosureSettings({ tx }: Pick<Ctx, 'tx'>): Promise<DisclosureSettings> {
  return { ...defaultSettings, ...(await storedSettings<DisclosureSettings>(tx, 'disclosure')).value };
}
