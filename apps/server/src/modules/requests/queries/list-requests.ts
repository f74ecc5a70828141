import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { readCursor, rowColumns, searchMatters, writeCursor } from '../../matters/index.ts';
import type { ListFilter } from '../contract-list.ts';
import type { RequestsTables } from '../tables.ts';
import { filterSql, needsOwn } from './filter-sql.ts';

const db = builder<RequestsTables>();
const PAGE = 20;

export interface ListQuery extends ListFilter {
  sort?: 'newest' | 'due';
  limit?: number;
  cursor?: string;
}

interface Page {
  rows: string;
  n: number;
  last_at: string | null;
  last_id: string | null;
}

/** In a worklist what one owes as a helper or a called department stands among the requests; figures and other lists hold requests alone. */
const WORKLISTS: readonly ListFilter['view'][] = ['todo', 'due-today', 'overdue', 'mine'];
const kindSql = ({ view }: ListQuery): RawBuilder<unknown> =>
  WORKLISTS.includes(view) ? sql`` : sql`m.kind = 'request' and`;

/** A page of requests as JSON text: one statement on an index that begins with the tenant, keyset, never an offset. */
export async function listRequests(ctx: Ctx, query: ListQuery): Promise<string> {
  const condition = await filterSql(ctx, query);
  const own = needsOwn(query) ? sql`join requests r on r.tenant_id = m.tenant_id and r.id = m.id` : sql``;
  if (query.q) return searchMatters(ctx, query.q, query.cursor, condition, own);
  const limit = query.limit ?? PAGE;
  const after = readCursor(query.cursor);
  const byDue = query.sort === 'due';
  const key = byDue ? sql`coalesce(m.due_at, 'infinity')` : sql`m.created_at`;
  const beyond = after
    ? byDue
      ? sql`and (${key}, m.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
      : sql`and (${key}, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const order = byDue ? sql`${key}, m.id` : sql`m.created_at desc, m.id desc`;
  const [page] = (await ctx.tx.run(
    sql<Page>`with found as (
      select ${sql.raw(rowColumns)}, ${key} as k from matters m ${own}
      where m.tenant_id = ${ctx.tx.tenantId} and ${kindSql(query)} ${condition} ${beyond} order by ${order} limit ${limit + 1}
    ), page as (select *, row_number() over () as i from found limit ${limit})
    select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'number', p.number, 'title', p.title, 'state', p.state, 'open', p.open,
        'urgency', p.urgency, 'category', p.category, 'source', p.source, 'placeId', p."placeId", 'holderId', p."holderId", 'leadId', p."leadId",
        'flags', p.flags, 'createdAt', p."createdAt", 'dueAt', p."dueAt", 'warnLevel', p."warnLevel", 'version', p.version, 'parentId', p."parentId") order by p.i), '[]')::text as rows,
      (select count(*)::int from found) as n,
      (select k::text from page order by i desc limit 1) as last_at, (select id::text from page order by i desc limit 1) as last_id
    from page p`.compile(db),
  )) as Page[];
  const next =
    page && page.n > limit && page.last_at && page.last_id ? writeCursor({ at: page.last_at, id: page.last_id }) : null;
  return `{"items":${page?.rows ?? '[]'},"next":${JSON.stringify(next)}}`;
}
