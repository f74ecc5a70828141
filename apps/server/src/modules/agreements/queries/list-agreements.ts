import { sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { readCursor, rowColumns, scopeSql, unitIdsOf, writeCursor } from '../../matters/index.ts';
import type { AgreementsTables } from '../tables.ts';
import { owedSql } from './owed-sql.ts';

const db = builder<AgreementsTables>();
const PAGE = 30;

interface Page {
  rows: string;
  n: number;
  last_at: string | null;
  last_id: string | null;
}
export interface AgreementFilter {
  view?: 'todo' | 'open' | 'ended';
  unitId?: string;
  cursor?: string;
}

/** A page of agreements as JSON text: open ones by their limit, ended ones newest first. */
export async function listAgreements(ctx: Ctx, { view = 'open', unitId, cursor }: AgreementFilter): Promise<string> {
  const unitIds = await unitIdsOf(ctx);
  const after = readCursor(cursor);
  const wanted = [
    sql`m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'agreement' and m.open = ${view !== 'ended'}`,
    scopeSql(ctx.actor, unitIds),
    ...(view === 'todo' ? [sql`m.holder_id = ${ctx.actor.unitId}::uuid`, owedSql(ctx.actor)] : []),
    ...(unitId
      ? [
          sql`exists (select from agreements a where a.tenant_id = m.tenant_id and a.id = m.id
            and (a.community_id = ${unitId}::uuid or a.unit_id = ${unitId}::uuid))`,
        ]
      : []),
  ];
  const ended = view === 'ended';
  const key = ended ? sql`m.created_at` : sql`coalesce(m.due_at, 'infinity')`;
  if (after)
    wanted.push(
      ended
        ? sql`(${key}, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
        : sql`(${key}, m.id) > (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  const order = ended ? sql`${key} desc, m.id desc` : sql`${key}, m.id`;
  const [page] = (await ctx.tx.run(
    sql<Page>`with found as (
      select ${sql.raw(rowColumns)}, ${key} as k from matters m
      where ${sql.join(
        wanted.map((each) => sql`(${each})`),
        sql` and `,
      )}
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
