import { conflict, forbidden, invalid } from '../../../kernel/errors.ts';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { staleVersion, unitIdsOf } from '../../matters/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import type { Admission } from '../contract-admissions.ts';
import { admissionView, lockAdmission } from '../queries/list-admissions.ts';
import { requestSettings } from '../queries/settings.ts';

/** Nothing is admitted for longer than a year: then it is asked for anew, or put on the list. */
const MOST_DAYS = 366;

/** 准入申请: work that is not on the list of grid workers, with an end. Throws invalid: on-the-list, end-day, unknown-place. */
export async function askAdmission(
  ctx: Ctx,
  body: Pick<Admission, 'title' | 'detail' | 'placeId' | 'minutesWeekly' | 'endsOn'>,
): Promise<Admission> {
  const { tx, actor, now, platform } = ctx;
  if (actor.unitId === null) throw forbidden();
  const today = civilDateOf(now, platform.timezone);
  if (body.endsOn < today || body.endsOn > addDays(today, MOST_DAYS) || addDays(body.endsOn, 0) !== body.endsOn)
    throw invalid('end-day', '请填写结束日期：今天起、一年以内。', 'Give its last day: from today on, within a year.', {
      field: 'endsOn',
    });
  const { gridDuties } = await requestSettings(ctx);
  const listed = gridDuties.find(({ name }) => name === body.title.trim());
  if (listed)
    throw invalid(
      'on-the-list',
      `「${listed.name}」已在网格员事项清单里，不用申请准入。`,
      `"${listed.name}" is on the list of grid workers: it needs no admission.`,
      { field: 'title' },
    );
  const [place] = await placeChainInMemory(ctx, body.placeId);
  if (!place) throw invalid('unknown-place', '没有这个区划，请重新选择。', 'There is no such place: choose another.');
  const id = ctx.newId();
  await tx.sql(
    `insert into admissions (tenant_id, id, unit_id, place_id, title, detail, minutes_weekly, ends_on, asked_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.tenantId,
      id,
      actor.unitId,
      place.id,
      body.title.trim(),
      body.detail,
      body.minutesWeekly,
      body.endsOn,
      actor.personId,
      now,
    ],
  );
  await emit(tx, actor, now, id, {
    kind: 'admission.asked',
    data: { unitId: actor.unitId, placeId: place.id, endsOn: body.endsOn, minutesWeekly: body.minutesWeekly },
  });
  return view(ctx, id);
}

/** 审批 by a second person. Throws stale-version, already-decided, second-person-needed, last-day-over. */
export async function decideAdmission(
  ctx: Ctx,
  id: string,
  body: { version: number; approved: boolean; reason: string },
): Promise<Admission> {
  const row = await lockAdmission(ctx, id);
  if (row.version !== body.version) throw staleVersion(row.version);
  if (row.state !== 'asked') throw decided();
  if (row.asked_by !== null && row.asked_by === ctx.actor.personId)
    throw invalid(
      'second-person-needed',
      '申请人不能审批自己的申请，请由另一位同事审批。',
      'Whoever asked may not decide: ask a colleague.',
    );
  if (body.approved && row.ends_on < civilDateOf(ctx.now, ctx.platform.timezone))
    throw conflict(
      'last-day-over',
      '申请的结束日期已经过了，不能同意；还要做的请重新申请。',
      'Its last day is over: refuse it, and have it asked for anew.',
    );
  const state = body.approved ? 'approved' : 'refused';
  await ctx.tx.sql(
    `update admissions set state = $3, decided_by = $4, decision_reason = $5, decided_at = $6, version = version + 1 where tenant_id = $1 and id = $2`,
    [ctx.tx.tenantId, id, state, ctx.actor.personId, body.reason, ctx.now],
  );
  await emit(ctx.tx, ctx.actor, ctx.now, id, {
    kind: `admission.${state}`,
    data: {
      holderId: row.unit_id,
      endsOn: row.ends_on,
      ...(body.approved && { tell: await communitiesAt(ctx, row.place_id) }),
    },
    words: { reason: body.reason },
  });
  return view(ctx, id);
}

export async function endAdmission(ctx: Ctx, id: string, body: { version: number }): Promise<Admission> {
  const row = await lockAdmission(ctx, id);
  if (!(await unitIdsOf(ctx)).includes(row.unit_id)) throw forbidden();
  if (row.version !== body.version) throw staleVersion(row.version);
  if (row.state !== 'asked' && row.state !== 'approved') throw decided();
  await ctx.tx.sql(
    `update admissions set state = 'ended', ended_at = $3, version = version + 1 where tenant_id = $1 and id = $2`,
    [ctx.tx.tenantId, id, ctx.now],
  );
  await emit(ctx.tx, ctx.actor, ctx.now, id, {
    kind: 'admission.ended',
    data: { endsOn: row.ends_on, ...(row.state === 'approved' && { tell: await communitiesAt(ctx, row.place_id) }) },
  });
  return view(ctx, id);
}

/** The units whose grid workers it falls on: the communities at the place and below it, or the one it lies in. */
async function communitiesAt({ tx }: Ctx, placeId: string): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select u.id from places at join places p on p.tenant_id = at.tenant_id and (starts_with(p.path, at.path) or starts_with(at.path, p.path))
     join units u on u.tenant_id = p.tenant_id and u.place_id = p.id and u.kind = 'community' and u.active
     where at.tenant_id = $1 and at.id = $2 order by u.path`,
    [tx.tenantId, placeId],
  );
  return rows.map(({ id }) => id);
}

const decided = (): Error =>
  conflict('already-decided', '这项申请已经有结果了，请刷新查看。', 'This has been decided already: reload.');

const view = async (ctx: Ctx, id: string): Promise<Admission> =>
  admissionView(ctx, await lockAdmission(ctx, id), await unitIdsOf(ctx));
