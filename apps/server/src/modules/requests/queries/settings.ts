import type { Ctx } from '../../../platform/context.ts';
import { storedSettings } from '../../../platform/tenant-settings.ts';
import { defaultSettings, type RequestSettings } from '../settings.ts';

const known = new Map<string, { at: number; value: RequestSettings }>();
const FRESH_MS = 5000;
// Counts changes of this process, so that what was read before one is not kept after it.
let changes = 0;

const keyOf = ({ tx, platform }: Pick<Ctx, 'tx' | 'platform'>): string => `${platform.publicUrl} ${tx.tenantId}`;

/** The tenant's options, at most five seconds old. */
export async function requestSettings(ctx: Pick<Ctx, 'tx' | 'platform'>): Promise<RequestSettings> {
  const key = keyOf(ctx);
  const cached = known.get(key);
  const at = performance.now();
  if (cached && at - cached.at < FRESH_MS) return cached.value;
  const before = changes;
  const value = { ...defaultSettings, ...(await storedSettings<RequestSettings>(ctx.tx, 'requests')).value };
  if (before === changes) known.set(key, { at, value });
  return value;
}

/** After a change: at once for those who ask now, and again when it is committed. */
export function forgetSettings(ctx: Pick<Ctx, 'tx' | 'platform'>): void {
  const forget = (): void => {
    changes += 1;
    known.delete(keyOf(ctx));
  };
  forget();
  ctx.tx.afterCommit(forget);
}
