import { invalid } from '../../../kernel/errors.ts';
import type { CivilDate } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { todayOf } from '../sessions/session-store.ts';

/**
 * Throws `invalid` when nobody but this person holds the role, today and beyond `until` (null: for good): without one
 * of its three administrators a tenant could not be administered any more.
 */
export async function refuseLastHolder(
  ctx: Ctx,
  role: string,
  personId: string,
  until: CivilDate | null,
): Promise<void> {
  const others = await ctx.tx.sql(
    `select from posts o join people p on p.tenant_id = o.tenant_id and p.id = o.person_id
     where o.tenant_id = $1 and o.role = $2 and o.person_id <> $3 and p.active and o.valid_from <= $4::date
       and (o.valid_until is null or ($5::date is not null and o.valid_until > $5::date)) limit 1`,
    [ctx.tx.tenantId, role, personId, todayOf(ctx), until],
  );
  if (others.length > 0) return;
  throw invalid(
    'last-administrator',
    '这是最后一位在岗的该类管理员，请先授予另一人这个岗位。',
    'This is the last administrator of the kind. Grant the post to somebody else first.',
  );
}
