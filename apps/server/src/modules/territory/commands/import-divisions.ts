import { invalid } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { DivisionImport, ImportReport } from '../contract.ts';
import { reportOf } from '../domain/import-problem.ts';
import { type KnownPlace, planDivisions } from '../domain/plan-divisions.ts';
import { authorizeManaging } from './authorize.ts';
import { existingSince, noSuchParent } from './create-place.ts';
import { readDivisions } from './read-divisions.ts';
import { expectManyRows, renewTerritory } from './renew-territory.ts';
import { insertPlaces, repath, updatePlaces } from './saving-places.ts';

// Divisions were there before anyone imported them: without a date they hold as long as we can tell.
const ALWAYS = '2000-01-01';

/**
 * Imports tables of division codes. Rows with errors are left out and reported; the others are created, or renamed and
 * moved where the table differs. Importing the same again changes nothing. A dry run reports what would happen.
 */
export async function importDivisions(ctx: Ctx, input: DivisionImport): Promise<ImportReport> {
  const { tx, actor, now, platform } = ctx;
  authorizeManaging(actor, '/');
  const rows = input.files.flatMap(readDivisions);
  if (!input.dryRun) {
    await renewTerritory(ctx);
    await expectManyRows(ctx);
  }
  await levelsMustExist(
    ctx,
    input.files.map((file) => file.level),
  );
  const existing = await knownPlaces(ctx);
  const top = input.parentId ? existing.find((place) => place.id === input.parentId) : null;
  if (top === undefined) throw noSuchParent();
  const plan = planDivisions(rows, { existing, top, within: input.within ?? '', newId: ctx.newId });
  if (!input.dryRun) {
    const validFrom = existingSince(ctx, input.validFrom ?? ALWAYS);
    await insertPlaces(
      tx,
      plan.create.map((place) => ({ ...place, validFrom })),
    );
    await updatePlaces(tx, plan.update, civilDateOf(now, platform.timezone));
    if (plan.update.length > 0) await repath(tx);
    await emit(tx, actor, now, ctx.newId(), { kind: 'places.imported', data: { what: 'divisions', ...plan.counts } });
  }
  return reportOf(input.dryRun, plan.counts, plan.problems, ctx.lang);
}

/** Every place of the tenant, closed ones too: what an import is compared with. */
export const knownPlaces = ({ tx }: Pick<Ctx, 'tx'>): Promise<KnownPlace[]> =>
  tx.sql<KnownPlace>(
    'select id, level, code, name, path, parent_id as "parentId", active from places where tenant_id = $1',
    [tx.tenantId],
  );

export async function levelsMustExist({ tx }: Pick<Ctx, 'tx'>, levels: readonly number[]): Promise<void> {
  const rows = await tx.sql<{ level: number }>('select level from place_levels where tenant_id = $1', [tx.tenantId]);
  const missing = levels.find((level) => !rows.some((row) => row.level === level));
  if (missing === undefined) return;
  throw invalid(
    'no-such-level',
    `还没有设置第 ${missing} 级，请先在层级设置中添加。`,
    `Level ${missing} is not set up.`,
  );
}
