import type { Static } from 'typebox';
import { AppError } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { Session, signIn as contract } from '../contract-session.ts';
import { normalUsername } from '../domain/names.ts';
import { hashPassword, isOutdated, verifyPassword } from '../password-hash.ts';
import { type CredentialRow, credentialNamed } from '../queries/credential-rows.ts';
import { isDemoAccount } from '../queries/demo-accounts.ts';
import { accountRow, sessionOf } from '../queries/get-session.ts';
import { readSessionCookie, setSessionCookie } from '../sessions/cookies.ts';
import { createSession, endSession, todayOf } from '../sessions/session-store.ts';
import { countSignIn, forgiveSignIn } from '../sessions/sign-in-throttle.ts';

/**
 * Signs in: the try is counted first, then the password is checked (an unknown name takes as long as a known one), then
 * a session with a new id is opened and the browser's earlier one ends. Throws `too-many`, `unauthenticated`, `forbidden`.
 */
export async function signIn(call: RawCall): Promise<Session> {
  const { username: typed, password } = call.request.body as Static<typeof contract.body>;
  const username = normalUsername(typed);
  await call.read((ctx) => countSignIn(ctx, username));
  const credential = await call.read(({ tx }) => credentialNamed(tx, username));
  const right = await verifyPassword(password, credential?.password_hash ?? null);
  if (!credential || !right) {
    if (credential) await call.inTransaction((ctx) => noteRefusal(ctx, credential.person_id, 'password'));
    throw wrong();
  }
  if (!credential.active) {
    await call.inTransaction((ctx) => noteRefusal(ctx, credential.person_id, 'disabled'));
    throw disabled();
  }
  const stronger = isOutdated(credential.password_hash) ? await hashPassword(password) : null;
  const opened = await call.inTransaction((ctx) => open(ctx, call, username, credential, stronger));
  setSessionCookie(opened.ctx.platform, call.reply, opened.cookie);
  return opened.session;
}

async function open(
  ctx: Ctx,
  call: RawCall,
  username: string,
  credential: CredentialRow,
  stronger: string | null,
): Promise<{ ctx: Ctx; cookie: string; session: Session }> {
  const { tx, now, platform } = ctx;
  const personId = credential.person_id;
  if (!platform.demo && (await isDemoAccount(tx, username))) throw demoOnly();
  await forgiveSignIn(ctx, username);
  const account = await accountRow(ctx, personId, todayOf(ctx));
  if (!account) throw wrong();
  const postId = (account.posts.find((post) => post.id === credential.last_post_id) ?? account.posts[0])?.id ?? null;
  const earlier = readSessionCookie(platform, call.request);
  if (earlier) await endSession(ctx, earlier);
  const cookie = await createSession(ctx, { personId, postId, agent: call.request.headers['user-agent'] });
  // A password or an account changed while this one was being checked counts: the row must still be the one that was read.
  const kept = await tx.sql(
    `update credentials c set last_used_at = $3, last_post_id = $4, password_hash = coalesce($5, c.password_hash)
     from people p where c.tenant_id = $1 and c.person_id = $2 and c.password_hash = $6
       and p.tenant_id = c.tenant_id and p.id = c.person_id and p.active returning c.person_id`,
    [tx.tenantId, personId, now, postId, stronger, credential.password_hash],
  );
  if (kept.length === 0) throw wrong();
  await emit(tx, { ...ctx.actor, personId, postId }, now, personId, { kind: 'session.started', data: {} });
  return { ctx, cookie, session: await sessionOf(platform, tx.tenantId, account, postId) };
}

/** Failures are part of the person's history: an intrusion shows there. */
const noteRefusal = ({ tx, actor, now }: Ctx, personId: string, reason: string): Promise<void> =>
  emit(tx, actor, now, personId, { kind: 'session.refused', data: { reason } });

const wrong = (): AppError =>
  new AppError('unauthenticated', 'wrong-credentials', {
    zh: '用户名或密码不对，请检查大小写后重试。',
    en: 'The user name or the password is wrong. Check capitals and try again.',
  });
const disabled = (): AppError =>
  new AppError('forbidden', 'account-disabled', {
    zh: '这个账号已停用，请联系管理员。',
    en: 'This account is disabled. Ask an administrator.',
  });
const demoOnly = (): AppError =>
  new AppError('forbidden', 'demo-account', {
    zh: '演示账号不能在正式环境登录，请使用管理员发放的账号。',
    en: 'Demo accounts cannot sign in here. Use the account an administrator gave you.',
  });
