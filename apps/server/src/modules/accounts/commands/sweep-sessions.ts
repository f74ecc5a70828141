import type { Platform } from '../../../platform/context.ts';
import { IDLE } from '../domain/session-limits.ts';

/** Removes sessions that count no longer, and counts of sign-ins whose window is long over, of every tenant. */
export async function sweepSessions(platform: Platform): Promise<void> {
  const now = platform.clock();
  const { owner } = platform.db;
  await owner.query('delete from sessions where expires_at <= $1 or last_seen_at <= $2', [
    now,
    new Date(now.getTime() - IDLE),
  ]);
  await owner.query(`delete from throttles where bucket like 'sign-in:%' and started_at < $1`, [
    new Date(now.getTime() - 24 * 3_600_000),
  ]);
}
