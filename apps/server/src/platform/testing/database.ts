import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import './global-setup.ts';
import { asSuperuser, databaseUrl } from './server.ts';

export interface TestDatabase {
  /** As the application is given it: the role that owns the tables, no superuser. */
  url: string;
  /** A superuser on the same database, for tests that look past every wall. */
  superuserUrl: string;
  drop(): Promise<void>;
}

/** A fresh, migrated database of its own, copied from the run's template in some 100 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { superuserUrl, template } = await askForServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(superuserUrl, (client) =>
    client.query(`create database ${name} template ${template} owner huying`),
  );
  return {
    url: databaseUrl(superuserUrl, 'huying', name),
    superuserUrl: databaseUrl(superuserUrl, new URL(superuserUrl).username, name),
    drop: async () => {
      await asSuperuser(superuserUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

async function askForServer(): Promise<{ superuserUrl: string; template: string }> {
  const response = await fetch(inject('testServerDoor'));
  if (!response.ok) throw new Error(`the test database server did not start:\n${await response.text()}`);
  return (await response.json()) as { superuserUrl: string; template: string };
}
