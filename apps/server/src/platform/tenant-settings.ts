import { conflict } from '../kernel/errors.ts';
import type { Ctx } from './context.ts';
import type { Tx } from './database/database.ts';

/** What the tenant has set under this name, and the version a change of it must name; nothing and 0 while nothing is set. */
export async function storedSettings<T>(
  tx: Pick<Tx, 'sql' | 'tenantId'>,
  name: string,
): Promise<{ value: Partial<T>; version: number }> {
  const [row] = await tx.sql<{ value: Partial<T>; version: number }>(
    'select value, version from tenant_settings where tenant_id = $1 and module = $2',
    [tx.tenantId, name],
  );
  return row ?? { value: {}, version: 0 };
}

/** Sets the keys given and leaves the others, whatever the version. */
export async function mergeSettings(tx: Tx, name: string, value: object): Promise<void> {
  await tx.sql(
    `insert into tenant_settings as s (tenant_id, module, value) values ($1, $2, $3)
     on conflict (tenant_id, module) do update set value = s.value || excluded.value, version = s.version + 1`,
    [tx.tenantId, name, JSON.stringify(value)],
  );
}

/**
 * The same for whoever has looked at `version` of them: of two who change it at once the second throws conflict
 * (version-conflict, with what `present` reads as `details.current`). Gives what `present` reads afterwards.
 */
export async function changeSettings<T>(
  { tx, now }: Pick<Ctx, 'tx' | 'now'>,
  name: string,
  { version, ...value }: { version: number; [key: string]: unknown },
  present: () => Promise<T>,
): Promise<T> {
  const stored = await tx.sql(
    `insert into tenant_settings as s (tenant_id, module, value, updated_at)
     select $1, $2, $3, $4 where $5 = 0 or exists (select from tenant_settings where tenant_id = $1 and module = $2)
     on conflict (tenant_id, module) do update
       set value = s.value || excluded.value, updated_at = excluded.updated_at, version = s.version + 1
       where s.version = $5 returning s.version`,
    [tx.tenantId, name, JSON.stringify(value), now, version],
  );
  const current = await present();
  if (stored.length > 0) return current;
  throw conflict(
    'version-conflict',
    '这里刚被别人改过。请对照最新内容后再保存，您填写的内容仍在。',
    'Somebody has just changed this. Compare with the latest before saving; what you typed is kept.',
    { current },
  );
}
