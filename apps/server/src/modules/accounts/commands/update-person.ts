import type { Static } from 'typebox';
import { conflict, forbidden, invalid, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit, type NewEvent } from '../../../platform/events.ts';
import type { Person, updatePerson as contract } from '../contract-people.ts';
import { checkPhone } from '../domain/names.ts';
import { can } from '../policy.ts';
import { factsOf, type PersonRow, personOf, personRow } from '../queries/person-rows.ts';
import { endSessions, todayOf } from '../sessions/session-store.ts';
import { checkName, sealPhone } from './create-person.ts';
import { refuseLastHolder } from './last-holder.ts';

type Change = Static<typeof contract.body>;

/**
 * Corrects a person's name or phone, disables or enables the account; disabling ends its sessions and streams at once.
 * Throws `conflict` (version-conflict with the current record), `invalid` (own account, last administrator, phone).
 */
export async function updatePerson(ctx: Ctx, id: string, change: Change): Promise<Person> {
  const { tx, actor, now, platform } = ctx;
  await tx.sql('select from people where tenant_id = $1 and id = $2 for update', [tx.tenantId, id]);
  const today = todayOf(ctx);
  const row = await personRow(tx, id);
  if (!row || !can(actor, 'person.read', factsOf(row, today))) throw notFound();
  if (!can(actor, 'person.manage', factsOf(row, today))) throw forbidden();
  if (row.version !== change.version) throw outdated(personOf(row, actor, platform.keys, today));
  const disabled = change.active === false && row.active;
  if (disabled) await refuseDisabling(ctx, row);
  const phone = change.phone === undefined ? undefined : checkPhone(change.phone);
  await store(ctx, row, change, phone);
  if (disabled) await endSessions(ctx, id);
  await emit(tx, actor, now, id, ...eventsOf(row, change));
  const saved = await personRow(tx, id);
  return personOf(saved ?? row, actor, platform.keys, today);
}

async function refuseDisabling(ctx: Ctx, row: PersonRow): Promise<void> {
  if (row.id === ctx.actor.personId) {
    throw invalid(
      'own-account',
      '不能停用自己的账号，请由另一位管理员操作。',
      'You cannot disable your own account. Ask another administrator.',
    );
  }
  for (const post of row.posts) {
    if (post.exclusive !== null) await refuseLastHolder(ctx, post.role, row.id, null);
  }
}

async function store(ctx: Ctx, row: PersonRow, change: Change, phone: string | null | undefined): Promise<void> {
  const { tx } = ctx;
  const [sealed, lookup] = sealPhone(ctx, row.id, phone ?? null);
  await tx.sql(
    `update people set name = $3, active = $4,
       phone_sealed = case when $5 then $6 else phone_sealed end,
       phone_lookup = case when $5 then $7 else phone_lookup end, version = version + 1
     where tenant_id = $1 and id = $2`,
    [
      tx.tenantId,
      row.id,
      change.name === undefined ? row.name : checkName(change.name),
      change.active ?? row.active,
      phone !== undefined,
      sealed,
      lookup,
    ],
  );
}

function eventsOf(before: PersonRow, change: Change): NewEvent[] {
  const fields = [
    ...(change.name !== undefined && change.name.trim() !== before.name ? ['name'] : []),
    ...(change.phone !== undefined ? ['phone'] : []),
  ];
  const switched = change.active !== undefined && change.active !== before.active;
  const events: NewEvent[] = [];
  if (fields.length > 0 || !switched) events.push({ kind: 'person.updated', data: { fields } });
  if (switched) events.push({ kind: change.active ? 'person.enabled' : 'person.disabled', data: {} });
  return events;
}

const outdated = (current: Person): Error =>
  conflict(
    'version-conflict',
    '别人刚刚修改过此人的资料，请核对后再保存。',
    'Somebody has changed this person meanwhile. Compare, then save again.',
    { current },
  );
