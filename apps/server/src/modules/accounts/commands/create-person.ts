import type { Static } from 'typebox';
import { conflict, forbidden, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { randomCode } from '../../../platform/crypto.ts';
import { violated } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';
import type { createPerson as contract, Person } from '../contract-people.ts';
import { checkPhone, checkUsername } from '../domain/names.ts';
import { checkPassword } from '../domain/password-rules.ts';
import { hashPassword } from '../password-hash.ts';
import { can } from '../policy.ts';
import { personOf, personRow, phoneContext } from '../queries/person-rows.ts';
import { todayOf } from '../sessions/session-store.ts';

export interface NewPerson {
  name: string;
  username: string;
  phone?: string | null;
  /** The password itself, checked; or `passwordHash` of one already hashed; else a temporary one is made. */
  password?: string;
  passwordHash?: string;
}

/**
 * Adds a person who can sign in but holds no post yet. Returns the id, and the temporary password when one was made.
 * Throws `invalid` (name, user name, phone, password), `conflict` (user name taken).
 */
export async function createPerson(
  ctx: Ctx,
  person: NewPerson,
): Promise<{ id: string; temporaryPassword: string | null }> {
  const { tx, actor, now } = ctx;
  if (!can(actor, 'person.manage')) throw forbidden();
  const username = checkUsername(person.username);
  const phone = checkPhone(person.phone ?? null);
  const name = checkName(person.name);
  if (person.password !== undefined) checkPassword(person.password, username);
  const temporary = person.password === undefined && person.passwordHash === undefined ? randomCode() : null;
  const hash = person.passwordHash ?? (await hashPassword(person.password ?? temporary ?? ''));
  const id = ctx.newId();
  await tx.sql(
    'insert into people (tenant_id, id, name, phone_sealed, phone_lookup, created_at) values ($1, $2, $3, $4, $5, $6)',
    [tx.tenantId, id, name, ...sealPhone(ctx, id, phone), now],
  );
  await insertCredential(ctx, { id, username, hash, temporary: temporary !== null });
  await emit(tx, actor, now, id, { kind: 'person.created', data: { hasPhone: phone !== null } });
  return { id, temporaryPassword: temporary };
}

/** As the contract answers it. */
export async function createPersonForForm(
  ctx: Ctx,
  body: Static<typeof contract.body>,
): Promise<{ person: Person; temporaryPassword: string }> {
  const { id, temporaryPassword } = await createPerson(ctx, body);
  const row = await personRow(ctx.tx, id);
  if (!row || temporaryPassword === null) throw new Error('a person was created and is not there');
  return { person: personOf(row, ctx.actor, ctx.platform.keys, todayOf(ctx)), temporaryPassword };
}

/** A name without spaces around it. Throws `invalid` when nothing is left. */
export function checkName(typed: string): string {
  const name = typed.trim();
  if (name !== '') return name;
  throw invalid('name-missing', '请填写姓名。', 'Enter the name.');
}

/** The two columns of a phone number: sealed, and the keyed hash by which the exact number is found. */
export function sealPhone({ tx, platform }: Ctx, id: string, phone: string | null): [Buffer | null, Buffer | null] {
  if (phone === null) return [null, null];
  return [platform.keys.seal(phone, phoneContext(tx.tenantId, id)), platform.keys.lookup('people.phone', phone)];
}

async function insertCredential(
  { tx, now }: Ctx,
  account: { id: string; username: string; hash: string; temporary: boolean },
): Promise<void> {
  try {
    await tx.sql(
      `insert into credentials (tenant_id, username, person_id, password_hash, must_change, changed_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [tx.tenantId, account.username, account.id, account.hash, account.temporary, now],
    );
  } catch (error) {
    if (violated(error) !== 'credentials_pkey') throw error;
    throw conflict(
      'username-taken',
      `用户名 ${account.username} 已被使用，请换一个。`,
      `The user name ${account.username} is taken. Choose another.`,
    );
  }
}
