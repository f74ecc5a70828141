import type { Ctx } from '../../../platform/context.ts';
import { todayOf } from '../sessions/session-store.ts';

/** Ids of the people who hold a role today, each once. */
export async function holdersOf(ctx: Ctx, roles: readonly string[]): Promise<string[]> {
  const rows = await ctx.tx.sql<{ id: string }>(
    `select distinct p.id from posts o join people p on p.tenant_id = o.tenant_id and p.id = o.person_id
     where o.tenant_id = $1 and o.role = any($2::text[]) and p.active and o.valid_from <= $3::date
       and (o.valid_until is null or o.valid_until >= $3::date)`,
    [ctx.tx.tenantId, roles, todayOf(ctx)],
  );
  return rows.map(({ id }) => id);
}

/** Ids of the people who may do something today in a post of exactly this unit, each once. */
export async function permittedIn({ tx, ...ctx }: Ctx, permission: string, unitId: string): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select distinct p.id from posts o join people p on p.tenant_id = o.tenant_id and p.id = o.person_id
       join roles r on r.tenant_id = o.tenant_id and r.code = o.role and $2 = any(r.permissions)
     where o.tenant_id = $1 and o.unit_id = $3 and p.active and o.valid_from <= $4::date
       and (o.valid_until is null or o.valid_until >= $4::date)`,
    [tx.tenantId, permission, unitId, todayOf(ctx)],
  );
  return rows.map(({ id }) => id);
}
