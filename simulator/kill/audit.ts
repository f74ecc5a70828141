import type pg from 'pg';
import type { Platform } from '../../apps/server/src/platform/context.ts';
import { canonical, eventHash } from '../../apps/server/src/platform/events.ts';
import { clockColumns, type ClockLogEntry, reckonMatterClocks } from '../../apps/server/src/modules/matters/index.ts';
import type { WorkingCalendar } from '../../apps/server/src/kernel/working-calendar.ts';
import type { Traffic } from './traffic.ts';

type Rows = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;
const rowsOf =
  (pool: pg.Pool): Rows =>
  async (text, values) =>
    (await pool.query(text, values)).rows;

/** Everything that is wrong in the database after the traffic, in words; none when all holds. */
export async function audit(
  { db, timezone }: Pick<Platform, 'db' | 'timezone'>,
  tenantId: number,
  traffic: Traffic,
): Promise<string[]> {
  const rows = rowsOf(db.owner);
  return [
    ...(await promises(rows, tenantId, traffic)),
    ...(await wholeness(rows, tenantId)),
    ...(await chains(rows, tenantId)),
    ...(await counts(rows, tenantId)),
    ...(await rates(rows, tenantId, timezone)),
    ...(await clocks(rows, tenantId)),
  ];
}

/** Every acknowledged call exists exactly once, and nothing exists that nobody was told of. */
async function promises(rows: Rows, tenantId: number, { acknowledged, ongoing }: Traffic): Promise<string[]> {
  const wrong: string[] = [];
  const stored = await rows<{ number: string; key: string | null; me_too: number }>(
    `select m.number, substring(r.content from 'call-[0-9]+') as key, r.me_too from matters m
     join requests r on r.tenant_id = m.tenant_id and r.id = m.id where m.tenant_id = $1`,
    [tenantId],
  );
  const intakes = acknowledged.filter(({ kind }) => kind === 'report' || kind === 'register');
  for (const { key, number } of intakes) {
    const found = stored.filter((row) => row.key === key);
    if (found.length !== 1) wrong.push(`${key} was acknowledged as ${number} and exists ${found.length} times`);
    else if (found[0]?.number !== number) wrong.push(`${key} was acknowledged as ${number} and is ${found[0]?.number}`);
  }
  const popular = stored.filter((row) => row.key === null);
  if (popular.length !== 1) wrong.push(`${popular.length} requests that nobody asked for`);
  if (stored.length !== intakes.length + popular.length)
    wrong.push(`${stored.length} requests of ${intakes.length} acknowledged`);
  const meToos = acknowledged.filter(({ kind }) => kind === 'me-too').length;
  if (popular[0]?.me_too !== meToos) wrong.push(`${meToos} times "me too" counted as ${popular[0]?.me_too}`);
  const keys = await rows<{ key: string }>('select key from idempotency_keys where tenant_id = $1', [tenantId]);
  if (keys.length !== acknowledged.length) wrong.push(`${keys.length} kept answers of ${acknowledged.length}`);
  return [...wrong, ...(await acts(rows, tenantId, ongoing))];
}

/** The acts on each request are those acknowledged: each left its event once, and moved the version by one. */
async function acts(rows: Rows, tenantId: number, ongoing: Traffic['ongoing']): Promise<string[]> {
  const stored = await rows<{ id: string; version: number; state: string; kinds: string[] }>(
    `select m.id, m.version, m.state, array_agg(e.kind order by e.seq) as kinds from matters m
     join events e on e.tenant_id = m.tenant_id and e.subject_id = m.id where m.tenant_id = $1 group by m.tenant_id, m.id`,
    [tenantId],
  );
  const byId = new Map(stored.map((row) => [row.id, row]));
  return ongoing.flatMap((each) => {
    const row = byId.get(each.id);
    if (!row) return [`${each.number} is gone`];
    const wrong: string[] = [];
    if (row.version !== each.version || row.version !== each.acts.length + 1)
      wrong.push(`${each.number}: version ${row.version} after ${each.acts.length} acts, told ${each.version}`);
    if (row.state !== each.state) wrong.push(`${each.number} is ${row.state}, told ${each.state}`);
    for (const act of new Set(each.acts)) {
      const done = row.kinds.filter((kind) => kind === eventOf[act]).length;
      const told = each.acts.filter((other) => other === act).length;
      if (eventOf[act] && done !== told) wrong.push(`${each.number}: ${act} acknowledged ${told} times, done ${done}`);
    }
    return wrong;
  });
}

const eventOf: Partial<Record<string, string>> = {
  dispatch: 'request.dispatched',
  sign: 'request.signed',
  contact: 'request.contacted',
  reply: 'request.replied',
  verify: 'request.verified',
  'follow-up': 'request.followed-up',
};

/** No request without any of its parts, no part without its request. */
async function wholeness(rows: Rows, tenantId: number): Promise<string[]> {
  const [found] = await rows<Record<string, number>>(
    `select (select count(*)::int from matters where tenant_id = $1) as matters,
            (select count(*)::int from requests where tenant_id = $1) as requests,
            (select count(*)::int from matter_texts where tenant_id = $1) as texts,
            (select count(*)::int from query_codes where tenant_id = $1 and purpose = 'progress') as codes,
            (select count(*)::int from requests where tenant_id = $1 and has_contact) as contacts,
            (select count(*)::int from reporters where tenant_id = $1) as reporters`,
    [tenantId],
  );
  const { matters, requests, texts, codes, contacts, reporters } = found ?? {};
  const whole = matters === requests && matters === texts && matters === codes && contacts === reporters;
  return whole ? [] : [`parts are missing: ${JSON.stringify(found)}`];
}

interface EventRow {
  subject_id: string;
  seq: number;
  kind: string;
  at: Date;
  actor_id: string | null;
  post_id: string | null;
  unit_id: string | null;
  data: Record<string, unknown>;
  prev_hash: Buffer;
  hash: Buffer;
}

/** Every subject's chain from its first event to its last; a matter's head is the last. */
async function chains(rows: Rows, tenantId: number): Promise<string[]> {
  const wrong: string[] = [];
  const heads = new Map<string, { seq: number; hash: Buffer }>();
  for (const row of await rows<EventRow>('select * from events where tenant_id = $1 order by subject_id, seq', [
    tenantId,
  ])) {
    const before = heads.get(row.subject_id) ?? { seq: 0, hash: Buffer.alloc(0) };
    const hash = eventHash(before.hash, {
      tenantId,
      subjectId: row.subject_id,
      seq: row.seq,
      kind: row.kind,
      at: row.at,
      actorId: row.actor_id,
      postId: row.post_id,
      unitId: row.unit_id,
      data: row.data,
    });
    if (row.seq !== before.seq + 1 || !row.prev_hash.equals(before.hash) || !row.hash.equals(hash))
      wrong.push(`the chain of ${row.subject_id} breaks at ${row.seq}`);
    heads.set(row.subject_id, { seq: row.seq, hash: row.hash });
  }
  for (const { id, log_seq, log_head } of await rows<{ id: string; log_seq: number; log_head: Buffer }>(
    'select id, log_seq, log_head from matters where tenant_id = $1',
    [tenantId],
  )) {
    const head = heads.get(id);
    if (head?.seq !== log_seq || !head.hash.equals(log_head)) wrong.push(`the head of ${id} is not its last event`);
  }
  return wrong;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The count kept with every change is what counting gives. */
async function counts(rows: Rows, tenantId: number): Promise<string[]> {
  const kept = await rows<{ line: string }>(
    `select concat_ws(' ', kind, lead_id, category, state, count) as line from matter_counts where tenant_id = $1 and count <> 0`,
    [tenantId],
  );
  const counted = await rows<{ line: string }>(
    `select concat_ws(' ', kind, coalesce(lead_id, '${NOBODY}'), coalesce(category, ''), state, count(*)) as line
     from matters where tenant_id = $1 group by kind, lead_id, category, state`,
    [tenantId],
  );
  return differences('matter_counts', kept, counted);
}

function differences(table: string, kept: { line: string }[], counted: { line: string }[]): string[] {
  const [a, b] = [new Set(kept.map(({ line }) => line)), new Set(counted.map(({ line }) => line))];
  return [
    ...[...a].filter((line) => !b.has(line)).map((line) => `${table} has ${line}`),
    ...[...b].filter((line) => !a.has(line)).map((line) => `${table} lacks ${line}`),
  ];
}

interface FollowedUp {
  day: string;
  lead: string;
  place: string;
  category: string;
  reached: boolean;
  solved: boolean | null;
  satisfied: number | null;
  contacted: boolean;
  clocks: { stage: string; met: boolean | null }[];
}

/** The three rates by counting every followed-up request again (request machine, invariant 9). */
async function rates(rows: Rows, tenantId: number, timezone: string): Promise<string[]> {
  const kept = await rows<{ line: string }>(
    `select concat_ws(' ', day, lead_id, place_id, category, due, contacted_in_time, visited, unreached, answered, solved, satisfied, handled_in_time) as line
     from rate_counts where tenant_id = $1 and visited <> 0`,
    [tenantId],
  );
  const followed = await rows<FollowedUp>(
    `select (r.followed_up_at at time zone $2)::date::text as day, coalesce(m.lead_id, '${NOBODY}') as lead,
       coalesce(m.place_id, '${NOBODY}') as place, coalesce(m.category, '') as category, r.reached, r.solved, r.satisfied,
       r.contacted_at is not null as contacted, m.clocks
     from matters m join requests r on r.tenant_id = m.tenant_id and r.id = m.id
     where m.tenant_id = $1 and r.followed_up_at is not null and r.reached is not null`,
    [tenantId, timezone],
  );
  const sums = new Map<string, number[]>();
  for (const each of followed) {
    const key = [each.day, each.lead, each.place, each.category].join(' ');
    const before = sums.get(key) ?? Array<number>(8).fill(0);
    sums.set(
      key,
      shareOf(each).map((one, i) => (before[i] ?? 0) + Number(one)),
    );
  }
  const counted = [...sums].map(([key, sum]) => ({ line: `${key} ${sum.join(' ')}` }));
  return differences('rate_counts', kept, counted);
}

function shareOf({ reached, solved, satisfied, contacted, clocks }: FollowedUp): boolean[] {
  const contact = clocks.find(({ stage }) => stage === 'contact');
  const handle = clocks.find(({ stage }) => stage === 'handle');
  return [
    contact !== undefined,
    contact?.met === true && contacted,
    true,
    !reached,
    reached,
    reached && solved === true,
    reached && (satisfied ?? 0) >= 3,
    handle?.met === true,
  ];
}

interface ClockRow {
  number: string;
  updated_at: Date;
  clock_log: ClockLogEntry[];
  clocks: unknown;
  due_at: Date | null;
  warn_level: number;
  next_warn_at: Date | null;
  calendar: string;
}

/** Every stored clock is the one its log gives at the time of the last change. */
async function clocks(rows: Rows, tenantId: number): Promise<string[]> {
  const calendars = new Map(
    (
      await rows<{ id: string; calendar: WorkingCalendar }>(
        `select id, items->0 as calendar from list_versions where tenant_id = $1 and list = 'calendar'`,
        [tenantId],
      )
    ).map(({ id, calendar }) => [id, calendar]),
  );
  const stored = await rows<ClockRow>(
    `select number, updated_at, clock_log, clocks, due_at, warn_level, next_warn_at, lists->>'calendar' as calendar
     from matters where tenant_id = $1`,
    [tenantId],
  );
  return stored.flatMap((row) => {
    const calendar = calendars.get(row.calendar);
    if (!calendar) return [`${row.number} began with a calendar that is not there`];
    const reckoned = clockColumns(reckonMatterClocks(row.clock_log, calendar, row.updated_at));
    const same =
      canonical(reckoned.clocks) === canonical(row.clocks) &&
      reckoned.warnLevel === row.warn_level &&
      reckoned.dueAt?.getTime() === row.due_at?.getTime() &&
      reckoned.nextWarnAt?.getTime() === row.next_warn_at?.getTime();
    return same ? [] : [`the clocks of ${row.number} are not what its log gives`];
  });
}
