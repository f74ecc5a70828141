import type { Actor } from '../../../kernel/actor.ts';
import type { CivilDate } from '../../../kernel/time.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import type { Session } from '../contract-session.ts';
import { actorOfPost, effectiveScope } from '../domain/actor-of-post.ts';
import { todayOf } from '../sessions/session-store.ts';
import { needsSetup } from '../sessions/setup-code.ts';
import { forgetTenants, type Tenant, tenantsOf } from '../sessions/tenants.ts';
import { demoAccounts } from './demo-accounts.ts';
import { type PostFacts, postOf } from './person-rows.ts';
import { countsOnSql, POST_JSON } from './post-sql.ts';

export interface AccountRow {
  id: string;
  name: string;
  username: string | null;
  must_change: boolean;
  posts: PostFacts[];
}

/** A person with the posts that count today. */
export async function accountRow(
  { tx }: Pick<Ctx, 'tx'>,
  personId: string,
  today: CivilDate,
): Promise<AccountRow | undefined> {
  const [row] = await tx.sql<AccountRow>(
    `select p.id, p.name, c.username, coalesce(c.must_change, false) as must_change,
       coalesce((select json_agg(${POST_JSON} order by o.valid_from, o.id)
         from posts o join roles r on r.tenant_id = o.tenant_id and r.code = o.role
         where o.tenant_id = p.tenant_id and o.person_id = p.id and ${countsOnSql('$3')}), '[]'::json) as posts
     from people p left join credentials c on c.tenant_id = p.tenant_id and c.person_id = p.id
     where p.tenant_id = $1 and p.id = $2`,
    [tx.tenantId, personId, today],
  );
  return row;
}

/** What the web is told about the caller; for a visitor of a quiet site without asking the database. */
export async function getSession(ctx: Ctx): Promise<Session> {
  const { actor, platform } = ctx;
  if (!actor.personId) return visitorSession(ctx);
  const account = await accountRow(ctx, actor.personId, todayOf(ctx));
  return account ? sessionOf(platform, actor.tenantId, account, actor.postId) : visitorSession(ctx);
}

/** The session of this person in this post, as it will be from the next call on. */
export async function sessionOf(
  platform: Platform,
  tenantId: number,
  account: AccountRow,
  postId: string | null,
): Promise<Session> {
  const active = account.posts.find((post) => post.id === postId) ?? null;
  const actor: Actor = actorOfPost(tenantId, account.id, active, account.must_change);
  const tenant = await tenantOf(platform, tenantId);
  return {
    tenant: shown(tenant),
    person: { id: account.id, name: account.name, username: account.username },
    posts: account.posts.map(sessionPost),
    activePost: active && sessionPost(active),
    permissions: [...actor.permissions].sort(),
    mustChangePassword: account.must_change,
    setupNeeded: false,
    ...(tenant && residentsOpen(platform, tenant)),
  };
}

async function visitorSession(ctx: Ctx): Promise<Session> {
  const { platform, actor } = ctx;
  const nobody = { person: null, posts: [], activePost: null, permissions: [], mustChangePassword: false };
  return {
    tenant: shown(await tenantOf(platform, actor.tenantId)),
    ...nobody,
    setupNeeded: await needsSetup(platform),
    ...(platform.demo && (await demoAccounts(ctx.tx))),
  };
}

async function tenantOf(platform: Platform, tenantId: number): Promise<Tenant | undefined> {
  const find = async () => (await tenantsOf(platform)).find((each) => each.id === tenantId);
  let tenant = await find();
  if (!tenant && tenantId > 0) {
    // Made a moment ago, in another process perhaps.
    forgetTenants(platform);
    tenant = await find();
  }
  return tenant;
}

const shown = (tenant: Tenant | undefined): Session['tenant'] =>
  tenant ? { id: tenant.id, code: tenant.code, name: tenant.name, hotline: tenant.hotline } : null;

/** Where residents of this tenant open the system, if that is known: not while it is guessed, or is another tenant's host. */
function residentsOpen({ publicUrl, publicUrlIsGuess }: Platform, { hosts }: Tenant): Pick<Session, 'publicUrl'> {
  const isOwn = hosts.length === 0 || hosts.includes(new URL(publicUrl).hostname);
  return publicUrlIsGuess || !isOwn ? {} : { publicUrl };
}

const sessionPost = (post: PostFacts): Session['posts'][number] => ({
  ...postOf(post),
  scope: effectiveScope(post.scope, post.unitId !== null, post.placeId !== null),
});
