import { AppError } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { normalCode } from '../../../platform/crypto.ts';
import { countTryApart, tooMany, triesSoFar } from '../../../platform/throttle.ts';

const WRONG_BEFORE_SLOW = 5;
const WINDOW_MINUTES = 15;

/**
 * The request a query code opens. Five wrong codes from an address within a quarter of an hour slow it down; a wrong
 * code and an expired one are told apart by nobody. Throws not-found (unknown-code), too-many (codes-too-many).
 */
export async function openCode(ctx: Ctx, typed: string): Promise<{ requestId: string; reporter: boolean }> {
  const { tx, now } = ctx;
  const { keys } = ctx.platform;
  const bucket = `code:${keys.lookup('address', ctx.address).toString('base64url').slice(0, 22)}`;
  if ((await triesSoFar(tx, bucket, WINDOW_MINUTES, now)) >= WRONG_BEFORE_SLOW) {
    throw tooMany(
      'codes-too-many',
      '查询码输错次数较多，请十五分钟后再试，或拨打 12345 查询。',
      'Too many wrong codes. Try again in a quarter of an hour, or call 12345.',
      900,
    );
  }
  const [found] = await tx.sql<{ subject_id: string; purpose: string }>(
    `select subject_id, purpose from query_codes where tenant_id = $1 and code_hash = $2 and purpose in ('progress', 'follow') and (expires_at is null or expires_at > $3)`,
    [tx.tenantId, keys.lookup('query-code', `${tx.tenantId}:${normalCode(typed)}`), now],
  );
  if (found) return { requestId: found.subject_id, reporter: found.purpose === 'progress' };
  // Counted by itself: the refusal below undoes the caller's transaction.
  await countTryApart(ctx.platform.db, tx.tenantId, bucket, WINDOW_MINUTES, now);
  throw unknownCode();
}

/** For acts: only who reported it, not who met the same problem, holds a code that opens them. */
export async function requestByCode(ctx: Ctx, typed: string): Promise<string> {
  const { requestId, reporter } = await openCode(ctx, typed);
  if (!reporter) throw unknownCode();
  return requestId;
}

const unknownCode = (): AppError =>
  new AppError('not-found', 'unknown-code', {
    zh: '没有查到这个查询码。请核对 12 位字母和数字，或拨打 12345 按编号查询。',
    en: 'No report has this code. Check its 12 letters and digits, or ask by its number on 12345.',
  });
