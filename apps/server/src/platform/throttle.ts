import { AppError } from '../kernel/errors.ts';
import type { Database, Tx } from './database/database.ts';

/**
 * Counts one more try in a fixed window and tells how many there were, in one statement; survives a restart.
 * The caller decides what is too many.
 */
export async function countTry(tx: Tx, bucket: string, windowMinutes: number, now: Date): Promise<number> {
  const [row] = await tx.sql<{ count: number }>(COUNT, [tx.tenantId, bucket, now, windowMinutes]);
  return row?.count ?? 1;
}

/** The same on a connection of its own, so that it counts although the caller's transaction is undone. */
export async function countTryApart(
  db: Database,
  tenantId: number,
  bucket: string,
  windowMinutes: number,
  now: Date,
): Promise<number> {
  const { rows } = await db.owner.query<{ count: number }>(COUNT, [tenantId, bucket, now, windowMinutes]);
  return rows[0]?.count ?? 1;
}

const COUNT = `insert into throttles as t (tenant_id, bucket, started_at, count) values ($1, $2, $3, 1)
     on conflict (tenant_id, bucket) do update set
       count = case when t.started_at < $3::timestamptz - make_interval(mins => $4::int) then 1 else t.count + 1 end,
       started_at = case when t.started_at < $3::timestamptz - make_interval(mins => $4::int) then $3 else t.started_at end
     returning count`;

/** How many tries the current window holds, without counting one. */
export async function triesSoFar(tx: Tx, bucket: string, windowMinutes: number, now: Date): Promise<number> {
  const [row] = await tx.sql<{ count: number }>(
    `select count from throttles where tenant_id = $1 and bucket = $2 and started_at >= $3::timestamptz - make_interval(mins => $4::int)`,
    [tx.tenantId, bucket, now, windowMinutes],
  );
  return row?.count ?? 0;
}

export const tooMany = (code: string, zh: string, en: string, retryAfterSeconds: number): AppError =>
  new AppError('too-many', code, { zh, en }, { retryAfterSeconds });
