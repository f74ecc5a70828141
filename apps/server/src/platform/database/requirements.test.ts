import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../testing/database.ts';
import { asSuperuser } from '../testing/server.ts';
import { refuseUnsafeDatabase } from './requirements.ts';

test('the test server is fit, but not for production unless it writes commits to disk', async () => {
  const database = await createTestDatabase();
  await asSuperuser(database.superuserUrl, async (client) => {
    const query = async (sql: string): Promise<object[]> => (await client.query(sql)).rows;
    await refuseUnsafeDatabase(query, 'demo');
    await client.query('set synchronous_commit = off');
    await expect(refuseUnsafeDatabase(query, 'production')).rejects.toThrow(/synchronous_commit=on/);
  });
  await database.drop();
});

test('a database under the bare locale C, or not in UTF-8, is refused in every mode', async () => {
  const database = await createTestDatabase();
  await asSuperuser(database.superuserUrl, async (client) => {
    const name = `c_${new URL(database.superuserUrl).pathname.slice(1)}`;
    await client.query(`create database ${name} template template0 locale_provider libc locale 'C' encoding 'LATIN1'`);
    const url = new URL(database.superuserUrl);
    url.pathname = `/${name}`;
    const inside = new pg.Client({ connectionString: url.href });
    await inside.connect();
    const query = async (sql: string): Promise<object[]> => (await inside.query(sql)).rows;
    await expect(refuseUnsafeDatabase(query, 'demo')).rejects.toThrow(/LATIN1[\s\S]*LOCALE 'C.UTF-8'/);
    await inside.end();
    await client.query(`drop database ${name}`);
  });
  await database.drop();
});
