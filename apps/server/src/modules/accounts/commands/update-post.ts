import type { Static } from 'typebox';
import { conflict, forbidden, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { Post } from '../contract-parts.ts';
import type { updatePost as contract } from '../contract-people.ts';
import { checkTerm, refuseCombination } from '../domain/post-rules.ts';
import { can } from '../policy.ts';
import { factsOf, type PersonRow, personRow, type PostFacts, postOf } from '../queries/person-rows.ts';
import { endSessions, todayOf } from '../sessions/session-store.ts';
import { findPost } from './grant-post.ts';
import { refuseLastHolder } from './last-holder.ts';

type Change = Static<typeof contract.body>;

/**
 * Sets a post's last day (yesterday ends it at once) or its title; the person's sessions end. Throws `conflict`
 * (version-conflict), `invalid` (dates, an excluded combination, the last administrator of a kind), `forbidden` (own).
 */
export async function updatePost(ctx: Ctx, id: string, change: Change): Promise<Post> {
  const { tx, actor, now } = ctx;
  const [owner] = await tx.sql<{ person_id: string }>(
    `select o.person_id from posts o join people p on p.tenant_id = o.tenant_id and p.id = o.person_id
     where o.tenant_id = $1 and o.id = $2 for update of p`,
    [tx.tenantId, id],
  );
  const person = owner && (await personRow(tx, owner.person_id));
  const post = person?.posts.find((each) => each.id === id);
  if (!person || !post) throw notFound();
  if (!can(actor, 'post.grant', factsOf(person, todayOf(ctx)))) throw forbidden();
  if (post.version !== change.version) throw outdated(post);
  const validUntil = change.validUntil === undefined ? post.validUntil : change.validUntil;
  await checkNewEnd(ctx, person, { ...post, validUntil });
  await tx.sql(
    'update posts set title = $3, valid_until = $4, version = version + 1 where tenant_id = $1 and id = $2',
    [tx.tenantId, id, change.title?.trim() ?? post.title, validUntil],
  );
  await endSessions(ctx, person.id);
  const data = { postId: id, role: post.role, from: post.validUntil, to: validUntil };
  await emit(tx, actor, now, person.id, { kind: 'post.changed', data });
  return findPost(await personRow(tx, person.id), id);
}

async function checkNewEnd(ctx: Ctx, person: PersonRow, post: PostFacts): Promise<void> {
  checkTerm(post);
  refuseCombination(
    post,
    person.posts.filter((each) => each.id !== post.id),
  );
  if (post.exclusive !== null && post.validUntil !== null) {
    await refuseLastHolder(ctx, post.role, person.id, post.validUntil);
  }
}

const outdated = (post: PostFacts): Error =>
  conflict(
    'version-conflict',
    '别人刚刚修改过这个岗位，请核对后再保存。',
    'Somebody has changed this post meanwhile. Compare, then save again.',
    { current: postOf(post) },
  );
