import type { Ctx } from '../../../platform/context.ts';
import type { StandingCells } from '../../../kernel/returned-rows.ts';
import { can } from '../policy.ts';
import { governedNeed, loadNeeds } from './load-need.ts';
import { resourceColumns, type ResourceRow } from './resource-rows.ts';
import { needCells, needTitles, resourceCells, resourceTitles } from './sheet-cells.ts';

/** A thing that a row names by its number, as it stands now. */
export interface Standing {
  id: string;
  version: number;
  cells: StandingCells;
}
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const underTitles = (titles: readonly string[], cells: readonly unknown[]): StandingCells =>
  new Map(titles.map((title, i) => [title, cells[i]]));

/** The needs with these numbers that the caller may see. */
export async function standingNeeds(ctx: Ctx, numbers: readonly string[]): Promise<Map<string, Standing>> {
  const { tx, actor } = ctx;
  const rows = await tx.sql<{ id: string }>(
    `select id from matters where tenant_id = $1 and kind = 'need' and number = any($2::text[])`,
    [tx.tenantId, numbers],
  );
  const seen = [];
  for (const need of await loadNeeds(
    ctx,
    rows.map(({ id }) => id),
  ))
    if (can(actor, 'read', await governedNeed(ctx, need))) seen.push(need.matter);
  const cells = await needCells(
    ctx,
    seen.map(({ id }) => id),
  );
  return new Map(
    seen.map(({ id, number, version }, i) => [number, { id, version, cells: underTitles(needTitles, cells[i] ?? []) }]),
  );
}

/** The resources with these ids; they are on a list that everybody reads. */
export async function standingResources(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await ctx.tx.sql<ResourceRow>(
    `select ${resourceColumns} from resources r where r.tenant_id = $1 and r.id = any($2::uuid[])`,
    [ctx.tx.tenantId, ids.filter((id) => UUID.test(id))],
  );
  const cells = await resourceCells(ctx, rows);
  return new Map(
    rows.map(({ id, version }, i) => [id, { id, version, cells: underTitles(resourceTitles, cells[i] ?? []) }]),
  );
}
