import { notFound } from '../../../kernel/errors.ts';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readCursor, unitIdsOf, writeCursor } from '../../matters/index.ts';
import type { Visit } from '../contract-visits.ts';
import { visitAbilities } from '../policy.ts';
import { foundOf } from './found-of.ts';
import { placedScope } from './scope.ts';

const PAGE = 30;

export interface VisitRow {
  id: string;
  occasion: string;
  placeId: string;
  placePath: string;
  unitId: string | null;
  state: Visit['state'];
  dueOn: string | null;
  outcome: Visit['outcome'];
  hasHousehold: boolean;
  hasNote: boolean;
  keptUntil: string | null;
  found: number;
  doneAt: Date | null;
  version: number;
}

const columns = `v.id, v.occasion, v.place_id as "placeId", p.path as "placePath", v.unit_id as "unitId", v.state, v.due_on as "dueOn", v.outcome,
  v.household_sealed is not null as "hasHousehold", v.note_sealed is not null as "hasNote", v.kept_until as "keptUntil", v.found,
  v.done_at as "doneAt", v.version`;
const FROM = `from visits v join places p on p.tenant_id = v.tenant_id and p.id = v.place_id where v.tenant_id = $1`;

export const visitOf = (ctx: Ctx, { placePath: _path, doneAt, ...row }: VisitRow): Visit => ({
  ...row,
  doneAt: doneAt?.toISOString() ?? null,
  abilities: visitAbilities(ctx.actor, { state: row.state, hasHousehold: row.hasHousehold || row.hasNote }),
});

/** One visit of the caller's area; `lock` keeps others from changing it meanwhile. Throws not-found. */
export async function findVisit(ctx: Ctx, id: string, lock = false): Promise<VisitRow> {
  const scope = placedScope(ctx.actor, await unitIdsOf(ctx), 3);
  const [row] = await ctx.tx.sql<VisitRow>(
    `select ${columns} ${FROM} and v.id = $2 and ${scope.sql}${lock ? ' for update of v' : ''}`,
    [ctx.tx.tenantId, id, ...scope.values],
  );
  if (!row) throw notFound();
  return row;
}

export async function getVisit(ctx: Ctx, id: string) {
  const visit = visitOf(ctx, await findVisit(ctx, id));
  return { ...visit, foundList: await foundOf(ctx, id) };
}

/** What is due by its day, or what was done, newest first; and how many are due and overdue in all. */
export async function listVisits(ctx: Ctx, query: { view?: 'due' | 'overdue' | 'done'; cursor?: string }) {
  const { tx, now, platform, actor } = ctx;
  const done = query.view === 'done';
  const today = civilDateOf(now, platform.timezone);
  const after = readCursor(query.cursor);
  const scope = placedScope(actor, await unitIdsOf(ctx), 2);
  const unreachable = query.view === 'overdue' ? today : addDays(today, 36_500);
  const [rows, [counts]] = await Promise.all([
    done
      ? tx.sql<VisitRow>(
          `select ${columns} ${FROM} and ${scope.sql} and v.state = 'done'
             and ($5::timestamptz is null or (v.done_at, v.id) < ($5, $6::uuid)) order by v.done_at desc, v.id desc limit ${PAGE + 1}`,
          [tx.tenantId, ...scope.values, after?.at ?? null, after?.id ?? null],
        )
      : tx.sql<VisitRow>(
          `select ${columns} ${FROM} and ${scope.sql} and v.state = 'due' and v.due_on < $7::date
             and ($5::date is null or (v.due_on, v.id) > ($5, $6::uuid)) order by v.due_on, v.id limit ${PAGE + 1}`,
          [tx.tenantId, ...scope.values, after?.at ?? null, after?.id ?? null, unreachable],
        ),
    tx.sql<{ due: number; overdue: number }>(
      `select count(*)::int as due, count(*) filter (where v.due_on < $5::date)::int as overdue ${FROM} and ${scope.sql} and v.state = 'due'`,
      [tx.tenantId, ...scope.values, today],
    ),
  ]);
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return {
    items: page.map((row) => visitOf(ctx, row)),
    next: last
      ? writeCursor({ at: done ? (last.doneAt?.toISOString() ?? '') : (last.dueOn ?? ''), id: last.id })
      : null,
    due: counts?.due ?? 0,
    overdue: counts?.overdue ?? 0,
  };
}
