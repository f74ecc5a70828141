import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { prepareJobs } from '../jobs.ts';
import { serverRoot } from '../server-root.ts';

const LOCK = 7_406_001;

/**
 * Applies every migration of `apps/server/migrations` that the database has not seen, each in a transaction of its own,
 * in the order of the file names. Refuses to go on when a landed migration was edited. `url` must name a role that may
 * create tables and roles.
 */
export async function migrate(url: string, tell: (line: string) => void = () => {}): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      `create table if not exists schema_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    );
    const applied = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from schema_migrations',
    );
    const known = new Map(applied.rows.map((row) => [row.name, row.checksum]));
    for (const { name, sql, checksum } of await migrationFiles()) {
      const before = known.get(name);
      if (before === checksum) continue;
      if (before)
        throw new Error(
          `数据库迁移 ${name} 在应用之后被改动过，请恢复原文件。 Migration ${name} was edited after it landed: restore it.`,
        );
      tell(`迁移 ${name}`);
      await applyOne(client, name, sql, checksum);
    }
  } finally {
    await client.end();
  }
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  // A lost connection fails the next statement; an event that nobody hears would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await prepareJobs(pool);
  } finally {
    await pool.end();
  }
}

async function applyOne(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

async function migrationFiles(): Promise<{ name: string; sql: string; checksum: string }[]> {
  const folder = join(serverRoot(), 'migrations');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
