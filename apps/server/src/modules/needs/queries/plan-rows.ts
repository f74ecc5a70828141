import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { MatchPlan, PlannedPair, UnmatchedNeed } from '../contract.ts';

const COLUMNS = `v.id, v.place_id as "placeId", v.state, v.fairness, v.sort_alone as "sortAlone", v.pins, v.forbids, v.figures, v.created_at as "createdAt",
  v.solved_at as "solvedAt", v.accepted_at as "acceptedAt", v.version`;
/** $2 the whole tenant, $3 path of the own place, $4 the person: plans of the own area and one's own. */
const FROM = `from match_plans v join places p on p.tenant_id = v.tenant_id and p.id = v.place_id
  where v.tenant_id = $1 and ($2::boolean or starts_with(p.path, $3) or v.created_by = $4::uuid)`;
const NOWHERE = '\n';
const PAGE = 50;
type Row = Omit<MatchPlan, 'createdAt' | 'solvedAt' | 'acceptedAt'> &
  Record<'createdAt', Date> &
  Record<'solvedAt' | 'acceptedAt', Date | null>;

const reach = ({ tx, actor }: Ctx): unknown[] => [
  tx.tenantId,
  actor.scope === 'tenant',
  ((actor.scope === 'place' || actor.scope === 'unit') && actor.placePath) || NOWHERE,
  actor.personId,
];
const planOf = (row: Row): MatchPlan => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  solvedAt: row.solvedAt?.toISOString() ?? null,
  acceptedAt: row.acceptedAt?.toISOString() ?? null,
});

/** One plan of the caller's area; `lock` keeps others from changing it. Throws not-found. */
export async function getPlan(ctx: Ctx, id: string, lock = false): Promise<MatchPlan> {
  const [row] = await ctx.tx.sql<Row>(
    `select ${COLUMNS} ${FROM} and v.id = $5${lock ? ' for no key update of v' : ''}`,
    [...reach(ctx), id],
  );
  if (!row) throw notFound();
  return planOf(row);
}

type Named = { id: string; name: string };
/** One plan as it is looked at: what is forbidden is told by name. */
export async function showPlan(ctx: Ctx, id: string): Promise<MatchPlan> {
  const plan = await getPlan(ctx, id);
  const ids = (key: 'needId' | 'resourceId') => plan.forbids.flatMap((each) => each[key] ?? []);
  const named = await ctx.tx.sql<Named>(
    `select m.id, m.title as name from matters m where m.tenant_id = $1 and m.kind = 'need' and m.id = any($2::uuid[])
     union all select r.id, r.name from resources r where r.tenant_id = $1 and r.id = any($3::uuid[])`,
    [ctx.tx.tenantId, ids('needId'), ids('resourceId')],
  );
  const names = new Map(named.map(({ id: each, name }) => [each, name]));
  return {
    ...plan,
    forbids: plan.forbids.map(({ needId, resourceId }) => ({
      ...(needId && { needId, needTitle: names.get(needId) ?? '' }),
      ...(resourceId && { resourceId, resourceName: names.get(resourceId) ?? '' }),
    })),
  };
}

export async function listPlans(ctx: Ctx): Promise<MatchPlan[]> {
  const rows = await ctx.tx.sql<Row>(
    `select ${COLUMNS} ${FROM} order by v.created_at desc, v.id desc limit 30`,
    reach(ctx),
  );
  return rows.map(planOf);
}

/** A page of what the plan matches, the greatest worth first. */
export async function listPairs(
  ctx: Ctx,
  id: string,
  cursor?: string,
): Promise<{ items: PlannedPair[]; next: string | null }> {
  await getPlan(ctx, id);
  const after = readAfter(cursor);
  const rows = await ctx.tx.sql<PlannedPair>(
    `select q.need_id as "needId", m.title as "needTitle", q.resource_id as "resourceId", r.name as "resourceName",
       r.unit_id as "giverId", m.holder_id as "keeperId", q.worth, q.reasons, q.pinned, q.promise_id as "promiseId", q.refusal
     from match_plan_pairs q join matters m on m.tenant_id = q.tenant_id and m.id = q.need_id
     join resources r on r.tenant_id = q.tenant_id and r.id = q.resource_id
     where q.tenant_id = $1 and q.plan_id = $2 and ($3::int is null or (-q.worth, q.need_id) > (-$3::int, $4::uuid))
     order by -q.worth, q.need_id limit ${PAGE + 1}`,
    [ctx.tx.tenantId, id, after?.worth ?? null, after?.needId ?? null],
  );
  return pageOf(rows, ({ worth, needId }) => [worth, needId]);
}

/** A page of what stays unmatched (未匹配预警), by need. */
export async function listUnmatched(
  ctx: Ctx,
  id: string,
  cursor?: string,
): Promise<{ items: UnmatchedNeed[]; next: string | null }> {
  await getPlan(ctx, id);
  const rows = await ctx.tx.sql<UnmatchedNeed>(
    `select u.need_id as "needId", m.title as "needTitle", m.holder_id as "keeperId", u.why
     from match_plan_unmatched u join matters m on m.tenant_id = u.tenant_id and m.id = u.need_id
     where u.tenant_id = $1 and u.plan_id = $2 and ($3::uuid is null or u.need_id > $3) order by u.need_id limit ${PAGE + 1}`,
    [ctx.tx.tenantId, id, readAfter(cursor)?.needId ?? null],
  );
  return pageOf(rows, ({ needId }) => [0, needId]);
}

function pageOf<R>(rows: R[], keyOf: (row: R) => [number, string]): { items: R[]; next: string | null } {
  const items = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  return { items, next: last ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null };
}

/** Undefined for a cursor that is not ours: the list then begins anew. */
function readAfter(cursor: string | undefined): { worth: number; needId: string } | undefined {
  if (!cursor) return undefined;
  try {
    const [worth, needId] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown];
    if (!Number.isInteger(worth) || typeof needId !== 'string' || !/^[0-9a-f-]{36}$/.test(needId)) return undefined;
    return { worth: worth as number, needId };
  } catch {
    return undefined;
  }
}
