import { sql } from 'kysely';
import { type AppError, forbidden, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { placeById } from '../../territory/index.ts';
import type { Activity, PlanActivity } from '../contract.ts';
import { checkTimes } from '../domain/activity.ts';
import { mayPlan } from '../policy.ts';
import { getActivity } from '../queries/activity-rows.ts';
import { knownKind } from '../queries/settings.ts';
import type { VolunteeringTables } from '../tables.ts';
import { factsOf, mine } from './own-activity.ts';

const db = builder<VolunteeringTables>();

/** The own unit plans an activity. Throws forbidden, and invalid as `planOf` does. */
export async function planActivity(ctx: Ctx, input: PlanActivity): Promise<Activity> {
  const { tx, actor, now } = ctx;
  const unit = actor.unitId === null ? undefined : (await unitsInMemory(ctx)).byId.get(actor.unitId);
  if (!unit || !mayPlan(actor, unit.kind)) throw forbidden();
  const plan = await planOf(ctx, unit.id, input);
  const id = ctx.newId();
  await tx.run(
    db
      .insertInto('activities')
      .values({
        ...{ tenant_id: tx.tenantId, id, state: 'planned', unit_id: unit.id, created_by: actor.personId },
        ...{ ...plan, created_at: now, pictures: [], version: 1 },
      } as never)
      .compile(),
  );
  const data = factsOf(ctx, { ...input, unitId: unit.id });
  await emit(tx, actor, now, id, {
    kind: 'activity.planned',
    data: { ...data, tell: [input.communityId, ...plan.helper_ids] },
  });
  return getActivity(ctx, id);
}

/** Throws not-found, forbidden, conflict, and invalid as `planOf` does. */
export async function reviseActivity(
  ctx: Ctx,
  id: string,
  { version, ...input }: PlanActivity & { version: number },
): Promise<Activity> {
  const { tx, actor, now } = ctx;
  const before = await mine(ctx, id, version, 'revise');
  const plan = await planOf(ctx, before.unitId, input);
  if (before.state !== 'planned' && plan.begins_at > now) throw notYet();
  await tx.run(
    db
      .updateTable('activities')
      .set({ ...plan, version: version + 1 } as never)
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id)
      .compile(),
  );
  // Another community has not heard of it, and the first one is told that it is not expected any more.
  const moved = before.communityId !== input.communityId;
  await emit(tx, actor, now, id, {
    kind: 'activity.revised',
    data: {
      ...factsOf(ctx, { ...input, unitId: before.unitId }),
      ...(moved && { tell: [input.communityId, before.communityId] }),
    },
  });
  return getActivity(ctx, id);
}

/** Facts are entered of what has begun. */
export const notYet = (): AppError =>
  invalid('not-yet-held', '还没到活动时间，开始以后再填。', 'It has not begun yet: enter the facts afterwards.', {
    field: 'beginsAt',
  });

/** The columns of a plan. Throws invalid: unknown-kind, time-order, too-long, unknown-community, unknown-unit, no-such-place, unknown-link. */
async function planOf(ctx: Ctx, unitId: string, input: PlanActivity) {
  await knownKind(ctx, input.kind);
  const [begins, ends] = [new Date(input.beginsAt), new Date(input.endsAt)];
  checkTimes(begins, ends);
  const { byId } = await unitsInMemory(ctx);
  const community = byId.get(input.communityId);
  if (community?.kind !== 'community' || !community.active)
    throw invalid(
      'unknown-community',
      '没有这个社区或已停用，请重新选择。',
      'There is no such community: choose again.',
      {
        field: 'communityId',
      },
    );
  const helpers = [...new Set(input.helperIds)].filter((id) => id !== unitId && id !== community.id);
  if (helpers.some((id) => !byId.get(id)?.active))
    throw invalid(
      'unknown-unit',
      '有单位不存在或已停用，请重新选择。',
      'A unit does not exist or is closed: choose again.',
      {
        field: 'helperIds',
      },
    );
  if (input.placeId && !(await placeById(ctx.tx, input.placeId))?.active)
    throw invalid('no-such-place', '没有找到所选的地方，请重新选择。', 'There is no such place: choose again.', {
      field: 'placeId',
    });
  await linksKnown(ctx, input);
  return {
    title: input.title.trim(),
    kind: input.kind,
    begins_at: begins,
    ends_at: ends,
    place_id: input.placeId ?? community.placeId,
    venue: input.venue?.trim() ?? '',
    helper_ids: helpers,
    community_id: community.id,
    body_id: input.bodyId ?? null,
    project_id: input.projectId ?? null,
    agreement_id: input.agreementId ?? null,
  };
}

/** It may belong to a joint body, and to a project or an agreement that the caller sees. */
async function linksKnown(ctx: Ctx, { bodyId, projectId, agreementId }: PlanActivity): Promise<void> {
  const { tx, actor } = ctx;
  if (bodyId) {
    const [body] = await tx.sql('select id from joint_bodies where tenant_id = $1 and id = $2', [tx.tenantId, bodyId]);
    if (!body) throw unknownLink('bodyId');
  }
  for (const [kind, id, field] of [
    ['project', projectId, 'projectId'],
    ['agreement', agreementId, 'agreementId'],
  ] as const) {
    if (!id) continue;
    const found = await tx.run(
      sql`select m.id from matters m where m.tenant_id = ${tx.tenantId} and m.kind = ${kind} and m.id = ${id}
        and ${scopeSql(actor, await unitIdsOf(ctx))}`.compile(db),
    );
    if (found.length === 0) throw unknownLink(field);
  }
}
const unknownLink = (field: string): AppError =>
  invalid(
    'unknown-link',
    '没有找到所选的组织、项目或协议，请重新选择。',
    'What it is to belong to is not there: choose again.',
    {
      field,
    },
  );
