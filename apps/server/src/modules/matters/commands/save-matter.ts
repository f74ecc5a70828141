import type { Actor } from '../../../kernel/actor.ts';
import { conflict } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type ChainedEvent, chain, eventsJson, type NewEvent } from '../../../platform/events.ts';
import type { Matter } from '../domain/matter.ts';
import { bucketOf, searchable, searchTokens } from '../domain/search-tokens.ts';

/** The row of the kind's own table, written in the same statement: column → value, `id` and `tenant_id` left out. */
export interface KindRow {
  table: string;
  values: Record<string, unknown>;
}

export interface Party {
  unitId: string;
  role: 'lead' | 'assisting' | 'supervisor' | 'former';
}

export interface NewMatter {
  matter: Matter;
  /** From `nextMatterNumber`: the order of the search. */
  sequence: number;
  searchText: string;
  events: readonly NewEvent[];
  own: KindRow;
  parties: readonly Party[];
}

/** Stores a new matter with its own row, its first events and its count: one statement, one round trip. */
export async function insertMatter({ tx, actor, now }: Ctx, change: NewMatter): Promise<Matter> {
  const { matter } = change;
  const events = chain({ seq: 0, hash: Buffer.alloc(0) }, matter.id, change.events, actor, now);
  const stored = withHead(matter, events);
  const columns = { ...fixedColumns(stored), ...movingColumns(stored) };
  const haystack = searchable(`${matter.number} ${change.searchText}`);
  const statement = insertStatement(Object.keys(columns), change.own);
  await tx.sql(statement, [
    tx.tenantId,
    matter.id,
    ...eventColumns(actor, now, events),
    JSON.stringify(change.parties.map((party) => ({ unit_id: party.unitId, role: party.role }))),
    change.sequence,
    haystack,
    searchTokens(tx.tenantId, bucketOf(change.sequence), haystack),
    ...Object.values(columns),
    ...Object.values(change.own.values),
  ]);
  return stored;
}

export interface MatterChange {
  before: Matter;
  after: Matter;
  events: readonly NewEvent[];
  own: KindRow;
  parties: readonly Party[];
}

/**
 * Stores what an action made of a matter: the shared row, the kind's own row, the events on their chain, the counts and
 * new parties, in one statement that only applies to the version that was read. Throws conflict `version-conflict`.
 */
export async function updateMatter({ tx, actor, now }: Ctx, change: MatterChange): Promise<Matter> {
  const { before, after } = change;
  const events = chain({ seq: before.logSeq, hash: before.logHead }, after.id, change.events, actor, now);
  const stored: Matter = { ...withHead(after, events), version: before.version + 1, updatedAt: now };
  const columns = movingColumns(stored);
  const recount = countKey(before) !== countKey(stored);
  const statement = updateStatement(Object.keys(columns), change.own, recount, change.parties.length > 0);
  const rows = await tx.sql<{ version: number }>(statement, [
    tx.tenantId,
    after.id,
    ...eventColumns(actor, now, events),
    JSON.stringify(change.parties.map((party) => ({ unit_id: party.unitId, role: party.role }))),
    before.version,
    ...(recount ? [...countColumns(before), ...countColumns(stored)] : []),
    ...Object.values(columns),
    ...Object.values(change.own.values),
  ]);
  if (rows.length === 0) throw staleVersion();
  return stored;
}

export const staleVersion = (current?: number): Error =>
  conflict(
    'version-conflict',
    '这件事刚被别人更新过。请查看最新情况后再操作，您填写的内容仍在。',
    'Somebody has just updated this. Look at the latest before going on; what you typed is kept.',
    current === undefined ? {} : { currentVersion: current },
  );

export const withHead = (matter: Matter, events: readonly ChainedEvent[]): Matter => {
  const last = events.at(-1);
  return last ? { ...matter, logSeq: last.seq, logHead: last.hash } : matter;
};

const eventColumns = (actor: Actor, at: Date, events: readonly ChainedEvent[]): unknown[] => [
  at,
  actor.personId,
  actor.postId,
  actor.unitId,
  eventsJson(events),
];

/** Columns that never change after creation. */
export const fixedColumns = (m: Matter): Record<string, unknown> => ({
  kind: m.kind,
  number: m.number,
  title: m.title,
  source: m.source,
  parent_id: m.parentId,
  lon: m.lon,
  lat: m.lat,
  lists: JSON.stringify(m.lists),
  created_at: m.createdAt,
});

export const movingColumns = (m: Matter): Record<string, unknown> => ({
  state: m.state,
  open: m.open,
  urgency: m.urgency,
  category: m.category,
  place_id: m.placeId,
  place_path: m.placePath,
  holder_id: m.holderId,
  lead_id: m.leadId,
  assignee_id: m.assigneeId,
  flags: m.flags,
  due_at: m.dueAt,
  warn_level: m.warnLevel,
  next_warn_at: m.nextWarnAt,
  closed_at: m.closedAt,
  updated_at: m.updatedAt,
  version: m.version,
  log_seq: m.logSeq,
  log_head: m.logHead,
  clock_log: JSON.stringify(m.clockLog),
  clocks: JSON.stringify(m.clocks),
});

export const NOBODY = '00000000-0000-0000-0000-000000000000';
/** SQL: which of its slots this connection counts in, for the lead that `lead` says. What somebody leads has one. */
export const slotOf = (lead: string): string =>
  `case when ${lead} = '${NOBODY}'::uuid then (pg_backend_pid() % 16)::smallint else 0 end`;
export const countColumns = (m: Matter): unknown[] => [m.kind, m.leadId ?? NOBODY, m.category ?? '', m.state];
const countKey = (m: Matter): string => countColumns(m).join('\0');

const WORDS = `insert into event_words (tenant_id, subject_id, seq, words)
  select $1, $2, e.seq, e.words from jsonb_to_recordset($7::jsonb) as e(seq int, words jsonb) where e.words is not null`;
/** $1 tenant, $2 matter, $3 at, $4 actor, $5 post, $6 unit, $7 events, $8 parties; the rest is counted by the builders. */
const EVENTS = `insert into events (tenant_id, subject_id, seq, kind, at, actor_id, post_id, unit_id, data, prev_hash, hash)
  select $1, $2, e.seq, e.kind, $3, $4, $5, $6, e.data, decode(e.prev, 'hex'), decode(e.hash, 'hex')
  from jsonb_to_recordset($7::jsonb) as e(seq int, kind text, data jsonb, prev text, hash text)`;
const PARTIES = `insert into matter_parties (tenant_id, matter_id, unit_id, role, since)
  select $1, $2, p.unit_id, p.role, $3 from jsonb_to_recordset($8::jsonb) as p(unit_id uuid, role text)`;

const texts = new Map<string, string>();
const remember = (key: string, make: () => string): string => {
  const known = texts.get(key);
  if (known) return known;
  const text = make();
  texts.set(key, text);
  return text;
};

function insertStatement(columns: readonly string[], own: KindRow): string {
  const ownColumns = Object.keys(own.values);
  return remember(`insert ${own.table} ${columns.length} ${ownColumns.join()}`, () => {
    let next = 12;
    const params = columns.map(() => `$${next++}`);
    const ownParams = ownColumns.map(() => `$${next++}`);
    const at = (name: string): string => params[columns.indexOf(name)] ?? 'null';
    return `with m as (insert into matters (tenant_id, id, ${columns.join(', ')}) values ($1, $2, ${params.join(', ')}) returning id),
      o as (insert into ${own.table} (tenant_id, id, ${ownColumns.join(', ')}) values ($1, $2, ${ownParams.join(', ')})),
      t as (insert into matter_texts (tenant_id, matter_id, sequence, haystack, tokens) values ($1, $2, $9, $10, $11)),
      e as (${EVENTS}), w as (${WORDS}), p as (${PARTIES}),
      c as (insert into matter_count_slots as mc (tenant_id, kind, lead_id, category, state, slot, count)
        select $1, ${at('kind')}, d.lead, coalesce(${at('category')}::text, ''), ${at('state')}, ${slotOf('d.lead')}, 1
        from (select coalesce(${at('lead_id')}::uuid, '${NOBODY}') as lead) d
        on conflict (tenant_id, kind, lead_id, category, state, slot) do update set count = mc.count + 1)
      select id from m`;
  });
}

function updateStatement(columns: readonly string[], own: KindRow, recount: boolean, parties: boolean): string {
  const ownColumns = Object.keys(own.values);
  return remember(`update ${own.table} ${recount} ${parties} ${ownColumns.join()}`, () => {
    let next = recount ? 18 : 10;
    const assignments = columns.map((name) => `${name} = $${next++}`);
    const ownAssignments = ownColumns.map((name) => `${name} = $${next++}`);
    const steps = [
      `m as (update matters set ${assignments.join(', ')} where tenant_id = $1 and id = $2 and version = $9 returning id, version)`,
      `e as (${EVENTS} where exists (select from m))`,
      `w as (${WORDS} and exists (select from m))`,
      `p as (${PARTIES} where $8::text <> '[]' and exists (select from m) on conflict do nothing)`,
    ];
    if (ownAssignments.length > 0)
      steps.push(
        `o as (update ${own.table} set ${ownAssignments.join(', ')} where tenant_id = $1 and id = $2 and exists (select from m))`,
      );
    if (recount) steps.push(RECOUNT);
    return `with ${steps.join(',\n')} select version from m`;
  });
}

// Rows are taken in one order by everybody, so that two actions never wait for each other in a ring.
const RECOUNT = `c as (insert into matter_count_slots as mc (tenant_id, kind, lead_id, category, state, slot, count)
  select $1, kind, lead_id, category, state, ${slotOf('lead_id')}, n
  from (values ($10::text, $11::uuid, $12::text, $13::text, -1), ($14, $15, $16, $17, 1)) as d(kind, lead_id, category, state, n)
  where exists (select from m) order by 2, 3, 4, 5
  on conflict (tenant_id, kind, lead_id, category, state, slot) do update set count = mc.count + excluded.count)`;
