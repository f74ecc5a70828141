import type { Ctx } from '../../../platform/context.ts';
import { countTry, tooMany } from '../../../platform/throttle.ts';
import { attachFiles } from '../../files/index.ts';
import { notTooMany, receiveRequest } from '../../requests/index.ts';
import { gridAt } from '../../territory/index.ts';
import type { MobileReport } from '../contract.ts';
import { linkOfToken } from '../queries/link-of-token.ts';
import { patrolSettings } from '../queries/settings.ts';

/**
 * A courier or rider reports: a request with its own source. Of the position only the grid is kept, and the link merely
 * counts, so that nobody's ways can be put together. Throws gone (link-gone), too-many (reports-too-many).
 */
export async function sendMobileReport(ctx: Ctx, body: MobileReport): Promise<{ number: string; queryCode: string }> {
  const { tx, now } = ctx;
  await notTooMany(ctx, 'mobile-report');
  const link = await linkOfToken(ctx, body.token);
  const { mobileReportsPerHour } = await patrolSettings(ctx);
  if ((await countTry(tx, `mobile-link:${link.id}`, 60, now)) > mobileReportsPerHour)
    throw tooMany(
      'reports-too-many',
      '一小时内上报太多了，请稍后再试；您写的内容仍保留在手机上。',
      'Too many reports within the hour. Try again later; what you wrote is kept on your phone.',
      600,
    );
  const placeId = (await gridOf(ctx, body)) ?? link.placeId;
  const { matter, queryCode } = await receiveRequest(ctx, {
    content: body.content,
    source: 'mobile-worker',
    ...(body.address && { address: body.address }),
    ...(placeId && { placeId }),
  });
  if (body.photos?.length) await attachFiles(ctx, matter.id, body.photos);
  await tx.sql('update mobile_links set reports = reports + 1 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    link.id,
  ]);
  return { number: matter.number, queryCode };
}

const gridOf = async (ctx: Ctx, { placeId, lon, lat }: MobileReport): Promise<string | null> =>
  placeId ?? (lon !== undefined && lat !== undefined ? gridAt(ctx, lon, lat) : null);
