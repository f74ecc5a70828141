import { invalid } from '../../../kernel/errors.ts';
import type { MultiPolygon } from '../../../kernel/geometry.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { BoundaryImport, ImportReport } from '../contract.ts';
import { reportOf } from '../domain/import-problem.ts';
import { type BoundaryPlan, planBoundaries } from '../domain/plan-boundaries.ts';
import type { KnownPlace } from '../domain/plan-divisions.ts';
import { authorizeManaging } from './authorize.ts';
import { noSuchParent } from './create-place.ts';
import { knownPlaces, levelsMustExist } from './import-divisions.ts';
import { readFeatures } from './read-features.ts';
import { expectManyRows, renewTerritory } from './renew-territory.ts';
import { insertPlaces, replaceBoundaries } from './saving-places.ts';
import { beginning, boundaryChanged } from './set-boundary.ts';

/**
 * Imports a file of boundaries. Features with errors are left out and reported; the others give their place a boundary,
 * making the place where told. What was in force ends and stays in the history. Importing the same again changes nothing.
 */
export async function importBoundaries(ctx: Ctx, input: BoundaryImport): Promise<ImportReport> {
  authorizeManaging(ctx.actor, '/');
  const { features, problems } = readFeatures(input);
  if (!input.dryRun) {
    await renewTerritory(ctx);
    await expectManyRows(ctx);
  }
  await levelsMustExist(ctx, [input.level]);
  const existing = await knownPlaces(ctx);
  const parent = input.parentId === null ? null : existing.find((place) => place.id === input.parentId);
  if (parent === undefined) throw noSuchParent();
  const plan = planBoundaries(features, {
    matchBy: input.matchBy,
    level: input.level,
    parent,
    create: input.create ?? true,
    overlapTolerance: input.overlapTolerance ?? 0.01,
    existing,
    present: await presentBoundaries(ctx, existing, input.level),
    newId: ctx.newId,
  });
  if (!input.dryRun) await apply(ctx, plan, input);
  return reportOf(input.dryRun, plan.counts, [...problems, ...plan.problems], ctx.lang);
}

/** Boundaries now in force of the level's places. */
async function presentBoundaries(
  { tx }: Ctx,
  places: readonly KnownPlace[],
  level: number,
): Promise<Map<string, { id: string; boundary: MultiPolygon }>> {
  const ids = places.filter((place) => place.level === level).map((place) => place.id);
  const rows = await tx.sql<{ id: string; place_id: string; boundary: MultiPolygon }>(
    `select id, place_id, geometry -> 'coordinates' as boundary from place_boundaries
     where tenant_id = $1 and valid_until is null and place_id = any($2::uuid[])`,
    [tx.tenantId, ids],
  );
  return new Map(rows.map(({ id, place_id, boundary }) => [place_id, { id, boundary }]));
}

async function apply(ctx: Ctx, plan: BoundaryPlan, input: BoundaryImport): Promise<void> {
  const { tx, actor, now, platform } = ctx;
  const from = beginning(ctx, input.validFrom);
  await formerMustBeOlder(ctx, plan, from);
  const validFrom = civilDateOf(from, platform.timezone);
  await insertPlaces(
    tx,
    plan.create.map((place) => ({ ...place, validFrom })),
  );
  await replaceBoundaries(ctx, plan.lay, input.datum, from);
  const moveOpenMatters = input.moveOpenMatters ?? false;
  for (const { placeId, former } of plan.lay) {
    if (!former) continue;
    const { kind, data } = boundaryChanged(former, { datum: input.datum, moveOpenMatters }, from);
    await emit(tx, actor, now, placeId, { kind, data: { ...data, imported: true } });
  }
  const places = plan.lay.map((each) => each.placeId);
  const data = { what: 'boundaries', datum: input.datum, places, moveOpenMatters, ...plan.counts };
  await emit(tx, actor, now, ctx.newId(), { kind: 'places.imported', data });
}

async function formerMustBeOlder({ tx }: Ctx, plan: BoundaryPlan, from: Date): Promise<void> {
  const [late] = await tx.sql<{ name: string }>(
    `select p.name from place_boundaries b join places p on p.tenant_id = b.tenant_id and p.id = b.place_id
     where b.tenant_id = $1 and b.id = any($2::uuid[]) and b.valid_from >= $3 limit 1`,
    [tx.tenantId, plan.lay.flatMap((each) => each.former ?? []), from],
  );
  if (!late) return;
  throw invalid(
    'boundary-too-early',
    `“${late.name}”的现行边界生效更晚，请改用更晚的生效日期，或不填日期（立即生效）。`,
    `The present boundary of "${late.name}" began later: leave the date out to begin now.`,
  );
}
