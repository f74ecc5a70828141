import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestsEndpoints as api } from '../modules/requests/contract.ts';
import { newTenant, startTestApp, type TestApp } from './testing.ts';

/** The second wall: with the application's own checks out of the way, the database alone gives nothing of another tenant. */
let test: TestApp;
let other: number;

beforeAll(async () => {
  test = await startTestApp();
  other = await newTenant(test.platform, 'other', '别区');
  const made = await test.call(api.reportRequest, {
    body: { content: '路灯不亮', lon: 106.005, lat: 39.005, phone: '13900002222' },
  });
  expect(made.status).toBe(201);
});
afterAll(() => test.stop());

const tables = async (): Promise<{ name: string; secured: boolean; policies: number }[]> => {
  const { rows } = await test.platform.db.owner.query(
    `select c.relname as name, c.relrowsecurity as secured, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  return rows;
};

describe('row-level security', () => {
  it('stands on every table that has a tenant', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(25);
    expect(all.filter((table) => !table.secured || table.policies === 0)).toEqual([]);
  });

  it('shows another tenant no row of any table, without any condition in the query', async () => {
    const filled: string[] = [];
    for (const { name } of await tables()) {
      const { rows } = await test.platform.db.owner.query(
        `select count(*)::int as n from "${name}" where tenant_id = $1`,
        [test.tenantId],
      );
      if (rows[0].n > 0) filled.push(name);
      const seen = await test.platform.db.read(other, (tx) =>
        tx.sql<{ n: number }>(`select count(*)::int as n from "${name}" where tenant_id = ${test.tenantId}`),
      );
      expect(seen[0]?.n, name).toBe(0);
    }
    expect(filled).toEqual(
      expect.arrayContaining(['matters', 'requests', 'reporters', 'events', 'query_codes', 'places', 'units']),
    );
  });

  it('lets nobody write into another tenant, or change and delete there', async () => {
    const write = test.platform.db.transaction(other, (tx) =>
      tx.sql(`insert into throttles (tenant_id, bucket, started_at, count) values ($1, 'x', now(), 1)`, [
        test.tenantId,
      ]),
    );
    await expect(write).rejects.toThrow(/row-level security/);
    const changed = await test.platform.db.transaction(other, (tx) =>
      tx.sql('update matters set title = $1 returning id', ['改']),
    );
    expect(changed).toEqual([]);
    const deleted = await test.platform.db.transaction(other, (tx) =>
      tx.sql('delete from reporters returning request_id'),
    );
    expect(deleted).toEqual([]);
  });

  it('gives a connection without a tenant nothing at all', async () => {
    const client = await test.platform.db.owner.connect();
    try {
      await client.query('begin');
      await client.query('set local role huying_app');
      expect((await client.query('select count(*)::int as n from matters')).rows[0].n).toBe(0);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('the log', () => {
  it('cannot be changed, emptied or deleted by the application', async () => {
    for (const statement of [`update events set kind = 'x'`, 'delete from events', 'truncate events']) {
      const attempt = test.platform.db.transaction(test.tenantId, (tx) => tx.sql(statement));
      await expect(attempt, statement).rejects.toThrow(/permission denied/);
    }
  });
});
