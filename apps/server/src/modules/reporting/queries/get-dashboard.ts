import type { Ctx } from '../../../platform/context.ts';
import type { Dashboard, ReportQuery } from '../contract.ts';
import { assembleDashboard } from '../domain/assemble.ts';
import { periodOf } from '../domain/period.ts';
import { readFigures } from './read-figures.ts';

/** The dashboard as the caller may see it. Throws not-found for a place or unit out of sight; invalid for the period. */
export async function getDashboard(ctx: Ctx, query: ReportQuery): Promise<Dashboard> {
  const { actor, now, platform } = ctx;
  const period = periodOf(query, now, platform.timezone);
  const figures = await readFigures(ctx, query, period);
  const unitId = query.unitId ?? (actor.scope === 'unit' ? (actor.unitId ?? undefined) : undefined);
  return assembleDashboard(figures, { ...query, ...period, unitId, unitAlone: figures.team === 1 }) as Dashboard;
}
