import type { Tx } from '../../../platform/database/database.ts';

/** Options of the open interface; the tenant's, in `tenant_settings` under 'exchange'. */
export interface Open311Settings {
  /** Whether something may be reported without a key, as many an hour from one address as residents may. */
  anonymous: boolean;
  contact: string;
}

const defaults: Open311Settings = { anonymous: false, contact: '' };

export async function open311Settings(tx: Tx): Promise<Open311Settings & { version: number }> {
  const [row] = await tx.sql<{ value: { open311?: Partial<Open311Settings> }; version: number }>(
    `select value, version from tenant_settings where tenant_id = $1 and module = 'exchange'`,
    [tx.tenantId],
  );
  return { ...defaults, ...row?.value.open311, version: row?.version ?? 0 };
}
