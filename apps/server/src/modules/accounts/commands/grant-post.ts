import type { Static } from 'typebox';
import { type AppError, forbidden, invalid, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { findUnit, type UnitRef } from '../../organizations/index.ts';
import { type PlaceRef, placeById } from '../../territory/index.ts';
import type { Post } from '../contract-parts.ts';
import type { grantPost as contract } from '../contract-people.ts';
import { boundTo, checkTerm, type PostDraft, refuseCombination } from '../domain/post-rules.ts';
import { can } from '../policy.ts';
import { factsOf, type PersonRow, personRow, postOf } from '../queries/person-rows.ts';
import { endSessions, todayOf } from '../sessions/session-store.ts';

export type NewPost = Static<typeof contract.body>;

/**
 * Gives a person a post from today (or a given day) on; the person's sessions end, so that the next one is made with it.
 * Throws `invalid` (unknown role, unit or place; excluded combination; dates), `conflict` (held already), `forbidden`
 * (to oneself).
 */
export async function grantPost(ctx: Ctx, personId: string, input: NewPost): Promise<Post> {
  const { tx, actor, now } = ctx;
  await tx.sql('select from people where tenant_id = $1 and id = $2 for update', [tx.tenantId, personId]);
  const today = todayOf(ctx);
  const person = await personRow(tx, personId);
  if (!person) throw notFound();
  if (!can(actor, 'post.grant', factsOf(person, today))) throw forbidden();
  if (!person.active) throw disabled();
  const draft = await draftOf(ctx, input, today);
  refuseCombination(draft, person.posts);
  const id = await insertPost(ctx, personId, draft, input.title?.trim() ?? '');
  await endSessions(ctx, personId);
  const { role, unitId, placeId, validFrom, validUntil } = draft;
  await emit(tx, actor, now, personId, {
    kind: 'post.granted',
    data: { postId: id, role, unitId, placeId, validFrom, validUntil },
  });
  return findPost(await personRow(tx, personId), id);
}

async function draftOf(ctx: Ctx, input: NewPost, today: string): Promise<PostDraft> {
  const { tx } = ctx;
  const [role] = await tx.sql<{
    scope: 'tenant' | 'place' | 'unit' | 'own' | 'none';
    exclusive: string | null;
    permissions: string[];
  }>('select scope, exclusive, permissions from roles where tenant_id = $1 and code = $2 for share', [
    tx.tenantId,
    input.role,
  ]);
  if (!role) throw noSuch('role', '角色', 'role');
  const unit = input.unitId ? await openUnit(ctx, input.unitId) : null;
  const place = input.placeId ? await openPlace(ctx, input.placeId) : null;
  const placeId = boundTo(role.scope, unit, place?.id ?? null);
  const term = { validFrom: input.validFrom ?? today, validUntil: input.validUntil ?? null };
  checkTerm(term);
  return {
    ...term,
    role: input.role,
    exclusive: role.exclusive,
    permissions: role.permissions,
    unitId: unit?.id ?? null,
    placeId,
  };
}

async function openUnit({ tx }: Ctx, id: string): Promise<UnitRef> {
  const unit = await findUnit(tx, id);
  if (!unit?.active) throw noSuch('unit', '单位（或已停用）', 'unit (or it is closed)');
  return unit;
}

async function openPlace({ tx }: Ctx, id: string): Promise<PlaceRef> {
  const place = await placeById(tx, id);
  if (!place?.active) throw noSuch('place', '区划（或已停用）', 'place (or it is closed)');
  return place;
}

async function insertPost(
  { tx, actor, newId }: Ctx,
  personId: string,
  draft: PostDraft,
  title: string,
): Promise<string> {
  const id = newId();
  await tx.sql(
    `insert into posts (tenant_id, id, person_id, role, unit_id, place_id, title, valid_from, valid_until, granted_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.tenantId,
      id,
      personId,
      draft.role,
      draft.unitId,
      draft.placeId,
      title,
      draft.validFrom,
      draft.validUntil,
      actor.personId,
    ],
  );
  return id;
}

export function findPost(person: PersonRow | undefined, id: string): Post {
  const post = person?.posts.find((each) => each.id === id);
  if (!post) throw new Error('a post was stored and is not there');
  return postOf(post);
}

const noSuch = (what: string, zh: string, en: string): AppError =>
  invalid(`no-such-${what}`, `没有找到所选的${zh}，请重新选择。`, `There is no such ${en}. Choose again.`);
const disabled = (): AppError =>
  invalid(
    'person-disabled',
    '此人的账号已停用，请先由系统管理员启用。',
    'The account is disabled. Let the system administrator enable it first.',
  );
