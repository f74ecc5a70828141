import { systemActor } from '../../../kernel/actor.ts';
import { notFound } from '../../../kernel/errors.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { normalUsername } from '../domain/names.ts';
import { credentialNamed } from '../queries/credential-rows.ts';
import { resetPassword } from './reset-password.ts';

/** The tenants in which somebody signs in under this name. */
export async function tenantsNaming({ db }: Platform, username: string): Promise<{ id: number; code: string }[]> {
  const { rows } = await db.owner.query<{ id: number; code: string }>(
    'select t.id, t.code from credentials c join tenants t on t.id = c.tenant_id where c.username = $1 order by t.id',
    [normalUsername(username)],
  );
  return rows;
}

/**
 * For a script on the server itself: a temporary password for anybody, the three administrators included, whose
 * passwords no colleague may reset. Whoever can run it holds the machine anyway; it leaves its event.
 */
export async function resetPasswordAtConsole(platform: Platform, tenantId: number, username: string): Promise<string> {
  const now = platform.clock();
  return platform.db.transaction(tenantId, async (tx) => {
    const credential = await credentialNamed(tx, normalUsername(username));
    if (!credential) throw notFound();
    const actor = systemActor(tenantId);
    const ctx: Ctx = { tx, actor, now, lang: 'zh', address: '', newId: () => newId(now), platform };
    return (await resetPassword(ctx, credential.person_id)).temporaryPassword;
  });
}
