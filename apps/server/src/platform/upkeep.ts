import type { Platform } from './context.ts';
import type { Job } from './module.ts';

/** A field phone may come back after days without a network and send again what it could not tell was done. */
const KEYS_KEPT_DAYS = 7;
/** No window is longer than an hour; a count that old hinders nobody. */
const COUNTS_KEPT_HOURS = 48;
const BATCH = 5000;

const SWEPT: Record<'keys' | 'counts', string> = {
  keys: `delete from idempotency_keys where (tenant_id, caller, key) in (
    select tenant_id, caller, key from idempotency_keys where created_at < $1 order by created_at limit ${BATCH})`,
  counts: `delete from throttles where (tenant_id, bucket) in (
    select tenant_id, bucket from throttles where started_at < $1 limit ${BATCH}) and started_at < $1`,
};

/** Every night: kept answers and counts of tries that have served their time go, a batch at a time. */
export const upkeepJobs: readonly Job[] = [{ name: 'platform.sweep', cron: '41 3 * * *', run: sweepPlatform }];

export async function sweepPlatform(platform: Platform): Promise<void> {
  const now = platform.clock().getTime();
  const keys = await sweep(platform, 'keys', new Date(now - KEYS_KEPT_DAYS * 24 * 3_600_000));
  const counts = await sweep(platform, 'counts', new Date(now - COUNTS_KEPT_HOURS * 3_600_000));
  if (keys + counts > 0) platform.log.info('kept answers and counts swept', { keys, counts });
}

async function sweep({ db }: Platform, what: keyof typeof SWEPT, before: Date): Promise<number> {
  let swept = 0;
  for (let batch = BATCH; batch === BATCH; swept += batch) {
    const { rowCount } = await db.owner.query(SWEPT[what], [before]);
    batch = rowCount ?? 0;
  }
  return swept;
}
