import type { Ctx } from '../../../platform/context.ts';
import { todayOf } from '../sessions/session-store.ts';

export interface HolderAt {
  placeId: string;
  name: string;
  title: string;
}

/** Who holds a role today in posts bound to exactly these places, by place and name. One statement. */
export const holdersAt = (ctx: Ctx, role: string, placeIds: readonly string[]): Promise<HolderAt[]> =>
  ctx.tx.sql<HolderAt>(
    `select o.place_id as "placeId", p.name, o.title from posts o join people p on p.tenant_id = o.tenant_id and p.id = o.person_id
     where o.tenant_id = $1 and o.role = $2 and o.place_id = any($3::uuid[]) and p.active and o.valid_from <= $4::date
       and (o.valid_until is null or o.valid_until >= $4::date)
     order by o.valid_from, p.name`,
    [ctx.tx.tenantId, role, placeIds, todayOf(ctx)],
  );
