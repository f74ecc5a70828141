import type { Static } from 'typebox';
import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { listRoles as contract, Role } from '../contract-people.ts';
import { permissionCatalogue } from '../domain/permission-catalogue.ts';
import { roleCatalogue } from '../domain/shipped-roles.ts';
import { todayOf } from '../sessions/session-store.ts';

const order = new Map(roleCatalogue.map((role, i) => [role.code, i]));

/** All roles, the shipped ones first in their usual order, and every permission there is. */
export async function listRoles(ctx: Ctx): Promise<Static<typeof contract.response>> {
  const roles = await roleRows(ctx.tx, todayOf(ctx), null);
  const rank = (role: Role): number => order.get(role.code) ?? order.size;
  const items = roles.sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
  return { items, permissions: [...permissionCatalogue] };
}

/** One role with the number of its holders, or undefined. */
export const findRole = async (tx: Tx, today: string, code: string): Promise<Role | undefined> =>
  (await roleRows(tx, today, code))[0];

const roleRows = (tx: Tx, today: string, code: string | null): Promise<Role[]> =>
  tx.sql<Role>(
    `select r.code, r.name, r.name_en as "nameEn", r.scope, r.permissions, r.exclusive, r.built_in as "builtIn", r.version,
       (select count(distinct o.person_id)::int from posts o join people p on p.tenant_id = o.tenant_id and p.id = o.person_id
        where o.tenant_id = r.tenant_id and o.role = r.code and p.active
          and o.valid_from <= $2::date and (o.valid_until is null or o.valid_until >= $2::date)) as holders
     from roles r where r.tenant_id = $1 and ($3::text is null or r.code = $3)`,
    [tx.tenantId, today, code],
  );
