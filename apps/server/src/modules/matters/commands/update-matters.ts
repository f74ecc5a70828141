import type { Ctx } from '../../../platform/context.ts';
import { type ChainedEvent, chain } from '../../../platform/events.ts';
import type { Matter } from '../domain/matter.ts';
import { countColumns, type MatterChange, movingColumns, slotOf, staleVersion, withHead } from './save-matter.ts';

const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

/**
 * Stores what one action made of many matters of one kind, each as `updateMatter` would, in one statement. `own.values`
 * hold plain JSON values, the same columns in every row; new parties are not among it. All were read under a lock: throws
 * conflict `version-conflict` where one has changed all the same, and nothing of the transaction may stand then.
 */
export async function updateMatters(ctx: Ctx, changes: readonly Omit<MatterChange, 'parties'>[]): Promise<Matter[]> {
  const { tx, actor, now } = ctx;
  const [first] = changes;
  if (!first) return [];
  const events: (ChainedEvent & { subject: string })[] = [];
  const stored = changes.map(({ before, after, events: facts }) => {
    const chained = chain({ seq: before.logSeq, hash: before.logHead }, after.id, facts, actor, now);
    events.push(...chained.map((event) => ({ ...event, subject: after.id })));
    return { ...withHead(after, chained), version: before.version + 1, updatedAt: now };
  });
  const rows = stored.map(rowOf);
  const { table, values } = first.own;
  const [done] = await tx.sql<{ n: number }>(statementOf(Object.keys(rows[0] ?? {}), table, Object.keys(values)), [
    tx.tenantId,
    JSON.stringify(rows),
    JSON.stringify(changes.map(({ after, own }) => ({ ...own.values, id: after.id }))),
    JSON.stringify(events.map(({ prevHash, hash, ...event }) => ({ ...event, prev: hex(prevHash), hash: hex(hash) }))),
    JSON.stringify(recountOf(changes, stored)),
    now,
    actor.personId,
    actor.postId,
    actor.unitId,
  ]);
  if (done?.n !== changes.length) throw staleVersion();
  return stored;
}

/** The row as JSON that PostgreSQL reads into the table's own types. */
const rowOf = (matter: Matter): Record<string, unknown> => ({
  ...movingColumns(matter),
  id: matter.id,
  log_head: hex(matter.logHead),
  clock_log: matter.clockLog,
  clocks: matter.clocks,
});

/** One less where it stood, one more where it stands. */
function recountOf(changes: readonly { before: Matter }[], stored: readonly Matter[]): object[] {
  const counts = new Map<string, { kind: unknown; lead_id: unknown; category: unknown; state: unknown; n: number }>();
  const count = (matter: Matter, by: number): void => {
    const [kind, lead_id, category, state] = countColumns(matter);
    const key = JSON.stringify([kind, lead_id, category, state]);
    const known = counts.get(key) ?? { kind, lead_id, category, state, n: 0 };
    counts.set(key, { ...known, n: known.n + by });
  };
  for (const { before } of changes) count(before, -1);
  for (const matter of stored) count(matter, 1);
  return [...counts.values()].filter(({ n }) => n !== 0);
}

function statementOf(columns: readonly string[], table: string, ownColumns: readonly string[]): string {
  const assigned = (names: readonly string[]): string => names.map((name) => `${name} = x.${name}`).join(', ');
  const own =
    ownColumns.length === 0
      ? ''
      : `o as (update ${table} t set ${assigned(ownColumns)} from json_populate_recordset(null::${table}, $3::json) x
           where t.tenant_id = $1 and t.id = x.id),`;
  return `with m as (update matters t set ${assigned(columns.filter((name) => name !== 'id'))}
      from json_populate_recordset(null::matters, $2::json) x
      where t.tenant_id = $1 and t.id = x.id and t.version = x.version - 1 returning t.id), ${own}
    e as (insert into events (tenant_id, subject_id, seq, kind, at, actor_id, post_id, unit_id, data, prev_hash, hash)
      select $1, x.subject, x.seq, x.kind, $6, $7::uuid, $8::uuid, $9::uuid, x.data, x.prev, x.hash
      from json_to_recordset($4::json) as x(subject uuid, seq int, kind text, data jsonb, prev bytea, hash bytea)),
    w as (insert into event_words (tenant_id, subject_id, seq, words)
      select $1, x.subject, x.seq, x.words from json_to_recordset($4::json) as x(subject uuid, seq int, words jsonb)
      where x.words is not null),
    c as (insert into matter_count_slots as mc (tenant_id, kind, lead_id, category, state, slot, count)
      select $1, x.kind, x.lead_id, x.category, x.state, ${slotOf('x.lead_id')}, x.n
      from json_to_recordset($5::json) as x(kind text, lead_id uuid, category text, state text, n int) order by 2, 3, 4, 5
      on conflict (tenant_id, kind, lead_id, category, state, slot) do update set count = mc.count + excluded.count)
    select count(*)::int as n, $3::json is null as unused from m`;
}
