import type { Ctx } from '../../../platform/context.ts';
import { residentStage } from '../domain/stages.ts';
import type { RequestState } from '../flow.ts';
import { findNear, placeMeant } from './find-near.ts';
import { loadRules } from './rules.ts';

export interface NearbyReport {
  id: string;
  number: string;
  what: string;
  stage: string;
  createdAt: string;
  distance: number | null;
  meToo: number;
}

/**
 * For a resident who is about to report: what is already open nearby. Shows the kind of problem, never another
 * resident's own words. Nothing without a place: "nearby" must mean something.
 */
export async function nearbyReports(
  ctx: Ctx,
  body: { content?: string; lon?: number; lat?: number; placeId?: string },
): Promise<{ items: NearbyReport[] }> {
  const placeId = await placeMeant(ctx, body);
  if (placeId === null) return { items: [] };
  const [near, rules] = await Promise.all([
    findNear(ctx, { content: body.content ?? '', lon: body.lon ?? null, lat: body.lat ?? null, placeId, except: null }),
    loadRules(ctx),
  ]);
  const categories = await categoriesOf(
    ctx,
    near.map((row) => row.id),
  );
  return {
    items: near.map((row) => ({
      id: row.id,
      number: row.number,
      what: rules.category(categories.get(row.id) ?? '')?.name ?? '附近居民反映的问题',
      stage: residentStage[row.state as RequestState],
      createdAt: row.created_at.toISOString(),
      distance: row.distance === null ? null : Math.round(row.distance / 10) * 10,
      meToo: row.me_too,
    })),
  };
}

async function categoriesOf({ tx }: Ctx, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.sql<{ id: string; category: string | null }>(
    'select id, category from matters where tenant_id = $1 and id = any($2::uuid[])',
    [tx.tenantId, ids],
  );
  return new Map(rows.map((row) => [row.id, row.category]));
}
