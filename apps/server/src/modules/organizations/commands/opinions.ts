import type { Static } from 'typebox';
import { conflict, forbidden, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type {
  answerObjection as answerContract,
  reviseOpinion as reviseContract,
  UnitOpinion,
  writeOpinion as writeContract,
} from '../contract.ts';
import { writesFor } from '../opinion-policy.ts';
import { findOpinion } from '../queries/opinion-rows.ts';
import { todayOf } from '../queries/standing.ts';
import { unitsInMemory } from '../queries/units-in-memory.ts';
import { changedMeanwhile, openUnits } from './joint-errors.ts';

/** A community's own opinion of a unit for a year. Throws forbidden, conflict (opinion-exists), invalid: not-assessed, year-to-come. */
export async function writeOpinion(
  ctx: Ctx,
  { unitId, year, grade, opinion }: Static<typeof writeContract.body>,
): Promise<UnitOpinion> {
  const { tx, actor, now } = ctx;
  const community = actor.unitId === null ? undefined : (await unitsInMemory(ctx)).byId.get(actor.unitId);
  if (community?.kind !== 'community' || !writesFor(actor, community.id)) throw forbidden();
  const [unit] = await openUnits(ctx, [unitId], 'unitId');
  if (!unit || ['community', 'street', 'district'].includes(unit.kind))
    throw invalid('not-assessed', '只评驻区单位和部门，请重新选择。', 'Only units and departments are judged.', {
      field: 'unitId',
    });
  if (year > Number(todayOf(ctx).slice(0, 4)))
    throw invalid('year-to-come', '这一年还没到，请改年份。', 'That year has not begun.', { field: 'year' });
  const id = ctx.newId();
  const [stored] = await tx.sql<{ id: string }>(
    `insert into unit_opinions (tenant_id, id, community_id, unit_id, year, grade, opinion, written_by, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant_id, community_id, unit_id, year) do nothing returning id`,
    [tx.tenantId, id, community.id, unitId, year, grade, opinion.trim(), actor.personId, now],
  );
  if (!stored)
    throw conflict(
      'opinion-exists',
      `${year} 年对${unit.name}的意见已经写过，请在清单里修改。`,
      'The opinion of this unit for that year has been written: change that one.',
    );
  await emit(tx, actor, now, id, {
    kind: 'unit-opinion.written',
    data: { communityId: community.id, unitId, year, grade, tell: unitId },
  });
  return findOpinion(ctx, id);
}

/** Throws not-found, forbidden, version-conflict, objected-already. */
export async function reviseOpinion(
  ctx: Ctx,
  id: string,
  { version, grade, opinion }: Static<typeof reviseContract.body>,
): Promise<UnitOpinion> {
  const before = await mine(ctx, id, version, 'revise');
  return store(ctx, before, {
    set: 'grade = $3, opinion = $4',
    values: [grade, opinion.trim()],
    event: { kind: 'unit-opinion.revised', data: { from: before.grade, to: grade }, words: { before: before.opinion } },
  });
}

/** Throws not-found, forbidden, version-conflict, objected-already. */
export async function objectToOpinion(
  ctx: Ctx,
  id: string,
  { version, objection }: { version: number; objection: string },
): Promise<UnitOpinion> {
  const before = await mine(ctx, id, version, 'object');
  return store(ctx, before, {
    set: 'objection = $3, objected_by = $4, objected_at = $5',
    values: [objection.trim(), ctx.actor.personId, ctx.now],
    event: { kind: 'unit-opinion.objected', data: { tell: before.communityId } },
  });
}

/** The answer stands for good. Throws not-found, forbidden, version-conflict, not-objected, answered-already. */
export async function answerObjection(
  ctx: Ctx,
  id: string,
  input: Static<typeof answerContract.body>,
): Promise<UnitOpinion> {
  const { version, answer, outcome } = input;
  const before = await mine(ctx, id, version, 'answer');
  const changed = outcome === 'changed';
  const grade = changed ? (input.grade ?? before.grade) : before.grade;
  const opinion = changed ? (input.opinion?.trim() ?? before.opinion) : before.opinion;
  return store(ctx, before, {
    set: `answer = $3, answered_by = $4, answered_at = $5, outcome = $6, grade = $7, opinion = $8,
      first_grade = $9, first_opinion = $10`,
    values: [
      answer.trim(),
      ctx.actor.personId,
      ctx.now,
      outcome,
      grade,
      opinion,
      changed ? before.grade : null,
      changed ? before.opinion : null,
    ],
    event: { kind: 'unit-opinion.answered', data: { outcome, from: before.grade, to: grade, tell: before.unitId } },
  });
}

async function mine(ctx: Ctx, id: string, version: number, act: string): Promise<UnitOpinion> {
  const opinion = await findOpinion(ctx, id, true);
  if (opinion.version !== version) throw changedMeanwhile(opinion);
  if (opinion.may.includes(act)) return opinion;
  if (opinion.answer !== null)
    throw conflict('answered-already', '异议已经答复，不能再改。', 'The objection has been answered for good.');
  if (act !== 'answer' && opinion.objection !== null)
    throw conflict(
      'objected-already',
      '单位已提出异议，等答复后再看。',
      'The unit has objected: the answer is awaited.',
    );
  throw forbidden();
}

async function store(
  ctx: Ctx,
  before: UnitOpinion,
  {
    set,
    values,
    event,
  }: {
    set: string;
    values: unknown[];
    event: { kind: string; data: Record<string, unknown>; words?: Record<string, string> };
  },
): Promise<UnitOpinion> {
  const { tx, actor, now } = ctx;
  await tx.sql(`update unit_opinions set ${set}, version = version + 1 where tenant_id = $1 and id = $2`, [
    tx.tenantId,
    before.id,
    ...values,
  ]);
  const { communityId, unitId, year } = before;
  await emit(tx, actor, now, before.id, { ...event, data: { communityId, unitId, year, ...event.data } });
  return findOpinion(ctx, before.id);
}
