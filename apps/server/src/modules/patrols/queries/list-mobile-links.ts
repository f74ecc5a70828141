import type { Ctx } from '../../../platform/context.ts';
import { unitIdsOf } from '../../matters/index.ts';
import type { MobileLink } from '../contract.ts';

export type LinkRow = Omit<MobileLink, 'createdAt' | 'revokedAt'> & { createdAt: Date; revokedAt: Date | null };
export const linkColumns = `k.id, k.unit_id as "unitId", k.label, k.expires_on as "expiresOn", k.reports, k.created_at as "createdAt",
  k.revoked_at as "revokedAt"`;

export const linkOf = ({ createdAt, revokedAt, ...row }: LinkRow): MobileLink => ({
  ...row,
  createdAt: createdAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
});

/** The links that the own units have issued, those that count first. */
export async function listMobileLinks(ctx: Ctx): Promise<{ items: MobileLink[] }> {
  const rows = await ctx.tx.sql<LinkRow>(
    `select ${linkColumns} from mobile_links k where k.tenant_id = $1 and k.unit_id = any($2::uuid[])
     order by k.revoked_at is not null, k.created_at desc, k.id limit 500`,
    [ctx.tx.tenantId, await unitIdsOf(ctx)],
  );
  return { items: rows.map(linkOf) };
}
