import type { Ctx } from '../../../platform/context.ts';
import { defaultSettings, type RequestSettings } from '../settings.ts';

const known = new Map<string, { at: number; value: RequestSettings }>();
const FRESH_MS = 5000;

/** The tenant's options, at most five seconds old. */
export async function requestSettings({ tx, platform }: Ctx): Promise<RequestSettings> {
  const key = `${platform.publicUrl} ${tx.tenantId}`;
  const cached = known.get(key);
  const at = performance.now();
  if (cached && at - cached.at < FRESH_MS) return cached.value;
  const [row] = await tx.sql<{ value: Partial<RequestSettings> }>(
    `select value from tenant_settings where tenant_id = $1 and module = 'requests'`,
    [tx.tenantId],
  );
  const value = { ...defaultSettings, ...row?.value };
  known.set(key, { at, value });
  return value;
}
