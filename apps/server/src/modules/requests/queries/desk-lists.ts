import type { Ctx } from '../../../platform/context.ts';
import type { DeskLists } from '../contract-desk-lists.ts';
import { defaultSettings, type RequestSettings } from '../settings.ts';

/** As they stand in the database, not in memory: whoever edits them rests on their version. Version 0 until something is set. */
export async function getDeskLists({ tx }: Pick<Ctx, 'tx'>): Promise<DeskLists> {
  const [row] = await tx.sql<{ value: Partial<RequestSettings>; version: number }>(
    `select value, version from tenant_settings where tenant_id = $1 and module = 'requests'`,
    [tx.tenantId],
  );
  const { diversions, gridDuties, emergencyLimits } = { ...defaultSettings, ...row?.value };
  return {
    diversions: diversions.map((route) => ({ ...route, words: [...route.words] })),
    gridDuties: [...gridDuties],
    emergencyLimits: emergencyLimits.map((item) => ({ ...item, warnAt: [...item.warnAt] })),
    version: row?.version ?? 0,
  };
}
