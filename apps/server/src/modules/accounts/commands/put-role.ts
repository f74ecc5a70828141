import { createHash } from 'node:crypto';
import type { Static } from 'typebox';
import { conflict, forbidden } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { putRole as contract, Role } from '../contract-people.ts';
import { administratorsApart, checkRole, touchesRequests } from '../domain/role-rules.ts';
import { can } from '../policy.ts';
import { findRole } from '../queries/list-roles.ts';
import { tellSessionEnd } from '../sessions/session-signals.ts';
import { todayOf } from '../sessions/session-store.ts';

type Draft = Static<typeof contract.body>;

/**
 * Changes what a role may do and see, or makes a role (version 0); it counts at once for everybody who holds it.
 * Throws `invalid` (unknown or reserved permissions, administrators mixed), `conflict` (version-conflict), `forbidden`
 * (the role one holds oneself).
 */
export async function putRole(ctx: Ctx, code: string, draft: Draft): Promise<Role> {
  const { tx, actor, now, platform } = ctx;
  if (!can(actor, 'role.manage') || (await holdsRole(ctx, code))) throw forbidden();
  await tx.sql('select from roles where tenant_id = $1 and code = $2 for update', [tx.tenantId, code]);
  const before = await findRole(tx, todayOf(ctx), code);
  if ((before?.version ?? 0) !== draft.version) throw outdated(before);
  const permissions = checkRole({ code, scope: draft.scope, permissions: draft.permissions });
  if (touchesRequests(permissions)) await refuseAdministratorsAmongHolders(ctx, code);
  await store(ctx, code, draft, permissions);
  await tellSessionEnd(platform, tx, null);
  const had = before?.permissions ?? [];
  const added = permissions.filter((permission) => !had.includes(permission));
  const removed = had.filter((permission) => !permissions.includes(permission));
  await emit(tx, actor, now, subjectOfRole(tx.tenantId, code), {
    kind: before ? 'role.changed' : 'role.created',
    data: { code, added, removed, scope: draft.scope },
  });
  const saved = await findRole(tx, todayOf(ctx), code);
  if (!saved) throw new Error('a role was stored and is not there');
  return saved;
}

/** Nobody widens what he himself may do, not even by a role that he will hold tomorrow. */
async function holdsRole(ctx: Ctx, code: string): Promise<boolean> {
  const { tx, actor } = ctx;
  const held = await tx.sql(
    `select from posts where tenant_id = $1 and person_id = $2 and role = $3
       and (valid_until is null or valid_until >= $4::date) limit 1`,
    [tx.tenantId, actor.personId, code, todayOf(ctx)],
  );
  return held.length > 0;
}

async function refuseAdministratorsAmongHolders(ctx: Ctx, code: string): Promise<void> {
  const { tx } = ctx;
  const both = await tx.sql(
    `select from posts held
     join posts office on office.tenant_id = held.tenant_id and office.person_id = held.person_id
     join roles r on r.tenant_id = office.tenant_id and r.code = office.role and r.exclusive is not null
     where held.tenant_id = $1 and held.role = $2
       and (held.valid_until is null or held.valid_until >= $3::date)
       and (office.valid_until is null or office.valid_until >= $3::date) limit 1`,
    [tx.tenantId, code, todayOf(ctx)],
  );
  if (both.length > 0) throw administratorsApart();
}

const store = ({ tx }: Ctx, code: string, draft: Draft, permissions: string[]): Promise<object[]> =>
  tx.sql(
    `insert into roles (tenant_id, code, name, name_en, scope, permissions) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, code) do update set name = excluded.name, name_en = excluded.name_en, scope = excluded.scope,
       permissions = excluded.permissions, version = roles.version + 1`,
    [tx.tenantId, code, draft.name.trim(), draft.nameEn?.trim() ?? '', draft.scope, permissions],
  );

/** A role has no id of its own; its chain of events hangs on one derived from its code. */
function subjectOfRole(tenantId: number, code: string): string {
  const hex = createHash('sha256').update(`role:${tenantId}:${code}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const outdated = (current: Role | undefined): Error =>
  conflict(
    'version-conflict',
    current ? '别人刚刚修改过这个角色，请核对后再保存。' : '这个角色不存在，请刷新后再试。',
    current ? 'Somebody has changed this role meanwhile. Compare, then save again.' : 'There is no such role. Reload.',
    { current: current ?? null },
  );
