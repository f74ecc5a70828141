import type { Static } from 'typebox';
import { forbidden, invalid, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { BodyDetail, foundBody as foundContract, updateBody as updateContract } from '../contract.ts';
import { mayMaintain } from '../policy.ts';
import { bodyDetail, type LoadedBody, loadBody, refuseEnded } from '../queries/body-rows.ts';
import { jointWords } from '../queries/joint-words.ts';
import { standingOf, todayOf } from '../queries/standing.ts';
import { changedMeanwhile, refuseEndBefore, wordOf } from './joint-errors.ts';

/** Founds a joint body. Throws forbidden, invalid: unknown-word, no-such-place, no-such-body. */
export async function foundBody(ctx: Ctx, input: Static<typeof foundContract.body>): Promise<BodyDetail> {
  const { tx, actor, now } = ctx;
  const words = await jointWords(ctx);
  wordOf(words.bodyKinds, input.kind, 'kind');
  if (input.field) wordOf(words.fields, input.field, 'field');
  await refuseOutside(ctx, input.placeIds);
  const id = ctx.newId();
  if (input.parentId) await parentMustFit(ctx, id, input.parentId);
  await tx.sql(
    `insert into joint_bodies (tenant_id, id, kind, field, name, duty, parent_id, rotates, founded_on, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.tenantId,
      id,
      input.kind,
      input.field || null,
      input.name.trim(),
      input.duty?.trim() ?? '',
      input.parentId ?? null,
      input.rotates ?? false,
      input.foundedOn,
      now,
    ],
  );
  await storePlaces(ctx, id, input.placeIds);
  const { kind, placeIds, foundedOn } = input;
  await emit(tx, actor, now, id, { kind: 'joint-body.founded', data: { kind, placeIds, foundedOn } });
  return bodyDetail(ctx, id);
}

/** Throws not-found, forbidden, conflict: version-conflict, body-ended; invalid: no-such-place, no-such-body, body-loop, day-order. */
export async function updateBody(
  ctx: Ctx,
  id: string,
  change: Static<typeof updateContract.body>,
): Promise<BodyDetail> {
  const { tx, actor, now } = ctx;
  const loaded = await maintainedBody(ctx, id);
  const { body } = loaded;
  if (body.version !== change.version) throw changedMeanwhile(await bodyDetail(ctx, id));
  if (change.endedOn === undefined) refuseEnded(loaded, todayOf(ctx));
  refuseEndBefore(body.foundedOn, change.endedOn, 'endedOn');
  if (change.placeIds) {
    await refuseOutside(ctx, change.placeIds);
    await tx.sql('delete from joint_body_places where tenant_id = $1 and body_id = $2', [tx.tenantId, id]);
    await storePlaces(ctx, id, change.placeIds);
  }
  if (change.parentId) await parentMustFit(ctx, id, change.parentId);
  const next = {
    name: change.name?.trim() ?? body.name,
    duty: change.duty?.trim() ?? body.duty,
    parentId: change.parentId === undefined ? body.parentId : change.parentId,
    rotates: change.rotates ?? body.rotates,
    endedOn: change.endedOn === undefined ? body.endedOn : change.endedOn,
  };
  await tx.sql(
    `update joint_bodies set name = $3, duty = $4, parent_id = $5, rotates = $6, ended_on = $7, version = version + 1
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, next.name, next.duty, next.parentId, next.rotates, next.endedOn],
  );
  const fields = (Object.keys(next) as (keyof typeof next)[]).filter((field) => next[field] !== body[field]);
  const data = { fields, ...(change.placeIds && { placeIds: change.placeIds }), endedOn: next.endedOn };
  const ends = body.endedOn === null && next.endedOn !== null;
  await emit(tx, actor, now, id, { kind: ends ? 'joint-body.ended' : 'joint-body.updated', data });
  return bodyDetail(ctx, id);
}

/** The body, kept from others' changes, which the caller maintains. Throws not-found, forbidden. */
export async function maintainedBody(ctx: Ctx, id: string): Promise<LoadedBody> {
  const loaded = await loadBody(ctx, id, true);
  if (!mayMaintain(ctx.actor, await standingOf(ctx), loaded.placePaths)) throw forbidden();
  return loaded;
}

/** Throws `invalid` (no-such-place) for a closed or unknown place, forbidden for one out of the own ground. */
async function refuseOutside(ctx: Ctx, placeIds: readonly string[]): Promise<void> {
  const { tx } = ctx;
  const places = await tx.sql<{ path: string }>(
    'select path from places where tenant_id = $1 and active and id = any($2::uuid[])',
    [tx.tenantId, placeIds],
  );
  if (places.length < placeIds.length)
    throw invalid(
      'no-such-place',
      '有区划不存在或已停用，请重新选择。',
      'A place does not exist or is closed: choose again.',
      { field: 'placeIds' },
    );
  const paths = places.map(({ path }) => path);
  if (!mayMaintain(ctx.actor, await standingOf(ctx), paths)) throw forbidden();
}

const storePlaces = ({ tx }: Ctx, id: string, placeIds: readonly string[]): Promise<object[]> =>
  tx.sql('insert into joint_body_places (tenant_id, body_id, place_id) select $1, $2, unnest($3::uuid[])', [
    tx.tenantId,
    id,
    placeIds,
  ]);

/** The body above exists and does not lie below this one. */
async function parentMustFit(ctx: Ctx, id: string, parentId: string): Promise<void> {
  const { tx } = ctx;
  // Two bodies put below one another at once would make a ring.
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, $2))', ['joint-body-tree', tx.tenantId]);
  const up = await tx.sql<{ id: string }>(
    `with recursive up as (
       select id, parent_id from joint_bodies where tenant_id = $1 and id = $2
       union select b.id, b.parent_id from up join joint_bodies b on b.tenant_id = $1 and b.id = up.parent_id
     ) select id from up`,
    [tx.tenantId, parentId],
  );
  if (up.length === 0) throw notFound('没有找到上级组织，请重新选择。', 'The body above was not found: choose again.');
  if (up.some((each) => each.id === id))
    throw invalid('body-loop', '不能把组织放到它自己或它的下级组织之下。', 'A body cannot be put below itself.', {
      field: 'parentId',
    });
}
