import type { Ctx } from '../../../platform/context.ts';
import { type ChainedEvent, chain } from '../../../platform/events.ts';
import type { Matter } from '../domain/matter.ts';
import { bucketOf, searchable, searchTokens } from '../domain/search-tokens.ts';
import { countColumns, fixedColumns, movingColumns, type NewMatter, slotOf, withHead } from './save-matter.ts';

const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

/**
 * Stores many new matters of one kind, each as `insertMatter` would (own row, events on their chain, words, counts), in
 * one statement. `own.values` hold plain JSON values, the same columns in every row. For imports, some hundred at a time.
 */
export async function insertMatters(ctx: Ctx, changes: readonly NewMatter[]): Promise<Matter[]> {
  const { tx, actor, now } = ctx;
  const [first] = changes;
  if (!first) return [];
  const events: (ChainedEvent & { subject: string })[] = [];
  const stored = changes.map(({ matter, events: facts }) => {
    const chained = chain({ seq: 0, hash: Buffer.alloc(0) }, matter.id, facts, actor, now);
    events.push(...chained.map((event) => ({ ...event, subject: matter.id })));
    return withHead(matter, chained);
  });
  const rows = stored.map(rowOf);
  const { table, values } = first.own;
  await tx.sql(insertManyStatement(Object.keys(rows[0] ?? {}), table, Object.keys(values)), [
    tx.tenantId,
    JSON.stringify(rows),
    JSON.stringify(changes.map(({ matter, own }) => ({ ...own.values, id: matter.id }))),
    JSON.stringify(changes.map((change) => textOf(tx.tenantId, change))),
    JSON.stringify(events.map(({ prevHash, hash, ...event }) => ({ ...event, prev: hex(prevHash), hash: hex(hash) }))),
    JSON.stringify(countsOf(stored)),
    now,
    actor.personId,
    actor.postId,
    actor.unitId,
  ]);
  return stored;
}

/** The row as JSON that PostgreSQL reads into the table's own types. */
const rowOf = (matter: Matter): Record<string, unknown> => ({
  ...fixedColumns(matter),
  ...movingColumns(matter),
  id: matter.id,
  lists: matter.lists,
  log_head: hex(matter.logHead),
  clock_log: matter.clockLog,
  clocks: matter.clocks,
});

function textOf(tenantId: number, { matter, sequence, searchText }: NewMatter): object {
  const haystack = searchable(`${matter.number} ${searchText}`);
  const tokens = searchTokens(tenantId, bucketOf(sequence), haystack);
  return { matter_id: matter.id, sequence, haystack, tokens: `{${tokens.join()}}` };
}

function countsOf(matters: readonly Matter[]): object[] {
  const counts = new Map<string, { kind: unknown; lead_id: unknown; category: unknown; state: unknown; n: number }>();
  for (const matter of matters) {
    const [kind, lead_id, category, state] = countColumns(matter);
    const key = JSON.stringify([kind, lead_id, category, state]);
    const count = counts.get(key) ?? { kind, lead_id, category, state, n: 0 };
    count.n += 1;
    counts.set(key, count);
  }
  return [...counts.values()];
}

function insertManyStatement(columns: readonly string[], table: string, ownColumns: readonly string[]): string {
  const all = columns.join(', ');
  const own = ['id', ...ownColumns].join(', ');
  return `with m as (insert into matters (tenant_id, ${all}) select $1, ${all} from json_populate_recordset(null::matters, $2::json)),
    o as (insert into ${table} (tenant_id, ${own}) select $1, ${own} from json_populate_recordset(null::${table}, $3::json)),
    t as (insert into matter_texts (tenant_id, matter_id, sequence, haystack, tokens)
      select $1, x.matter_id, x.sequence, x.haystack, x.tokens::int[]
      from json_to_recordset($4::json) as x(matter_id uuid, sequence bigint, haystack text, tokens text)),
    e as (insert into events (tenant_id, subject_id, seq, kind, at, actor_id, post_id, unit_id, data, prev_hash, hash)
      select $1, x.subject, x.seq, x.kind, $7, $8::uuid, $9::uuid, $10::uuid, x.data, x.prev, x.hash
      from json_to_recordset($5::json) as x(subject uuid, seq int, kind text, data jsonb, prev bytea, hash bytea))
    insert into matter_count_slots as mc (tenant_id, kind, lead_id, category, state, slot, count)
      select $1, x.kind, x.lead_id, x.category, x.state, ${slotOf('x.lead_id')}, x.n
      from json_to_recordset($6::json) as x(kind text, lead_id uuid, category text, state text, n int) order by 2, 3, 4, 5
      on conflict (tenant_id, kind, lead_id, category, state, slot) do update set count = mc.count + excluded.count`;
}
