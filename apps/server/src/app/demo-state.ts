import type pg from 'pg';
import type { Platform } from '../platform/context.ts';

/** How far the demo of a tenant has come; kept in its settings. A tenant without the mark is nobody's demo, or an old one. */
export type DemoState = 'laying' | 'laid';

/** Makes the tenant of a demo together with the mark that it is not finished. */
export async function beginDemo({ db }: Platform, code: string, name: string): Promise<number> {
  const { rows } = await db.owner.query<{ tenant_id: number }>(
    `with made as (insert into tenants (code, name) values ($1, $2) returning id)
     insert into tenant_settings (tenant_id, module, value)
     select id, 'demo', '{"state":"laying"}'::jsonb from made returning tenant_id`,
    [code, name],
  );
  const id = rows[0]?.tenant_id;
  if (id === undefined) throw new Error('the tenant of the demo was not made');
  return id;
}

/** The last step: from now on it is kept, whatever happens. */
export async function finishDemo({ db }: Platform, tenantId: number): Promise<void> {
  await db.owner.query(
    `update tenant_settings set value = '{"state":"laid"}', version = version + 1, updated_at = now()
     where tenant_id = $1 and module = 'demo'`,
    [tenantId],
  );
}

/** Tenants whose demo was cut off. Nobody can have worked in one: the server answers only when its demo is laid. */
export async function unfinishedDemos({ db }: Platform): Promise<number[]> {
  const { rows } = await db.owner.query<{ tenant_id: number }>(
    `select tenant_id from tenant_settings where module = 'demo' and value->>'state' = 'laying' order by 1`,
  );
  return rows.map((row) => row.tenant_id);
}

/** Takes away what a start that was cut off has left of its demo, and says so. */
export async function dropUnfinishedDemos(platform: Platform, tell: (line: string) => void): Promise<void> {
  for (const tenantId of await unfinishedDemos(platform)) {
    tell('上次铺演示区被打断，清掉没铺完的部分 · The demo was cut off last time: what there is of it is removed');
    const client = await platform.db.owner.connect();
    try {
      await client.query('begin');
      await dropTenant(client, tenantId);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }
}

/** Empties every table of a tenant; one that others still point to is tried again once those are empty. */
async function dropTenant(client: pg.PoolClient, tenantId: number): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  let left = rows.map(({ name }) => name);
  while (left.length > 0) {
    const kept: string[] = [];
    for (const name of left) if (!(await emptied(client, name, tenantId))) kept.push(name);
    if (kept.length === left.length) throw new Error(`the tables ${kept.join(', ')} point to one another`);
    left = kept;
  }
  await client.query('delete from tenants where id = $1', [tenantId]);
}

async function emptied(client: pg.PoolClient, table: string, tenantId: number): Promise<boolean> {
  await client.query('savepoint before');
  try {
    await client.query(`delete from ${client.escapeIdentifier(table)} where tenant_id = $1`, [tenantId]);
    return true;
  } catch (error) {
    await client.query('rollback to savepoint before');
    if ((error as { code?: string }).code === '23503') return false;
    throw error;
  }
}
