import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readCursor, unitIdsOf, writeCursor } from '../../matters/index.ts';
import type { Promised } from '../contract.ts';
import type { NeedState } from '../flow.ts';
import { promiseAbilities } from '../policy.ts';

export interface PromiseRow
  extends Omit<Promised, 'createdAt' | 'endedAt' | 'needSideAt' | 'giverSideAt' | 'abilities'> {
  createdAt: Date;
  endedAt: Date | null;
  needSideAt: Date | null;
  giverSideAt: Date | null;
  needSideBy: string | null;
  giverSideBy: string | null;
  needState: NeedState;
  ofNeed: boolean;
  ofGiver: boolean;
}

const PAGE = 30;
const NOWHERE = '\n';
/** $2 the whole tenant, $3 own units, $4 path of the own place: on which side of a promise the caller stands. */
const COLUMNS = `p.id, p.need_id as "needId", p.resource_id as "resourceId", p.giver_id as "giverId", p.keeper_id as "keeperId",
  p.amount, r.measure, m.title as "needTitle", m.state as "needState", r.name as "resourceName", p.state, p.planned_on as "plannedOn", p.note, p.outcome,
  p.plan_id as "planId", p.need_side_at as "needSideAt", p.giver_side_at as "giverSideAt", p.need_side_by as "needSideBy",
  p.giver_side_by as "giverSideBy", p.created_at as "createdAt", p.ended_at as "endedAt", p.version,
  ($2::boolean or p.keeper_id = any($3::uuid[]) or starts_with(m.place_path, $4)) as "ofNeed",
  ($2::boolean or p.giver_id = any($3::uuid[])) as "ofGiver"`;
const FROM = `from promises p join matters m on m.tenant_id = p.tenant_id and m.id = p.need_id
  join resources r on r.tenant_id = p.tenant_id and r.id = p.resource_id where p.tenant_id = $1`;
const SIDE = `($2::boolean or p.giver_id = any($3::uuid[]) or p.keeper_id = any($3::uuid[]) or starts_with(m.place_path, $4))`;

async function standing(ctx: Ctx): Promise<unknown[]> {
  const { scope, placePath } = ctx.actor;
  const byPlace = scope === 'place' || scope === 'unit';
  return [
    ctx.tx.tenantId,
    scope === 'tenant',
    scope === 'unit' ? await unitIdsOf(ctx) : [],
    (byPlace && placePath) || NOWHERE,
  ];
}

/** Promises `p` with need `m` and resource `r`, of those the caller's side has part in; $1 to $4 are its values. */
export const promiseSide = async (ctx: Ctx): Promise<{ sql: string; values: unknown[] }> => ({
  sql: `${FROM} and ${SIDE}`,
  values: await standing(ctx),
});

export function promiseOf(ctx: Ctx, row: PromiseRow): Promised {
  const {
    ofNeed: _need,
    ofGiver: _giver,
    needSideBy: _needBy,
    giverSideBy: _giverBy,
    needState: _state,
    ...shown
  } = row;
  return {
    ...shown,
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    needSideAt: row.needSideAt?.toISOString() ?? null,
    giverSideAt: row.giverSideAt?.toISOString() ?? null,
    abilities: promiseAbilities(ctx.actor, row),
  };
}

/** One promise the caller's side has part in; `lock` keeps others from changing it. Throws not-found. */
export async function loadPromise(ctx: Ctx, id: string, lock = false): Promise<PromiseRow> {
  const [row] = await ctx.tx.sql<PromiseRow>(
    `select ${COLUMNS} ${FROM} and p.id = $5 and ${SIDE}${lock ? ' for no key update of p' : ''}`,
    [...(await standing(ctx)), id],
  );
  if (!row) throw notFound();
  return row;
}

export interface PromiseFilter {
  needId?: string;
  resourceId?: string;
  planId?: string;
  state?: Promised['state'];
  owed?: boolean;
  cursor?: string;
}
/** Those without a day stand behind those with one. */
const DAY = `coalesce(p.planned_on, 'infinity'::date)`;

/** A page of promises, newest first. */
export async function listPromises(
  ctx: Ctx,
  { needId, resourceId, planId, state, owed, cursor }: PromiseFilter,
): Promise<{ items: Promised[]; next: string | null }> {
  if (owed) return listOwed(ctx, { needId, resourceId, planId, cursor });
  const after = readCursor(cursor);
  const rows = await ctx.tx.sql<PromiseRow>(
    `select ${COLUMNS} ${FROM} and ${SIDE}
       and ($5::uuid is null or p.need_id = $5) and ($6::uuid is null or p.resource_id = $6)
       and ($7::uuid is null or p.plan_id = $7) and ($8::text is null or p.state = $8)
       and ($9::timestamptz is null or (p.created_at, p.id) < ($9, $10::uuid))
     order by p.created_at desc, p.id desc limit ${PAGE + 1}`,
    [
      ...(await standing(ctx)),
      needId ?? null,
      resourceId ?? null,
      planId ?? null,
      state ?? null,
      after?.at ?? null,
      after?.id ?? null,
    ],
  );
  const items = rows.slice(0, PAGE).map((row) => promiseOf(ctx, row));
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  return { items, next: last ? writeCursor({ at: last.createdAt, id: last.id }) : null };
}

/** What is still to be given, the earliest day first; the cursor carries the day in place of an instant. */
async function listOwed(
  ctx: Ctx,
  { needId, resourceId, planId, cursor }: Omit<PromiseFilter, 'owed' | 'state'>,
): Promise<{ items: Promised[]; next: string | null }> {
  const after = readCursor(cursor);
  const rows = await ctx.tx.sql<PromiseRow>(
    `select ${COLUMNS} ${FROM} and ${SIDE} and p.state in ('tentative', 'confirmed')
       and ($5::uuid is null or p.need_id = $5) and ($6::uuid is null or p.resource_id = $6) and ($7::uuid is null or p.plan_id = $7)
       and ($8::date is null or (${DAY}, p.id) > ($8, $9::uuid))
     order by ${DAY}, p.id limit ${PAGE + 1}`,
    [
      ...(await standing(ctx)),
      needId ?? null,
      resourceId ?? null,
      planId ?? null,
      after?.at ?? null,
      after?.id ?? null,
    ],
  );
  const items = rows.slice(0, PAGE).map((row) => promiseOf(ctx, row));
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  return { items, next: last ? writeCursor({ at: last.plannedOn ?? 'infinity', id: last.id }) : null };
}
