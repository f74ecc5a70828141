import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import type { MattersTables } from '../tables.ts';
import { readCursor, rowColumns, writeCursor } from './row.ts';

const db = builder<MattersTables>();
const PAGE = 30;

interface Page {
  rows: string;
  n: number;
  last_at: string | null;
  last_id: string | null;
}
export interface MatterPage {
  /** What stands beside `matters m`: its own part and what is read with it. */
  joins?: RawBuilder<unknown>;
  /** Columns of a row besides those of every matter. */
  columns?: readonly RawBuilder<unknown>[];
  /** All of them, the tenant, the kind and the scope of the caller among them. */
  wanted: readonly RawBuilder<unknown>[];
  /** Newest first, or else those with the nearest limit. */
  newest: boolean;
  cursor: string | undefined;
}

/** A page of matters of one kind as JSON text `{ items, next }`, in one statement. */
export async function matterPage(
  { tx }: Pick<Ctx, 'tx'>,
  { joins = sql``, columns = [], wanted, newest, cursor }: MatterPage,
): Promise<string> {
  const after = readCursor(cursor);
  const key = newest ? sql`m.created_at` : sql`coalesce(m.due_at, 'infinity')`;
  const beyond = newest ? sql`<` : sql`>`;
  const conditions = [
    ...wanted,
    ...(after ? [sql`(${key}, m.id) ${beyond} (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ];
  const order = newest ? sql`${key} desc, m.id desc` : sql`${key}, m.id`;
  const [page] = (await tx.run(
    sql<Page>`with found as (
      select ${sql.join([sql.raw(rowColumns), ...columns], sql`, `)}, ${key} as k from matters m ${joins}
      where ${sql.join(
        conditions.map((each) => sql`(${each})`),
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
