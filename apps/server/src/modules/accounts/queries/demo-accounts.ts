import type { Platform } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { mergeSettings } from '../../../platform/tenant-settings.ts';
import type { Session } from '../contract-session.ts';

interface DemoSettings {
  demoUsernames?: string[];
  demoPassword?: string;
}

/**
 * Marks accounts as those of the demo: shown on the sign-in page with their common password where `platform.demo` is
 * true, and refused at sign-in everywhere else.
 */
export async function markDemoAccounts(tx: Tx, usernames: readonly string[], password: string): Promise<void> {
  const value: DemoSettings = { demoUsernames: [...usernames], demoPassword: password };
  await mergeSettings(tx, 'accounts', value);
}

/** The accounts a demo offers, in the order they were marked; nothing when none were. */
export async function demoAccounts(tx: Tx): Promise<Pick<Session, 'demoAccounts' | 'demoPassword'> | undefined> {
  const rows = await tx.sql<{ username: string; name: string; role: string; title: string; password: string }>(
    `select c.username, p.name, o.role, coalesce(nullif(o.title, ''), r.name) as title, s.value->>'demoPassword' as password
     from tenant_settings s
     cross join lateral jsonb_array_elements_text(s.value->'demoUsernames') with ordinality as d(username, place)
     join credentials c on c.tenant_id = s.tenant_id and c.username = d.username
     join people p on p.tenant_id = c.tenant_id and p.id = c.person_id
     cross join lateral (select * from posts each where each.tenant_id = p.tenant_id and each.person_id = p.id
       order by each.valid_from, each.id limit 1) o
     join roles r on r.tenant_id = o.tenant_id and r.code = o.role
     where s.tenant_id = $1 and s.module = 'accounts' and p.active order by d.place`,
    [tx.tenantId],
  );
  const password = rows[0]?.password;
  if (!password) return undefined;
  return {
    demoAccounts: rows.map(({ username, name, role, title }) => ({ username, name, role, title })),
    demoPassword: password,
  };
}

/** Whether this account was laid by the demo. */
export async function isDemoAccount(tx: Tx, username: string): Promise<boolean> {
  const rows = await tx.sql(
    `select from tenant_settings where tenant_id = $1 and module = 'accounts' and value->'demoUsernames' ? $2`,
    [tx.tenantId, username],
  );
  return rows.length > 0;
}

/** Names of the demo's accounts that are still in use, of every tenant. */
export async function demoAccountsLeft({ db }: Platform): Promise<string[]> {
  const { rows } = await db.owner.query<{ username: string }>(
    `select c.username from tenant_settings s
     cross join lateral jsonb_array_elements_text(s.value->'demoUsernames') as d(username)
     join credentials c on c.tenant_id = s.tenant_id and c.username = d.username
     join people p on p.tenant_id = c.tenant_id and p.id = c.person_id and p.active
     where s.module = 'accounts' order by 1`,
  );
  return rows.map(({ username }) => username);
}
