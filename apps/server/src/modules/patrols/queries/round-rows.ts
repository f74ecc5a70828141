import { notFound } from '../../../kernel/errors.ts';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readCursor, unitIdsOf, writeCursor } from '../../matters/index.ts';
import type { PatrolPlan, PatrolRound } from '../contract-rounds.ts';
import { roundAbilities } from '../policy.ts';
import { foundOf } from './found-of.ts';
import { placedScope } from './scope.ts';

const PAGE = 30;

const planColumns = `v.id, v.name, v.place_id as "placeId", v.unit_id as "unitId", v.every, v.points, v.active, v.version`;
const PLANS = `from patrol_plans v join places p on p.tenant_id = v.tenant_id and p.id = v.place_id where v.tenant_id = $1`;

/** Routes of the caller's area, by name; those in use first. */
export async function listPlans(ctx: Ctx): Promise<{ items: PatrolPlan[] }> {
  const scope = placedScope(ctx.actor, await unitIdsOf(ctx), 2);
  const items = await ctx.tx.sql<PatrolPlan>(
    `select ${planColumns} ${PLANS} and ${scope.sql} order by v.active desc, v.name, v.id limit 500`,
    [ctx.tx.tenantId, ...scope.values],
  );
  return { items };
}

/** One route of the caller's area. Throws not-found. */
export async function findPlan(ctx: Ctx, id: string, lock = false): Promise<PatrolPlan> {
  const scope = placedScope(ctx.actor, await unitIdsOf(ctx), 3);
  const [row] = await ctx.tx.sql<PatrolPlan>(
    `select ${planColumns} ${PLANS} and v.id = $2 and ${scope.sql}${lock ? ' for update of v' : ''}`,
    [ctx.tx.tenantId, id, ...scope.values],
  );
  if (!row) throw notFound();
  return row;
}

export type RoundRow = Omit<PatrolRound, 'abilities' | 'doneAt'> & { doneAt: Date | null; unitId: string | null };
const roundColumns = `r.id, r.plan_id as "planId", v.name, v.place_id as "placeId", v.unit_id as "unitId", r.state, r.due_on as "dueOn", r.points,
  r.checked, r.found, r.done_at as "doneAt", r.version`;
const ROUNDS = `from patrol_rounds r join patrol_plans v on v.tenant_id = r.tenant_id and v.id = r.plan_id
  join places p on p.tenant_id = v.tenant_id and p.id = v.place_id where r.tenant_id = $1 and (v.active or r.state = 'done')`;

const roundOf = (ctx: Ctx, { unitId: _unit, doneAt, ...row }: RoundRow): PatrolRound => ({
  ...row,
  doneAt: doneAt?.toISOString() ?? null,
  abilities: roundAbilities(ctx.actor, row),
});

/** One round of the caller's area; `lock` keeps others from changing it meanwhile. Throws not-found. */
export async function findRound(ctx: Ctx, id: string, lock = false): Promise<RoundRow> {
  const scope = placedScope(ctx.actor, await unitIdsOf(ctx), 3);
  const [row] = await ctx.tx.sql<RoundRow>(
    `select ${roundColumns} ${ROUNDS} and r.id = $2 and ${scope.sql}${lock ? ' for update of r' : ''}`,
    [ctx.tx.tenantId, id, ...scope.values],
  );
  if (!row) throw notFound();
  return row;
}

export async function getRound(ctx: Ctx, id: string) {
  return { ...roundOf(ctx, await findRound(ctx, id)), foundList: await foundOf(ctx, id) };
}

/** Rounds that are due by their day, or done, newest first; and how many are due and overdue in all. */
export async function listRounds(ctx: Ctx, query: { view?: 'due' | 'overdue' | 'done'; cursor?: string }) {
  const { tx, now, platform, actor } = ctx;
  const done = query.view === 'done';
  const today = civilDateOf(now, platform.timezone);
  const after = readCursor(query.cursor);
  const scope = placedScope(actor, await unitIdsOf(ctx), 2);
  const before = query.view === 'overdue' ? today : addDays(today, 36_500);
  const [rows, [counts]] = await Promise.all([
    done
      ? tx.sql<RoundRow>(
          `select ${roundColumns} ${ROUNDS} and ${scope.sql} and r.state = 'done'
             and ($5::timestamptz is null or (r.done_at, r.id) < ($5, $6::uuid)) order by r.done_at desc, r.id desc limit ${PAGE + 1}`,
          [tx.tenantId, ...scope.values, after?.at ?? null, after?.id ?? null],
        )
      : tx.sql<RoundRow>(
          `select ${roundColumns} ${ROUNDS} and ${scope.sql} and r.state = 'due' and r.due_on < $7::date
             and ($5::date is null or (r.due_on, r.id) > ($5, $6::uuid)) order by r.due_on, r.id limit ${PAGE + 1}`,
          [tx.tenantId, ...scope.values, after?.at ?? null, after?.id ?? null, before],
        ),
    tx.sql<{ due: number; overdue: number }>(
      `select count(*)::int as due, count(*) filter (where r.due_on < $5::date)::int as overdue ${ROUNDS} and ${scope.sql} and r.state = 'due'`,
      [tx.tenantId, ...scope.values, today],
    ),
  ]);
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return {
    items: page.map((row) => roundOf(ctx, row)),
    next: last ? writeCursor({ at: done ? (last.doneAt?.toISOString() ?? '') : last.dueOn, id: last.id }) : null,
    due: counts?.due ?? 0,
    overdue: counts?.overdue ?? 0,
  };
}
