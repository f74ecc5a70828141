import { forbidden, invalid, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { randomCode } from '../../../platform/crypto.ts';
import { emit } from '../../../platform/events.ts';
import { hashPassword } from '../password-hash.ts';
import { can } from '../policy.ts';
import { factsOf, personRow } from '../queries/person-rows.ts';
import { endSessions, todayOf } from '../sessions/session-store.ts';

/** Makes a temporary password, told once; it must be changed at the next sign-in, and every session of the person ends. */
export async function resetPassword(ctx: Ctx, id: string): Promise<{ temporaryPassword: string }> {
  const { tx, actor, now } = ctx;
  const row = await personRow(tx, id);
  const today = todayOf(ctx);
  if (!row || !can(actor, 'person.read', factsOf(row, today))) throw notFound();
  if (row.id === actor.personId) {
    throw invalid('own-password', '请用“修改密码”更换自己的密码。', 'Use “change password” for your own.');
  }
  if (!can(actor, 'person.reset-password', factsOf(row, today))) throw forbidden();
  const temporaryPassword = randomCode();
  const stored = await tx.sql(
    `update credentials set password_hash = $3, must_change = true, changed_at = $4
     where tenant_id = $1 and person_id = $2 returning person_id`,
    [tx.tenantId, id, await hashPassword(temporaryPassword), now],
  );
  if (stored.length === 0) throw notFound();
  await endSessions(ctx, id);
  await emit(tx, actor, now, id, { kind: 'person.password-reset', data: {} });
  return { temporaryPassword };
}
