import { forbidden, notFound } from '../../../kernel/errors.ts';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { randomToken } from '../../../platform/crypto.ts';
import { emit } from '../../../platform/events.ts';
import { unitIdsOf } from '../../matters/index.ts';
import type { MobileLink } from '../contract.ts';
import { linkColumns, linkOf, type LinkRow } from '../queries/list-mobile-links.ts';
import { linkHash } from '../queries/link-of-token.ts';
import { patrolSettings } from '../queries/settings.ts';

/** A personal link for somebody without an account. Only the hash of its token is kept: the answer shows it once. */
export async function issueMobileLink(
  ctx: Ctx,
  { label, days }: { label: string; days?: number },
): Promise<MobileLink & { token: string }> {
  const { tx, actor, now, platform } = ctx;
  if (actor.unitId === null) throw forbidden();
  const id = ctx.newId();
  const token = randomToken();
  const { mobileLinkDays } = await patrolSettings(ctx);
  const expiresOn = addDays(civilDateOf(now, platform.timezone), days ?? mobileLinkDays);
  await tx.sql(
    `insert into mobile_links (tenant_id, id, unit_id, label, token_hash, expires_on, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenantId, id, actor.unitId, label.trim(), linkHash(ctx, token), expiresOn, actor.personId, now],
  );
  await emit(tx, actor, now, id, { kind: 'mobile-link.issued', data: { unitId: actor.unitId, expiresOn } });
  const link = { id, unitId: actor.unitId, label: label.trim(), expiresOn, reports: 0 };
  return { ...link, createdAt: now.toISOString(), revokedAt: null, token };
}

/** Revoked for good; a second time changes nothing. Throws not-found. */
export async function revokeMobileLink(ctx: Ctx, id: string): Promise<MobileLink> {
  const { tx, actor, now } = ctx;
  const [row] = await tx.sql<LinkRow>(
    `select ${linkColumns} from mobile_links k where k.tenant_id = $1 and k.id = $2 and k.unit_id = any($3::uuid[]) for update`,
    [tx.tenantId, id, await unitIdsOf(ctx)],
  );
  if (!row) throw notFound();
  if (row.revokedAt !== null) return linkOf(row);
  await tx.sql('update mobile_links set revoked_at = $3 where tenant_id = $1 and id = $2', [tx.tenantId, id, now]);
  await emit(tx, actor, now, id, { kind: 'mobile-link.revoked', data: { unitId: row.unitId } });
  return linkOf({ ...row, revokedAt: now });
}
