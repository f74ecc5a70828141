import type pg from 'pg';
import { createPerson, createSession, ensureRoles, grantPost } from '../../apps/server/src/modules/accounts/index.ts';
import { currentLists, ensureLists } from '../../apps/server/src/modules/lists/index.ts';
import { bucketOf, searchable, searchTokens } from '../../apps/server/src/modules/matters/domain/search-tokens.ts';
import { createUnit } from '../../apps/server/src/modules/organizations/index.ts';
import { createPlaces, replaceLevels } from '../../apps/server/src/modules/territory/index.ts';
import { founder, newTenant } from '../../apps/server/src/app/testing.ts';
import type { Ctx, Platform } from '../../apps/server/src/platform/context.ts';
import { chain } from '../../apps/server/src/platform/events.ts';
import { newId } from '../../apps/server/src/platform/ids.ts';
import { seeded } from '../../simulator/random.ts';

export const DEPARTMENTS = 20;
export const CATEGORIES = 8;
/** In one request of two hundred. */
export const PHRASE = '东湖路积水';
const STATES = ['registered', 'dispatched', 'handling', 'closed', 'declined'] as const;
/** Three in ten are open, as in the yardstick. */
const WEIGHTS = [0.1, 0.1, 0.1, 0.6, 0.1];

export interface Seeded {
  tenantId: number;
  departments: string[];
  categories: string[];
  /** Cookie of a handler of the first department, of a dispatcher of the district. */
  handler: string;
  dispatcher: string;
  handlingIds: string[];
  allIds: string[];
}

/** A district with twenty departments and `count` requests with their log, words and counts, as the product stores them. */
export async function seedBench(platform: Platform, count: number, tell: (line: string) => void): Promise<Seeded> {
  const tenantId = await newTenant(platform, 'bench', '测速区');
  const now = platform.clock();
  const base = await platform.db.transaction(tenantId, (tx) =>
    layGround({ tx, actor: founder(tenantId), now, lang: 'zh', address: '', newId: () => newId(now), platform }),
  );
  const { owner } = platform.db;
  await owner.query('alter table matter_texts drop constraint if exists matter_texts_tenant_id_matter_id_fkey');
  await owner.query('drop index matter_texts_tokens');
  const ids = await loadRequests(owner, platform, { tenantId, ...base }, count, tell);
  await owner.query(
    'create index matter_texts_tokens on matter_texts using gin (tokens) with (gin_pending_list_limit = 64)',
  );
  await owner.query(
    `insert into matter_count_slots select tenant_id, kind, coalesce(lead_id, '00000000-0000-0000-0000-000000000000'), coalesce(category, ''), state, count(*) from matters group by 1, 2, 3, 4, 5`,
  );
  await owner.query(`select setval('matter_numbers', $1)`, [count + 64]);
  await owner.query('vacuum analyze');
  return { tenantId, ...base, ...ids };
}

interface Base {
  departments: string[];
  categories: string[];
  handler: string;
  dispatcher: string;
  lists: Record<string, string>;
  grid: { id: string; path: string };
  community: string;
}

async function layGround(ctx: Ctx): Promise<Base> {
  await ensureRoles(ctx.tx);
  await ensureLists(ctx);
  await replaceLevels(ctx, {
    version: 0,
    items: ['区', '社区', '网格'].map((name, i) => ({ level: i + 1, name, nameEn: '', isGrid: i === 2 })) as never,
  });
  const places = await createPlaces(
    ctx,
    [
      { parentCode: null, level: 1, code: 'B', name: '测速区' },
      { parentCode: 'B', level: 2, code: 'B1', name: '测速社区' },
      { parentCode: 'B1', level: 3, code: 'B11', name: '测速网格' },
    ],
    { datum: 'CGCS2000' },
  );
  const root = await createUnit(ctx, {
    kind: 'district',
    code: 'd',
    name: '测速区',
    parentId: null,
    placeId: places[0]?.id,
  });
  const community = await createUnit(ctx, {
    kind: 'community',
    code: 'c',
    name: '测速社区',
    parentId: root.id,
    placeId: places[1]?.id,
  });
  const departments: string[] = [];
  for (let i = 0; i < DEPARTMENTS; i++)
    departments.push(
      (await createUnit(ctx, { kind: 'department', code: `b${i}`, name: `部门${i}`, parentId: root.id })).id,
    );
  const lists = await currentLists(ctx.tx);
  const categories = lists.category.items
    .filter((item) => item.parent !== null)
    .slice(0, CATEGORIES)
    .map((item) => item.code);
  const signedIn = async (username: string, role: string, unitId: string): Promise<string> => {
    const { id } = await createPerson(ctx, { name: username, username, passwordHash: 'unused' });
    const post = await grantPost(ctx, id, { role, unitId });
    return createSession(ctx, { personId: id, postId: post.id });
  };
  return {
    departments,
    categories,
    handler: await signedIn('handler', 'department-handler', departments[0] ?? ''),
    dispatcher: await signedIn('dispatcher', 'district-dispatcher', root.id),
    lists: Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.id])),
    grid: { id: places[2]?.id ?? '', path: places[2]?.path ?? '/' },
    community: community.id,
  };
}

const BATCH = 2000;

/** The state that a part of the whole falls to. */
function stateAt(part: number): (typeof STATES)[number] {
  let upTo = 0;
  for (const [i, state] of STATES.entries()) {
    upTo += WEIGHTS[i] ?? 0;
    if (part < upTo) return state;
  }
  return 'closed';
}

async function loadRequests(
  owner: pg.Pool,
  platform: Platform,
  base: Base & { tenantId: number },
  count: number,
  tell: (line: string) => void,
) {
  const random = seeded(311);
  const end = platform.clock().getTime();
  const handlingIds: string[] = [];
  const allIds: string[] = [];
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, k) =>
      oneRequest(base, from + k + 1, count, end, random),
    );
    await insertBatch(owner, base.tenantId, rows);
    for (const row of rows) {
      allIds.push(row.id);
      if (row.state === 'handling' && row.lead_id === base.departments[0]) handlingIds.push(row.id);
    }
    if ((from / BATCH) % 50 === 49) tell(`  ${from + BATCH} / ${count}`);
  }
  return { handlingIds, allIds };
}

function oneRequest(
  base: Base & { tenantId: number },
  sequence: number,
  count: number,
  end: number,
  random: ReturnType<typeof seeded>,
) {
  const created = new Date(end - (count - sequence) * 60_000);
  const id = newId(created);
  const state = stateAt(random.next());
  const open = state === 'registered' || state === 'dispatched' || state === 'handling';
  const lead =
    state === 'registered' || state === 'declined' ? null : (base.departments[random.int(DEPARTMENTS)] ?? null);
  const number = `261121${String(sequence).padStart(7, '0')}`;
  const phrase = random.int(200) === 0 ? `${PHRASE}严重，` : '';
  const content = `市民反映：${phrase}第${sequence}号，东城路${random.int(300)}号附近路灯不亮，该问题持续已有半个月，附近居民约三百户受到影响，此前电话登记过一次，请网格员现场查看，希望公开办理结果。`;
  const kinds = ['request.registered', ...(lead ? ['request.accepted', 'request.filed', 'request.dispatched'] : [])];
  const facts = { number, state, holderId: lead, leadId: lead, placeId: base.grid.id };
  const actor = founder(base.tenantId);
  const events = chain(
    { seq: 0, hash: Buffer.alloc(0) },
    id,
    kinds.map((kind) => ({ kind, data: facts })),
    actor,
    created,
  );
  const last = events.at(-1);
  const haystack = searchable(`${number} ${content}`);
  return {
    id,
    number,
    title: content.slice(0, 39),
    state,
    open,
    category: base.categories[random.int(CATEGORIES)],
    place_id: base.grid.id,
    place_path: base.grid.path,
    holder_id: open ? (lead ?? base.community) : null,
    lead_id: lead,
    lists: base.lists,
    created_at: created,
    due_at: open ? new Date(created.getTime() + 5 * 86_400_000) : null,
    closed_at: open ? null : created,
    log_seq: last?.seq ?? 0,
    log_head: last?.hash.toString('hex') ?? '',
    content,
    sequence,
    haystack,
    tokens: `{${searchTokens(base.tenantId, bucketOf(sequence), haystack).join()}}`,
    events: events.map((e) => ({
      subject_id: id,
      seq: e.seq,
      kind: e.kind,
      at: created,
      data: e.data,
      prev: e.prevHash.toString('hex'),
      hash: e.hash.toString('hex'),
    })),
  };
}

async function insertBatch(
  owner: pg.Pool,
  tenantId: number,
  rows: readonly ReturnType<typeof oneRequest>[],
): Promise<void> {
  const json = JSON.stringify(rows.map(({ events: _, ...row }) => row));
  const events = JSON.stringify(rows.flatMap((row) => row.events));
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into matters (tenant_id, id, kind, number, title, state, open, category, source, place_id, place_path, holder_id, lead_id, lists, created_at, due_at, closed_at, updated_at, log_seq, log_head)
       select $1, r.id, 'request', r.number, r.title, r.state, r.open, r.category, 'app', r.place_id, r.place_path, r.holder_id, r.lead_id, r.lists, r.created_at, r.due_at, r.closed_at, r.created_at, r.log_seq, decode(r.log_head, 'hex')
       from jsonb_to_recordset($2::jsonb) as r(id uuid, number text, title text, state text, open boolean, category text, place_id uuid, place_path text, holder_id uuid, lead_id uuid, lists jsonb, created_at timestamptz, due_at timestamptz, closed_at timestamptz, log_seq int, log_head text)`,
      [tenantId, json],
    );
    await client.query(
      `insert into requests (tenant_id, id, content) select $1, r.id, r.content from jsonb_to_recordset($2::jsonb) as r(id uuid, content text)`,
      [tenantId, json],
    );
    await client.query(
      `insert into matter_texts (tenant_id, matter_id, sequence, haystack, tokens) select $1, r.id, r.sequence, r.haystack, r.tokens::int[] from jsonb_to_recordset($2::jsonb) as r(id uuid, sequence bigint, haystack text, tokens text)`,
      [tenantId, json],
    );
    await client.query(
      `insert into events (tenant_id, subject_id, seq, kind, at, data, prev_hash, hash) select $1, e.subject_id, e.seq, e.kind, e.at, e.data, decode(e.prev, 'hex'), decode(e.hash, 'hex')
       from jsonb_to_recordset($2::jsonb) as e(subject_id uuid, seq int, kind text, at timestamptz, data jsonb, prev text, hash text)`,
      [tenantId, events],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}
