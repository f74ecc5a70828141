import type { Actor } from '../kernel/actor.ts';
import { sha256 } from './crypto.ts';
import type { Tx } from './database/database.ts';

/** A fact that happened. Data holds ids and facts, never personal data; what somebody wrote goes into `words`, apart. */
export interface NewEvent {
  kind: string;
  data: Record<string, unknown>;
  words?: Record<string, string>;
}

export interface StoredEvent {
  id: number;
  tenantId: number;
  subjectId: string;
  seq: number;
  kind: string;
  at: Date;
  actorId: string | null;
  postId: string | null;
  unitId: string | null;
  data: Record<string, unknown>;
}

export interface ChainHead {
  seq: number;
  hash: Buffer;
}
export interface ChainedEvent extends NewEvent {
  seq: number;
  prevHash: Buffer;
  hash: Buffer;
}

/** Puts events on the chain of one subject: each hash covers the one before, the facts, the actor and the time. */
export function chain(
  head: ChainHead,
  subjectId: string,
  events: readonly NewEvent[],
  actor: Actor,
  at: Date,
): ChainedEvent[] {
  let { seq, hash } = head;
  return events.map((event) => {
    const prevHash = hash;
    seq += 1;
    hash = eventHash(prevHash, {
      tenantId: actor.tenantId,
      subjectId,
      seq,
      kind: event.kind,
      at,
      actorId: actor.personId,
      postId: actor.postId,
      unitId: actor.unitId,
      data: event.data,
    });
    return { ...event, seq, prevHash, hash };
  });
}

export const eventHash = (prevHash: Buffer, event: Omit<StoredEvent, 'id'>): Buffer =>
  sha256(
    Buffer.concat([
      prevHash,
      Buffer.from(
        canonical([
          event.tenantId,
          event.subjectId,
          event.seq,
          event.kind,
          event.at.getTime(),
          event.actorId,
          event.postId,
          event.unitId,
          event.data,
        ]),
      ),
    ]),
  );

/** JSON with sorted keys, so that a hash computed from what the database gives back is the same. */
export function canonical(value: unknown): string {
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

/**
 * Appends events about anything that is not a matter (an account, a list, a setting); matters carry their own head
 * and are saved by their own module. One statement to find the head, one to append.
 */
export async function emit(tx: Tx, actor: Actor, now: Date, subjectId: string, ...events: NewEvent[]): Promise<void> {
  // The transaction has its number before its events have theirs: readers of the log go by both (event-frontier.ts).
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, $2)), pg_current_xact_id()', [
    subjectId,
    tx.tenantId,
  ]);
  const [last] = await tx.sql<{ seq: number; hash: Buffer }>(
    'select seq, hash from events where tenant_id = $1 and subject_id = $2 order by seq desc limit 1',
    [tx.tenantId, subjectId],
  );
  const chained = chain(last ?? { seq: 0, hash: Buffer.alloc(0) }, subjectId, events, actor, now);
  await tx.sql(INSERT_EVENTS, eventValues(tx.tenantId, subjectId, actor, now, chained));
  for (const { seq, words } of chained)
    if (words && Object.keys(words).length > 0)
      await tx.sql('insert into event_words (tenant_id, subject_id, seq, words) values ($1, $2, $3, $4)', [
        tx.tenantId,
        subjectId,
        seq,
        JSON.stringify(words),
      ]);
}

/** The first event of each of many subjects that are made in this very transaction: in one statement, no head to look for. */
export async function emitFirst(
  tx: Tx,
  actor: Actor,
  now: Date,
  made: readonly { subjectId: string; event: NewEvent }[],
): Promise<void> {
  const rows = made.flatMap(({ subjectId, event }) =>
    chain({ seq: 0, hash: Buffer.alloc(0) }, subjectId, [event], actor, now).map(
      ({ kind, data, seq, prevHash, hash }) => ({
        subjectId,
        ...{ kind, data, seq, prev: prevHash.toString('hex'), hash: hash.toString('hex') },
      }),
    ),
  );
  await tx.sql('select pg_current_xact_id()');
  await tx.sql(
    `insert into events (tenant_id, subject_id, seq, kind, at, actor_id, post_id, unit_id, data, prev_hash, hash)
     select $1, e."subjectId", e.seq, e.kind, $3, $4, $5, $6, e.data, decode(e.prev, 'hex'), decode(e.hash, 'hex')
     from jsonb_to_recordset($2::jsonb) as e("subjectId" uuid, seq int, kind text, data jsonb, prev text, hash text)`,
    [tx.tenantId, JSON.stringify(rows), now, actor.personId, actor.postId, actor.unitId],
  );
}

const INSERT_EVENTS = `insert into events (tenant_id, subject_id, seq, kind, at, actor_id, post_id, unit_id, data, prev_hash, hash)
  select $1, $2, e.seq, e.kind, $3, $4, $5, $6, e.data, decode(e.prev, 'hex'), decode(e.hash, 'hex')
  from jsonb_to_recordset($7::jsonb) as e(seq int, kind text, data jsonb, prev text, hash text)`;

function eventValues(
  tenantId: number,
  subjectId: string,
  actor: Actor,
  at: Date,
  events: readonly ChainedEvent[],
): unknown[] {
  return [tenantId, subjectId, at, actor.personId, actor.postId, actor.unitId, eventsJson(events)];
}

/** The events as the JSON parameter that the insert statements unpack. */
export const eventsJson = (events: readonly ChainedEvent[]): string =>
  JSON.stringify(
    events.map((e) => ({
      seq: e.seq,
      kind: e.kind,
      data: e.data,
      prev: e.prevHash.toString('hex'),
      hash: e.hash.toString('hex'),
      ...(e.words && Object.keys(e.words).length > 0 && { words: e.words }),
    })),
  );
