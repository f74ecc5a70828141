import type { Ctx } from '../../../platform/context.ts';
import type { Dashboard, ReportQuery } from '../contract.ts';
import { assembleDashboard } from '../domain/assemble.ts';
import { periodOf } from '../domain/period.ts';
import { ownUnit } from './confinement.ts';
import { readFigures } from './read-figures.ts';

/** The dashboard as the caller may see it. Throws not-found for a place or unit out of sight; invalid for the period. */
export async function getDashboard(ctx: Ctx, query: ReportQuery): Promise<Dashboard> {
  const { actor, now, platform } = ctx;
  const period = periodOf(query, now, platform.timezone);
  const figures = await readFigures(ctx, query, period);
  const unitId = query.unitId ?? ownUnit(actor) ?? undefined;
  // A unit post's lists hold more than its place: there the filter has to name it.
  const placeId = query.placeId ?? (actor.scope === 'unit' ? (actor.placeId ?? undefined) : undefined);
  return assembleDashboard(figures, {
    ...query,
    ...period,
    placeId,
    unitId,
  }) as Dashboard;
}
