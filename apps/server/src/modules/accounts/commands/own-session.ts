import type { Static } from 'typebox';
import { type AppError, forbidden, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { changePassword as passwordContract, Session, switchPost as postContract } from '../contract-session.ts';
import { checkPassword } from '../domain/password-rules.ts';
import { hashPassword, verifyPassword } from '../password-hash.ts';
import { type CredentialRow, credentialOfPerson } from '../queries/credential-rows.ts';
import { type AccountRow, accountRow, sessionOf } from '../queries/get-session.ts';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '../sessions/cookies.ts';
import { tellSessionEnd } from '../sessions/session-signals.ts';
import { createSession, endSession, endSessions, sessionHash, todayOf } from '../sessions/session-store.ts';
import { countPassword, forgivePassword } from '../sessions/sign-in-throttle.ts';

/** Ends the session of this browser; without one there is nothing to do. */
export async function signOut(call: RawCall): Promise<void> {
  await call.inTransaction(async (ctx) => {
    const cookie = readSessionCookie(ctx.platform, call.request);
    const personId = cookie && (await endSession(ctx, cookie));
    if (personId) await emit(ctx.tx, ctx.actor, ctx.now, personId, { kind: 'session.ended', data: {} });
    clearSessionCookie(ctx.platform, call.reply);
  });
  call.reply.code(204);
}

/** From the next call on this session acts in another of the person's posts. Throws `forbidden` for a post not held today. */
export function switchPost(call: RawCall): Promise<Session> {
  const { postId } = call.request.body as Static<typeof postContract.body>;
  return call.inTransaction(async (ctx) => {
    const { tx, actor, now, platform } = ctx;
    const { account, cookie } = await own(ctx, call);
    if (!account.posts.some((post) => post.id === postId)) throw forbidden();
    await tx.sql('update sessions set post_id = $3 where tenant_id = $1 and token_hash = $2', [
      tx.tenantId,
      sessionHash(platform.keys, cookie),
      postId,
    ]);
    await tx.sql('update credentials set last_post_id = $3 where tenant_id = $1 and person_id = $2', [
      tx.tenantId,
      account.id,
      postId,
    ]);
    await tellSessionEnd(platform, tx, account.id);
    const data = { from: actor.postId, to: postId };
    await emit(tx, actor, now, account.id, { kind: 'session.post-switched', data });
    return sessionOf(platform, tx.tenantId, account, postId);
  });
}

/**
 * Changes one's own password: every session of the person ends, this browser gets a new one. Throws `invalid`
 * (current-password-wrong, password-weak), `too-many` (account-locked).
 */
export async function changePassword(call: RawCall): Promise<Session> {
  const { current, next } = call.request.body as Static<typeof passwordContract.body>;
  const before = await call.read((ctx) => ownCredential(ctx, call));
  await call.read((ctx) => countPassword(ctx, before.username));
  if (!(await verifyPassword(current, before.password_hash))) throw currentWrong();
  checkPassword(next, before.username);
  if (current === next) throw unchanged();
  const hash = await hashPassword(next);
  const changed = await call.inTransaction(async (ctx) => {
    const { tx, actor, now, platform } = ctx;
    const stored = await tx.sql(
      `update credentials set password_hash = $3, must_change = false, changed_at = $4
       where tenant_id = $1 and person_id = $2 and password_hash = $5 returning person_id`,
      [tx.tenantId, actor.personId, hash, now, before.password_hash],
    );
    if (stored.length === 0) throw currentWrong();
    await forgivePassword(ctx, before.username);
    const { account } = await own(ctx, call);
    await endSessions(ctx, account.id);
    const agent = call.request.headers['user-agent'];
    const cookie = await createSession(ctx, { personId: account.id, postId: actor.postId, agent });
    await emit(tx, actor, now, account.id, { kind: 'password.changed', data: {} });
    return { platform, cookie, session: await sessionOf(platform, tx.tenantId, account, actor.postId) };
  });
  setSessionCookie(changed.platform, call.reply, changed.cookie);
  return changed.session;
}

/** The person behind this call and the cookie that says so; an API key has neither. */
async function own(ctx: Ctx, call: RawCall): Promise<{ account: AccountRow; cookie: string }> {
  const cookie = readSessionCookie(ctx.platform, call.request);
  const account = ctx.actor.personId && (await accountRow(ctx, ctx.actor.personId, todayOf(ctx)));
  if (!account || !cookie) throw forbidden();
  return { account, cookie };
}

async function ownCredential(ctx: Ctx, call: RawCall): Promise<CredentialRow> {
  const { account } = await own(ctx, call);
  const credential = await credentialOfPerson(ctx.tx, account.id);
  if (!credential) throw forbidden();
  return credential;
}

const currentWrong = (): AppError =>
  invalid('current-password-wrong', '当前密码不对，请重新输入。', 'The current password is wrong. Enter it again.');
const unchanged = (): AppError =>
  invalid('password-unchanged', '新密码与当前密码相同，请换一个。', 'The new password is the same. Choose another.');
