import { sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { readCursor, rowColumns, scopeSql, unitIdsOf, writeCursor } from '../../matters/index.ts';
import type { PatrolsTables } from '../tables.ts';
import { owedSql } from './owed-sql.ts';

const db = builder<PatrolsTables>();
const PAGE = 30;

interface Page {
  rows: string;
  n: number;
  last_at: string | null;
  last_id: string | null;
}

/** A page of hazards as JSON text: open ones by their limit, ended ones newest first. */
export async function listHazards(
  ctx: Ctx,
  { view = 'open', cursor }: { view?: 'todo' | 'open' | 'ended'; cursor?: string },
): Promise<string> {
  const unitIds = await unitIdsOf(ctx);
  const after = readCursor(cursor);
  const held = unitIds.length > 0 ? sql`m.holder_id = any(${unitIds}::uuid[])` : sql`m.holder_id is not null`;
  const todo = view === 'todo' ? sql`and ${held} and ${owedSql(ctx.actor)}` : sql``;
  const ended = view === 'ended';
  const key = ended ? sql`m.created_at` : sql`coalesce(m.due_at, 'infinity')`;
  const beyond = after
    ? ended
      ? sql`and (${key}, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
      : sql`and (${key}, m.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const order = ended ? sql`${key} desc, m.id desc` : sql`${key}, m.id`;
  const [page] = (await ctx.tx.run(
    sql<Page>`with found as (
      select ${sql.raw(rowColumns)}, ${key} as k from matters m
      where m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'hazard' and m.open = ${!ended} and ${scopeSql(ctx.actor, unitIds)} ${todo} ${beyond}
      order by ${order} limit ${PAGE + 1}
    ), page as (select *, row_number() over () as i from found limit ${PAGE})
    select coalesce(json_agg(to_jsonb(p) - 'k' - 'i' order by p.i), '[]')::text as rows, (select count(*)::int from found) as n,
      (select k::text from page order by i desc limit 1) as last_at, (select id::text from page order by i desc limit 1) as last_id
    from page p`.compile(db),
  )) as Page[];
  const next =
    page && page.n > PAGE && page.last_at && page.last_id ? writeCursor({ at: page.last_at, id: page.last_id }) : null;
  return `{"items":${page?.rows ?? '[]'},"next":${JSON.stringify(next)}}`;
}
