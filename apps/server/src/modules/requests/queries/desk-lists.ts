import type { Ctx } from '../../../platform/context.ts';
import { storedSettings } from '../../../platform/tenant-settings.ts';
import type { DeskLists } from '../contract-desk-lists.ts';
import { defaultSettings, type RequestSettings } from '../settings.ts';

/** As they stand in the database, not in memory: whoever edits them rests on their version. Version 0 until something is set. */
export async function getDeskLists({ tx }: Pick<Ctx, 'tx'>): Promise<DeskLists> {
  const { value, version } = await storedSettings<RequestSettings>(tx, 'requests');
  const { diversions, gridDuties, emergencyLimits } = { ...defaultSettings, ...value };
  return {
    diversions: diversions.map((route) => ({ ...route, words: [...route.words] })),
    gridDuties: [...gridDuties],
    emergencyLimits: emergencyLimits.map((item) => ({ ...item, warnAt: [...item.warnAt] })),
    version,
  };
}
