import type { AppError } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { countTry, tooMany } from '../../../platform/throttle.ts';
import { addressGroup, signInLimits } from '../domain/sign-in-limits.ts';

/** Only keyed hashes are kept: neither user names nor addresses. */
const bucketOf = ({ platform }: Ctx, kind: 'account' | 'address', value: string): string =>
  `sign-in:${kind}:${platform.keys.lookup('sign-in', value).toString('base64url').slice(0, 22)}`;

const accountBucket = (ctx: Ctx, username: string): string => bucketOf(ctx, 'account', username);
const addressBucket = (ctx: Ctx): string => bucketOf(ctx, 'address', addressGroup(ctx.address));

/**
 * Counts a try before the password is looked at, each count committed by itself: of many tries at once no more than the
 * limit get through, and none is forgotten by a rollback or a restart. Give it a context without a transaction.
 * Throws `too-many` (account-locked, address-locked).
 */
export async function countSignIn(ctx: Ctx, username: string): Promise<void> {
  const { address } = signInLimits;
  const fromHere = addressBucket(ctx);
  if ((await countTry(ctx.tx, fromHere, address.minutes, ctx.now)) > address.tries) {
    throw addressLocked(await minutesLeft(ctx, fromHere, address.minutes));
  }
  await countPassword(ctx, username);
}

/** The same for the account alone: the current password asked for again inside a session. */
export async function countPassword(ctx: Ctx, username: string): Promise<void> {
  const { account } = signInLimits;
  const bucket = accountBucket(ctx, username);
  if ((await countTry(ctx.tx, bucket, account.minutes, ctx.now)) > account.tries) {
    throw accountLocked(await minutesLeft(ctx, bucket, account.minutes));
  }
}

/** The password was right: the account's failures are forgotten, and this try does not count against the address. */
export async function forgiveSignIn(ctx: Ctx, username: string): Promise<void> {
  const { tenantId } = ctx.tx;
  await forgivePassword(ctx, username);
  await ctx.tx.sql('update throttles set count = count - 1 where tenant_id = $1 and bucket = $2 and count > 0', [
    tenantId,
    addressBucket(ctx),
  ]);
}

export async function forgivePassword(ctx: Ctx, username: string): Promise<void> {
  const { tenantId } = ctx.tx;
  await ctx.tx.sql('delete from throttles where tenant_id = $1 and bucket = $2', [
    tenantId,
    accountBucket(ctx, username),
  ]);
}

async function minutesLeft(ctx: Ctx, bucket: string, window: number): Promise<number> {
  const [row] = await ctx.tx.sql<{ started_at: Date }>(
    'select started_at from throttles where tenant_id = $1 and bucket = $2',
    [ctx.tx.tenantId, bucket],
  );
  const over = (row?.started_at ?? ctx.now).getTime() + window * 60_000;
  return Math.max(1, Math.ceil((over - ctx.now.getTime()) / 60_000));
}

const accountLocked = (minutes: number): AppError =>
  tooMany(
    'account-locked',
    `密码输错次数太多，账号已锁定，请 ${minutes} 分钟后再试，或请管理员重置密码。`,
    `Too many wrong passwords: the account is locked. Try again in ${minutes} minutes, or ask an administrator.`,
    minutes * 60,
  );
const addressLocked = (minutes: number): AppError =>
  tooMany(
    'address-locked',
    `这个网络登录失败次数太多，请 ${minutes} 分钟后再试。`,
    `Too many failed sign-ins from this network. Try again in ${minutes} minutes.`,
    minutes * 60,
  );
