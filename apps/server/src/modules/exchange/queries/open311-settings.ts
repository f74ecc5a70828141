import type { Tx } from '../../../platform/database/database.ts';
import { storedSettings } from '../../../platform/tenant-settings.ts';

/** Options of the open interface; the tenant's, in `tenant_settings` under 'exchange'. */
export interface Open311Settings {
  /** Whether something may be reported without a key, as many an hour from one address as residents may. */
  anonymous: boolean;
  contact: string;
}

const defaults: Open311Settings = { anonymous: false, contact: '' };

export async function open311Settings(tx: Tx): Promise<Open311Settings & { version: number }> {
  const { value, version } = await storedSettings<{ open311: Partial<Open311Settings> }>(tx, 'exchange');
  return { ...defaults, ...value.open311, version };
}
