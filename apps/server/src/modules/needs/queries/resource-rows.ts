import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { logOf, readCursor, unitIdsOf, writeCursor } from '../../matters/index.ts';
import type { Resource } from '../contract.ts';
import { resourceAbilities } from '../policy.ts';

export const resourceColumns = `r.id, r.unit_id as "unitId", r.giver, r.sort, r.name, r.details, r.capacity, r.taken, r.measure,
  r.per_need as "perNeed", r.renews, r.from_on as "fromOn", r.until_on as "untilOn", r.weekdays, r.hours, r.place_id as "placeId",
  r.reach_m as "reachM", r.conditions, r.state, r.closed_reason as "closedReason", r.created_at as "createdAt",
  r.updated_at as "updatedAt", r.version`;
export type ResourceRow = Omit<Resource, 'createdAt' | 'updatedAt' | 'abilities'> & {
  createdAt: Date;
  updatedAt: Date;
};
const PAGE = 30;

/** Whether the actor speaks for the unit: its own, one below it, or any for posts that see the whole tenant. */
export async function speaksFor(ctx: Ctx, unitId: string): Promise<boolean> {
  return ctx.actor.scope === 'tenant' || (await unitIdsOf(ctx)).includes(unitId);
}

export async function resourceOf(ctx: Ctx, row: ResourceRow): Promise<Resource> {
  const ours = await speaksFor(ctx, row.unitId);
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    abilities: resourceAbilities(ctx.actor, { state: row.state, ours }),
  };
}

/** One resource; `lock` keeps others from changing it until the transaction ends. Throws not-found. */
export async function loadResource({ tx }: Ctx, id: string, lock = false): Promise<ResourceRow> {
  const [row] = await tx.sql<ResourceRow>(
    `select ${resourceColumns} from resources r where r.tenant_id = $1 and r.id = $2${lock ? ' for no key update' : ''}`,
    [tx.tenantId, id],
  );
  if (!row) throw notFound();
  return row;
}

/** One resource; its history, which names colleagues, for those who speak for the unit. */
export async function getResource(ctx: Ctx, id: string) {
  const resource = await resourceOf(ctx, await loadResource(ctx, id));
  return { ...resource, log: (await speaksFor(ctx, resource.unitId)) ? await logOf(ctx.tx, id) : [] };
}

export interface ResourceFilter {
  state?: 'open' | 'closed';
  unitId?: string;
  sort?: string;
  q?: string;
  left?: boolean;
  cursor?: string;
}

/** A page of resources, newest first. */
export async function listResources(
  ctx: Ctx,
  { state = 'open', unitId, sort, q, left, cursor }: ResourceFilter,
): Promise<{ items: Resource[]; next: string | null }> {
  const after = readCursor(cursor);
  const rows = await ctx.tx.sql<ResourceRow>(
    `select ${resourceColumns} from resources r where r.tenant_id = $1 and r.state = $2
       and ($3::uuid is null or r.unit_id = $3) and ($4::text is null or r.sort = $4)
       and ($5::text is null or strpos(r.name || r.details, $5) > 0) and (not $6::boolean or r.capacity - r.taken >= r.per_need)
       and ($7::timestamptz is null or (r.created_at, r.id) < ($7, $8::uuid))
     order by r.created_at desc, r.id desc limit ${PAGE + 1}`,
    [
      ctx.tx.tenantId,
      state,
      unitId ?? null,
      sort ?? null,
      q?.trim() ?? null,
      left ?? false,
      after?.at ?? null,
      after?.id ?? null,
    ],
  );
  const items = await Promise.all(rows.slice(0, PAGE).map((row) => resourceOf(ctx, row)));
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  return { items, next: last ? writeCursor({ at: last.createdAt, id: last.id }) : null };
}
