import { holds } from '../../../kernel/actor.ts';
import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readCursor, unitIdsOf, writeCursor } from '../../matters/index.ts';
import type { ExclusionRow } from '../contract-registers.ts';
import { type Exclusion, mayVote, type Vote } from '../domain/exclusion.ts';

const PAGE = 20;

interface Row {
  id: string;
  request_id: string;
  number: string;
  unit_id: string;
  ground: string;
  reason: string;
  state: Exclusion['state'];
  votes: Vote[];
  appealed_by: string | null;
  created_at: Date;
  decided_at: Date | null;
  version: number;
  files: string[];
}

const SELECT = `select x.*, m.number, array(select f.id from files f where f.tenant_id = x.tenant_id and f.subject_id = x.id order by f.created_at)::text[] as files
  from exclusions x join matters m on m.tenant_id = x.tenant_id and m.id = x.request_id where x.tenant_id = $1`;

/** 申诉清单, newest first: the panel sees all, a unit its own. */
export async function listExclusions(
  ctx: Ctx,
  query: { state?: string; cursor?: string },
): Promise<{ items: ExclusionRow[]; next: string | null }> {
  const { tx, actor } = ctx;
  const after = readCursor(query.cursor);
  const unitIds = await unitIdsOf(ctx);
  const rows = await tx.sql<Row>(
    `${SELECT} and ($2 or x.unit_id = any($3::uuid[])) and ($4::text is null or x.state = $4)
       and ($5::timestamptz is null or (x.created_at, x.id) < ($5, $6::uuid)) order by x.created_at desc, x.id desc limit ${PAGE + 1}`,
    [
      tx.tenantId,
      holds(actor, 'request.exclude'),
      unitIds,
      query.state ?? null,
      after && after.at !== 'infinity' ? after.at : null,
      after?.id ?? null,
    ],
  );
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    items: page.map((row) => viewOf(ctx, row, unitIds)),
    next: rows.length > PAGE && last ? writeCursor({ at: last.created_at.toISOString(), id: last.id }) : null,
  };
}

/** One appeal as the caller may see it. Throws not-found. */
export async function seeExclusion(ctx: Ctx, id: string): Promise<ExclusionRow> {
  const unitIds = await unitIdsOf(ctx);
  const [row] = await ctx.tx.sql<Row>(`${SELECT} and x.id = $2`, [ctx.tx.tenantId, id]);
  if (!row || !(holds(ctx.actor, 'request.exclude') || unitIds.includes(row.unit_id))) throw notFound();
  return viewOf(ctx, row, unitIds);
}

/** Keeps others from deciding it until the transaction ends. Throws not-found. */
export async function lockExclusion({ tx }: Ctx, id: string): Promise<Exclusion> {
  const [row] = await tx.sql<Row>('select * from exclusions where tenant_id = $1 and id = $2 for update', [
    tx.tenantId,
    id,
  ]);
  if (!row) throw notFound();
  return exclusionOf(row);
}

const exclusionOf = (row: Row): Exclusion => ({
  id: row.id,
  requestId: row.request_id,
  unitId: row.unit_id,
  state: row.state,
  votes: row.votes,
  appealedBy: row.appealed_by,
  version: row.version,
});

function viewOf({ actor }: Ctx, row: Row, unitIds: readonly string[]): ExclusionRow {
  const votes =
    holds(actor, 'request.exclude') && mayVote(exclusionOf(row), actor.personId, unitIds, actor.scope === 'tenant');
  return {
    id: row.id,
    requestId: row.request_id,
    number: row.number,
    unitId: row.unit_id,
    ground: row.ground,
    reason: row.reason,
    files: row.files,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    votes: row.votes.map(({ accepted, reason, at }) => ({ accepted, reason, at })),
    version: row.version,
    abilities: votes ? ['vote'] : [],
  };
}
