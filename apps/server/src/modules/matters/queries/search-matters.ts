import { type RawBuilder, sql } from 'kysely';
import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder, type Tx } from '../../../platform/database/database.ts';
import { BUCKET_SIZE, bucketOf, pairTokens, queryPairs, searchable } from '../domain/search-tokens.ts';
import type { MattersTables } from '../tables.ts';
import { rowColumns } from './row.ts';

const PAGE = 20;
const db = builder<MattersTables>();

interface Found {
  rows: string;
  last: number | null;
  more: boolean;
}

/**
 * Newest matters whose number or text holds every word of the query: a page as JSON text. Buckets of matters are
 * searched newest first until the page is full, in one statement: the index answers each bucket by the hashed pairs,
 * the text itself confirms. `scope` is a condition on `matters m`, and on what `join` adds.
 */
export async function searchMatters(
  { tx, platform }: Ctx,
  query: string,
  cursor: string | undefined,
  scope: RawBuilder<boolean>,
  join: RawBuilder<unknown> = sql``,
): Promise<string> {
  const pairs = queryPairs(query);
  if (pairs.length === 0) {
    throw invalid(
      'search-too-short',
      '请输入至少两个连续的字或数字再搜索。',
      'Type at least two characters in a row to search.',
    );
  }
  const before = readSequence(cursor) ?? (await newestSequence(tx, platform.db)) + 1;
  const words = searchable(query).split(' ').filter(Boolean);
  const [page] = (await tx.run(
    sql<Found>`
      with hits as (
        select h.* from jsonb_array_elements_text(${JSON.stringify(bucketTokens(tx.tenantId, bucketOf(before), pairs))}::jsonb) with ordinality as b(tokens, i)
        cross join lateral (
          select f.sequence, ${sql.raw(rowColumns)}
          from find_matter_texts(b.tokens::int[], ${before}, ${words}::text[]) f
          join matters m on m.tenant_id = ${tx.tenantId} and m.id = f.matter_id ${join}
          where ${scope}
          order by f.sequence desc limit ${PAGE + 1}
        ) h limit ${PAGE + 1}
      ), page as (select * from hits order by sequence desc limit ${PAGE})
      select coalesce(json_agg(to_jsonb(p) - 'sequence'), '[]')::text as rows, min(p.sequence) as last, (select count(*) > ${PAGE} from hits) as more
      from page p`.compile(db),
  )) as Found[];
  const next = page?.more && page.last !== null ? Buffer.from(String(page.last)).toString('base64url') : null;
  return `{"items":${page?.rows ?? '[]'},"next":${JSON.stringify(next)}}`;
}

const bucketTokens = (tenantId: number, newest: number, pairs: readonly [number, number][]): string[] =>
  Array.from({ length: newest + 1 }, (_, i) => `{${pairTokens(tenantId, newest - i, pairs).join()}}`);

const newest = new WeakMap<object, { at: number; sequence: number }>();
const FRESH_MS = 2000;

/** The last number given out, at most two seconds old plus the block this process may be filling meanwhile. */
async function newestSequence(tx: Tx, key: object): Promise<number> {
  const known = newest.get(key);
  const at = performance.now();
  if (known && at - known.at < FRESH_MS) return known.sequence;
  const [row] = await tx.sql<{ last: number }>('select last_value as last from matter_numbers');
  const sequence = (row?.last ?? 0) + BUCKET_SIZE;
  newest.set(key, { at, sequence });
  return sequence;
}

function readSequence(cursor: string | undefined): number | undefined {
  const value = cursor ? Number(Buffer.from(cursor, 'base64url').toString('utf8')) : Number.NaN;
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
