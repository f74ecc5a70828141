import { Logger, parseCronItems, run, runMigrations, type Runner, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import type { Platform } from './context.ts';
import type { Tx } from './database/database.ts';
import type { Job } from './module.ts';

/** Starts the job runner in this process: work of the clock by cron, enqueued work within milliseconds. */
export async function startJobs(platform: Platform, jobs: readonly Job[]): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload: unknown) => {
        try {
          await job.run(platform, payload);
        } catch (error) {
          platform.log.error('job failed', error, { job: job.name });
          throw error;
        }
      },
    ]),
  );
  // Items rather than a crontab text, whose names may hold no dot.
  const cronItems = jobs.flatMap(({ name, cron }) =>
    cron ? [{ task: name, match: cron, options: { maxAttempts: 1 } }] : [],
  );
  return run({
    pgPool: platform.db.owner,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    taskList,
    parsedCronItems: parseCronItems(cronItems),
    logger: quietLogger(platform),
  });
}

/** Enqueues work in the caller's transaction: it exists exactly if the change does. `key` replaces a waiting job of that key. */
export async function enqueue(tx: Tx, name: string, payload: Record<string, unknown>, key?: string): Promise<void> {
  await tx.sql('select enqueue_job($1, $2::jsonb, $3)', [
    name,
    JSON.stringify({ tenantId: tx.tenantId, ...payload }),
    key ?? null,
  ]);
}

/**
 * Lays the job runner's own tables, and the one door through which the application's role may enqueue:
 * it runs with the owner's rights, so that the queue itself stays closed to it.
 */
export async function prepareJobs(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) });
  await pool.query(`create or replace function enqueue_job(name text, payload jsonb, job_key text) returns void
    language sql security definer set search_path = pg_catalog, public
    as $$ select graphile_worker.add_job(name, payload::json, job_key => job_key, max_attempts => 5) $$`);
  await pool.query(
    'revoke all on function enqueue_job from public; grant execute on function enqueue_job to huying_app',
  );
}

const quietLogger = (platform: Platform): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error') platform.log.warn('job runner', { message });
  });
