import { sql } from 'kysely';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { readCursor, rowColumns, scopeSql, unitIdsOf, writeCursor } from '../../matters/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import { onList } from '../policy.ts';
import type { NeedsTables } from '../tables.ts';

const db = builder<NeedsTables>();
const PAGE = 30;

interface Page {
  rows: string;
  n: number;
  last_at: string | null;
  last_id: string | null;
}
export interface NeedFilter {
  state?: string[];
  sort?: string;
  placeId?: string;
  q?: string;
  unmatched?: boolean;
  due?: 'overdue' | 'week' | 'month';
  cursor?: string;
}
const DUE_DAYS = { overdue: -1, week: 7, month: 30 } as const;

/** A page of needs as JSON text, newest first. */
export async function listNeeds(
  ctx: Ctx,
  { state, sort, placeId, q, unmatched, due, cursor }: NeedFilter,
): Promise<string> {
  const today = civilDateOf(ctx.now, ctx.platform.timezone);
  const unitIds = await unitIdsOf(ctx);
  const after = readCursor(cursor);
  const below = placeId ? ((await placeChainInMemory(ctx, placeId))[0]?.path ?? '\n') : null;
  const conditions = [
    sql`m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'need'`,
    sql`(m.state = any(${[...onList]}::text[]) or ${scopeSql(ctx.actor, unitIds)})`,
    ...(state && state.length > 0 ? [sql`m.state = any(${state}::text[])`] : []),
    ...(sort ? [sql`n.sort = ${sort}`] : []),
    ...(below === null ? [] : [sql`starts_with(m.place_path, ${below})`]),
    ...(q ? [sql`(strpos(n.content, ${q.trim()}) > 0 or m.number = ${q.trim()})`] : []),
    ...(unmatched
      ? [
          sql`m.state = 'listed' and not exists (select from promises p where p.tenant_id = n.tenant_id and p.need_id = n.id
            and p.state in ('tentative', 'confirmed'))`,
        ]
      : []),
    ...(due ? [sql`m.state <> 'met' and m.open and n.wanted_by <= ${addDays(today, DUE_DAYS[due])}::date`] : []),
    ...(after ? [sql`(m.created_at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ];
  const [page] = (await ctx.tx.run(
    sql<Page>`with found as (
      select ${sql.raw(rowColumns)}, n.sort, n.people, n.wanted_by as "wantedBy"
      from matters m join needs n on n.tenant_id = m.tenant_id and n.id = m.id
      where ${sql.join(conditions, sql` and `)} order by m.created_at desc, m.id desc limit ${PAGE + 1}
    ), page as (select *, row_number() over () as i from found limit ${PAGE})
    select coalesce(json_agg(to_jsonb(p) - 'i' order by p.i), '[]')::text as rows, (select count(*)::int from found) as n,
      (select "createdAt"::text from page order by i desc limit 1) as last_at, (select id::text from page order by i desc limit 1) as last_id
    from page p`.compile(db),
  )) as Page[];
  const next =
    page && page.n > PAGE && page.last_at && page.last_id ? writeCursor({ at: page.last_at, id: page.last_id }) : null;
  return `{"items":${page?.rows ?? '[]'},"next":${JSON.stringify(next)}}`;
}
