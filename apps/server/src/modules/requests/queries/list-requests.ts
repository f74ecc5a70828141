import { type RawBuilder, sql } from 'kysely';
import { addDays, civilDateOf, instantOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { readCursor, rowColumns, scopeSql, searchMatters, unitIdsOf, writeCursor } from '../../matters/index.ts';
import type { ListFilter } from '../contract.ts';
import type { RequestsTables } from '../tables.ts';
import { requestSettings } from './settings.ts';

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
      where m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'request' and ${condition} ${beyond} order by ${order} limit ${limit + 1}
    ), page as (select *, row_number() over () as i from found limit ${limit})
    select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'number', p.number, 'title', p.title, 'state', p.state, 'open', p.open,
        'urgency', p.urgency, 'category', p.category, 'source', p.source, 'placeId', p."placeId", 'holderId', p."holderId", 'leadId', p."leadId",
        'flags', p.flags, 'createdAt', p."createdAt", 'dueAt', p."dueAt", 'warnLevel', p."warnLevel", 'version', p.version) order by p.i), '[]')::text as rows,
      (select count(*)::int from found) as n,
      (select k::text from page order by i desc limit 1) as last_at, (select id::text from page order by i desc limit 1) as last_id
    from page p`.compile(db),
  )) as Page[];
  const next =
    page && page.n > limit && page.last_at && page.last_id ? writeCursor({ at: page.last_at, id: page.last_id }) : null;
  return `{"items":${page?.rows ?? '[]'},"next":${JSON.stringify(next)}}`;
}

const needsOwn = (query: ListFilter): boolean =>
  query.solved !== undefined ||
  query.satisfied !== undefined ||
  query.followedFrom !== undefined ||
  query.followedTo !== undefined;

/** What the filter and the caller's scope leave, as a condition on `matters m` (and `requests r` where it asks for it). */
export async function filterSql(ctx: Ctx, filter: ListFilter): Promise<RawBuilder<boolean>> {
  const { actor, now, platform } = ctx;
  const unitIds = await unitIdsOf(ctx);
  const parts: RawBuilder<unknown>[] = [];
  // Of the own unit everything is visible: the index of the unit answers alone.
  const own = filter.holderId !== undefined && unitIds.includes(filter.holderId) && actor.scope === 'unit';
  if (!own && !(filter.view === 'todo' && actor.scope === 'unit')) parts.push(scopeSql(actor, unitIds));
  const day = (date: string): Date => instantOf(date, '00:00', platform.timezone);
  if (filter.view) parts.push(viewSql(ctx, filter.view, unitIds));
  if (filter.state?.length) parts.push(sql`m.state = any(${filter.state}::text[])`);
  if (filter.open !== undefined) parts.push(filter.open ? sql`m.open` : sql`not m.open`);
  if (filter.urgency) parts.push(sql`m.urgency = ${filter.urgency}`);
  if (filter.category) parts.push(sql`m.category = ${filter.category}`);
  if (filter.source) parts.push(sql`m.source = ${filter.source}`);
  if (filter.holderId) parts.push(sql`m.holder_id = ${filter.holderId}::uuid`);
  if (filter.leadId) parts.push(sql`m.lead_id = ${filter.leadId}::uuid`);
  if (filter.placeId)
    parts.push(
      sql`m.place_path ^@ (select path from places where tenant_id = ${actor.tenantId} and id = ${filter.placeId}::uuid)`,
    );
  if (filter.overdue !== undefined)
    parts.push(filter.overdue ? sql`m.open and m.due_at < ${now}` : sql`not (m.open and m.due_at < ${now})`);
  if (filter.from) parts.push(sql`m.created_at >= ${day(filter.from)}`);
  if (filter.to) parts.push(sql`m.created_at < ${day(addDays(filter.to, 1))}`);
  if (filter.followedFrom) parts.push(sql`r.followed_up_at >= ${day(filter.followedFrom)}`);
  if (filter.followedTo) parts.push(sql`r.followed_up_at < ${day(addDays(filter.followedTo, 1))}`);
  if (filter.solved !== undefined) parts.push(sql`r.reached and r.solved = ${filter.solved}`);
  if (filter.satisfied !== undefined) {
    const { satisfiedFrom } = await requestSettings(ctx);
    parts.push(
      filter.satisfied
        ? sql`r.reached and r.satisfied >= ${satisfiedFrom}`
        : sql`r.reached and r.satisfied < ${satisfiedFrom}`,
    );
  }
  return parts.length > 0 ? (sql.join(parts, sql` and `) as RawBuilder<boolean>) : sql<boolean>`true`;
}

/** The worklists of a desk, each a number that opens its list. */
export function viewSql(
  { actor, now, platform }: Ctx,
  view: NonNullable<ListFilter['view']>,
  unitIds: readonly string[],
): RawBuilder<unknown> {
  const held =
    unitIds.length === 1
      ? sql`m.holder_id = ${unitIds[0]}::uuid`
      : unitIds.length > 1
        ? sql`m.holder_id = any(${[...unitIds]}::uuid[])`
        : sql`m.holder_id is not null`;
  const today = instantOf(addDays(civilDateOf(now, platform.timezone), 1), '00:00', platform.timezone);
  switch (view) {
    case 'todo':
      return sql`m.open and ${held}`;
    case 'new':
      return sql`m.open and m.state in ('registered', 'accepted', 'filed')`;
    case 'due-today':
      return sql`m.open and m.due_at >= ${now} and m.due_at < ${today}`;
    case 'overdue':
      return sql`m.open and m.due_at < ${now}`;
    case 'returned':
      return sql`m.open and m.state = 'returned'`;
    case 'reopened':
      return sql`m.open and m.flags && array['reopened', 'rehandled', 'rework']`;
    case 'follow-up':
      return sql`m.open and m.state in ('replied', 'verified', 'followed-up')`;
    case 'mine':
      return sql`m.open and m.assignee_id = ${actor.personId}::uuid`;
    case 'all':
      return sql`true`;
  }
}
