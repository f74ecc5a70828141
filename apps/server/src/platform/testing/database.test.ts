import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './database.ts';

const query = async <Row extends object>(url: string, text: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
};

test('each test has a migrated database of its own, owned by a role that is no superuser', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await query(one.url, 'create table only_here (id int)');
  const tables = await query<{ name: string }>(
    two.url,
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const names = tables.map((row) => row.name);
  expect(names).toContain('schema_migrations');
  expect(names).not.toContain('only_here');
  const roles = await query<{ usesuper: boolean }>(
    two.url,
    'select usesuper from pg_user where usename = current_user',
  );
  expect(roles).toEqual([{ usesuper: false }]);
  await one.drop();
  await expect(query(one.url, 'select 1')).rejects.toThrow(/does not exist/);
  expect(await query(two.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await two.drop();
});
