/**
 * The ceiling: a bare Fastify and pg on the same tables with the same statements, and nothing else: nobody is signed in,
 * nothing is validated, no transaction, no row-level security, no hash chain, no clock reckoned.
 */
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import pg from 'pg';
import {
  bucketOf,
  pairTokens,
  queryPairs,
  searchable,
  searchTokens,
} from '../../apps/server/src/modules/matters/domain/search-tokens.ts';
import { newId } from '../../apps/server/src/platform/ids.ts';
import type { Seeded } from './seed.ts';

const [seedFile, url, port] = process.argv.slice(2);
const seed = JSON.parse(readFileSync(seedFile ?? '', 'utf8')) as Seeded & {
  lists: object;
  grid: { id: string; path: string };
  community: string;
};
const pool = new pg.Pool({ connectionString: url, max: 8, options: '-c jit=off' });
const run = async (name: string, text: string, values: unknown[]): Promise<Record<string, unknown>[]> =>
  (await pool.query({ name, text, values })).rows;
const zero = '00'.repeat(32);
let sequence = 10_000_000;

const ROW = `m.id, m.kind, m.number, m.title, m.state, m.open, m.urgency, m.category, m.source, m.place_id as "placeId", m.holder_id as "holderId",
  m.lead_id as "leadId", m.flags, m.created_at as "createdAt", m.due_at as "dueAt", m.warn_level as "warnLevel", m.version`;
const CREATE = `with m as (insert into matters (tenant_id, id, kind, number, title, state, open, category, source, place_id, place_path, holder_id, lists, created_at, due_at, updated_at, log_seq, log_head)
    values ($1, $2, 'request', $3, $4, 'registered', true, $5, 'phone', $6, $7, $8, $9, now(), now() + interval '4 hours', now(), 1, '\\x00') returning id),
  o as (insert into requests (tenant_id, id, content) values ($1, $2, $10)),
  t as (insert into matter_texts (tenant_id, matter_id, sequence, haystack, tokens) values ($1, $2, $11, $12, $13)),
  e as (insert into events (tenant_id, subject_id, seq, kind, at, data, prev_hash, hash) values ($1, $2, 1, 'request.registered', now(), $14, decode('${zero}', 'hex'), decode('${zero}', 'hex'))),
  q as (insert into query_codes (tenant_id, code_hash, subject_id, purpose, created_at) values ($1, decode(md5($3), 'hex'), $2, 'progress', now())),
  c as (insert into matter_count_slots as mc values ($1, 'request', '00000000-0000-0000-0000-000000000000', $5, 'registered', 1) on conflict (tenant_id, kind, lead_id, category, state, slot) do update set count = mc.count + 1)
  select id from m`;
const LIST = `select coalesce(json_agg(p), '[]')::text as j from (select ${ROW} from matters m where m.tenant_id = $1 and m.holder_id = $2 and m.open order by m.created_at desc, m.id desc limit 20) p`;
const ONE = `select row_to_json(d)::text as j from (select ${ROW}, r.*, m.clocks,
    (select json_agg(json_build_object('seq', e.seq, 'kind', e.kind, 'at', e.at, 'unitId', e.unit_id, 'data', e.data) order by e.seq) from events e where e.tenant_id = m.tenant_id and e.subject_id = m.id) as log
  from matters m join requests r on r.tenant_id = m.tenant_id and r.id = m.id where m.tenant_id = $1 and m.id = $2) d`;
const ACT = `with m as (update matters set version = version + 1, log_seq = log_seq + 1, updated_at = now() where tenant_id = $1 and id = $2 returning log_seq, version),
  e as (insert into events (tenant_id, subject_id, seq, kind, at, data, prev_hash, hash) select $1, $2, log_seq, 'request.contacted', now(), $3, decode('${zero}', 'hex'), decode('${zero}', 'hex') from m),
  w as (insert into event_words (tenant_id, subject_id, seq, words) select $1, $2, log_seq, $4 from m),
  o as (update requests set contacted_at = now() where tenant_id = $1 and id = $2)
  select version from m`;
const FIND = `select coalesce(json_agg(p), '[]')::text as j from (select h.* from jsonb_array_elements_text($2::jsonb) with ordinality as b(tokens, i)
  cross join lateral (select t.sequence, ${ROW} from matter_texts t join matters m on m.tenant_id = t.tenant_id and m.id = t.matter_id
    where t.tenant_id = $1 and t.tokens @> b.tokens::int[] and position($3 in t.haystack) > 0 order by t.sequence desc limit 20) h limit 20) p`;
const COUNTS = `select json_agg(c)::text as j from (select lead_id, category, state, count from matter_counts where tenant_id = $1) c`;

const app = Fastify();
const json = (reply: { type(t: string): { send(b: unknown): unknown } }, rows: Record<string, unknown>[]): unknown =>
  reply.type('application/json').send(rows[0]?.j ?? '[]');
app.post('/create', async (request, reply) => {
  const { content, category } = request.body as { content: string; category: string };
  const id = newId(new Date());
  const n = sequence++;
  const number = `T${n}`;
  const haystack = searchable(`${number} ${content}`);
  const values = [
    seed.tenantId,
    id,
    number,
    content.slice(0, 39),
    category,
    seed.grid.id,
    seed.grid.path,
    seed.community,
    JSON.stringify(seed.lists),
    content,
    n,
    haystack,
    searchTokens(seed.tenantId, bucketOf(n), haystack),
    JSON.stringify({ number, state: 'registered' }),
  ];
  await run('w1', CREATE, values);
  return reply.code(201).send({ id, number });
});
app.get('/list/:unit', async (request, reply) =>
  json(reply, await run('w2', LIST, [seed.tenantId, (request.params as { unit: string }).unit])),
);
app.get('/one/:id', async (request, reply) =>
  json(reply, await run('w3', ONE, [seed.tenantId, (request.params as { id: string }).id])),
);
app.post(
  '/act/:id',
  async (request) =>
    (
      await run('w4', ACT, [
        seed.tenantId,
        (request.params as { id: string }).id,
        JSON.stringify({ channel: 'phone', reached: true }),
        JSON.stringify({ note: '已联系' }),
      ])
    )[0],
);
const newest = bucketOf(seed.allIds.length + 64);
app.get('/find', async (request, reply) => {
  const { q } = request.query as { q: string };
  const pairs = queryPairs(q);
  const tokens = Array.from(
    { length: newest + 1 },
    (_, i) => `{${pairTokens(seed.tenantId, newest - i, pairs).join()}}`,
  );
  return json(reply, await run('w5', FIND, [seed.tenantId, JSON.stringify(tokens), q]));
});
app.get('/counts', async (_request, reply) => json(reply, await run('w6', COUNTS, [seed.tenantId])));
await app.listen({ host: '127.0.0.1', port: Number(port) });
console.log('thin server ready');
