import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';

/** The one database server of a test run, with a migrated template that each test database is copied from. */
export interface TestServer {
  superuserUrl: string;
  template: string;
  stop(): Promise<void>;
}

/**
 * HUYING_TEST_SERVER_URL (a superuser of any PostgreSQL ≥ 15) when set, else a bundled PostgreSQL in a temporary folder
 * with fsync off.
 */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.HUYING_TEST_SERVER_URL;
  const server = given ? { superuserUrl: given, stop: async () => {} } : await startTemporary();
  const template = `huying_template_${randomBytes(4).toString('hex')}`;
  try {
    await asSuperuser(server.superuserUrl, async (client) => {
      await ensureRole(client, server.superuserUrl);
      await client.query(`create database ${template} owner huying`);
    });
    await migrate(databaseUrl(server.superuserUrl, 'huying', template));
  } catch (error) {
    await server.stop();
    throw error;
  }
  const stop = async (): Promise<void> => {
    if (given) {
      await asSuperuser(given, (client) => client.query(`drop database if exists ${template} with (force)`));
    }
    await server.stop();
  };
  return { superuserUrl: server.superuserUrl, template, stop };
}

async function startTemporary(): Promise<{ superuserUrl: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'huying-test-'));
  await chmod(dataDir, 0o711);
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const server = await startEmbedded({ dataDir, settings });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { superuserUrl: server.superuserUrl, stop };
}

/** The same server as another role and database; both roles of a test server have the same password. */
export function databaseUrl(superuserUrl: string, role: string, database: string): string {
  const url = new URL(superuserUrl);
  url.username = role;
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs work on a connection of its own and closes it. */
export async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, superuserUrl: string): Promise<void> {
  const password = decodeURIComponent(new URL(superuserUrl).password);
  const found = await client.query(`select from pg_roles where rolname = 'huying'`);
  if (found.rowCount) return;
  await client.query(`create role huying login createrole createdb password ${client.escapeLiteral(password)}`);
}
