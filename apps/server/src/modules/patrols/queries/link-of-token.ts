import { AppError } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';

export interface KnownLink {
  id: string;
  unitName: string;
  /** The place that the community serves. */
  placeId: string | null;
}

export const linkHash = ({ tx, platform }: Pick<Ctx, 'tx' | 'platform'>, token: string): Buffer =>
  platform.keys.lookup('mobile-link', `${tx.tenantId}:${token}`);

/** The link that a token belongs to. Throws gone (link-gone) when it is unknown, revoked or over. */
export async function linkOfToken(ctx: Ctx, token: string): Promise<KnownLink> {
  const { tx, now, platform } = ctx;
  const [row] = await tx.sql<KnownLink>(
    `select k.id, u.name as "unitName", u.place_id as "placeId" from mobile_links k
     join units u on u.tenant_id = k.tenant_id and u.id = k.unit_id
     where k.tenant_id = $1 and k.token_hash = $2 and k.revoked_at is null and k.expires_on >= $3::date`,
    [tx.tenantId, linkHash(ctx, token), civilDateOf(now, platform.timezone)],
  );
  if (row) return row;
  throw new AppError('gone', 'link-gone', {
    zh: '这个上报链接已停用或过期，请向社区要一个新的；着急的事请直接拨打 12345。',
    en: 'This link has been revoked or has expired. Ask the community for a new one, or call 12345 if it is urgent.',
  });
}
