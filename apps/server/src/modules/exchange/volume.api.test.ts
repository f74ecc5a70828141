/**
 * The outside volume: a year's requests of Boston's 311. Here the first 40,000, with the city's own on-time flags asked by
 * SQL (HUYING_VOLUME: as many as it says, or `all` 121,145); e2e/import-volume.test.ts brings in all of them on the real server and measures it.
 */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { sharedData } from '../../platform/sheets/testing.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import type { ImportRecord } from './contract.ts';
import { importer } from './testing.ts';

const file = sharedData('requests-boston/boston311_2015.csv.gz');
const rows = process.env.HUYING_VOLUME === 'all' ? 121_145 : Number(process.env.HUYING_VOLUME ?? 40_000);

let app: TestApp;
let dispatcher: Person;
beforeAll(async () => {
  app = await startTestApp();
  dispatcher = await app.signIn('district-dispatcher', { unit: 'd' });
});
afterAll(() => app?.stop());

const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await app.platform.db.owner.query(text, values)).rows as Row[];

/** So many lines of the table, never whole in memory. */
async function* lines(): AsyncGenerator<string> {
  let left = rows + 1;
  let rest = '';
  for await (const chunk of createReadStream(file).pipe(createGunzip()).setEncoding('utf8')) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    const taken = parts.slice(0, left);
    left -= taken.length;
    if (taken.length > 0) yield `${taken.join('\n')}\n`;
    if (left <= 0) return;
  }
  if (rest !== '') yield rest;
}

async function upload(): Promise<ImportRecord> {
  const between = 'between-parts';
  async function* body(): AsyncGenerator<string> {
    yield `--${between}\r\ncontent-disposition: form-data; name="file"; filename="boston.csv"\r\ncontent-type: text/csv\r\n\r\n`;
    yield* lines();
    yield `\r\n--${between}--\r\n`;
  }
  const response = await app.http.inject({
    method: 'POST',
    url: '/api/imports',
    payload: Readable.from(body()),
    headers: {
      'content-type': `multipart/form-data; boundary=${between}`,
      cookie: `__Host-huying=${dispatcher.cookie}`,
    },
  });
  expect(response.statusCode, response.body).toBe(201);
  return response.json();
}

/** The city's flags of what it closed and had a target for, beside what came in. */
async function layFlags(): Promise<void> {
  await sql('create table flags (number text primary key, in_time boolean not null)');
  let batch: [string, boolean][] = [];
  const store = async (): Promise<void> => {
    await sql('insert into flags select * from unnest($1::text[], $2::boolean[])', [
      batch.map(([number]) => number),
      batch.map(([, flag]) => flag),
    ]);
    batch = [];
  };
  const records = Readable.from(lines()).pipe(parse({ columns: true, relax_quotes: true }));
  for await (const row of records as AsyncIterable<Record<string, string>>) {
    if (!row.TARGET_DT || !row.CLOSED_DT || !row.OnTime_Status) continue;
    batch.push([row.CASE_ENQUIRY_ID ?? '', row.OnTime_Status === 'ONTIME']);
    if (batch.length === 5000) await store();
  }
  await store();
}

test('Boston comes in whole, and our clock finds in time exactly what the city did', {
  timeout: 1_800_000,
}, async () => {
  const imports = importer(app, () => dispatcher);
  const uploaded = await upload();
  expect(uploaded.mapping.filter(Boolean)).toEqual(
    'number madeAt dueAt closedAt status reply title category category category unit address lat lon source'.split(' '),
  );
  const record = await imports.map(uploaded, { sourceSystem: 'Boston 311', timezone: 'America/New_York' });
  expect(record.options.dateOrder).toBe('mdy');
  const checked = await imports.check(record);
  expect(checked.counts).toMatchObject({ rows, created: rows, duplicate: 0, rejected: 0 });
  const began = performance.now();
  const done = await imports.run(checked);
  console.log(`${rows} rows imported in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  expect(done.counts).toEqual(checked.counts);

  await layFlags();
  const [flags] = await sql<Record<string, number>>(
    `select count(*)::int as flagged, count(*) filter (where f.in_time)::int as "inTime",
       count(*) filter (where c.met is distinct from f.in_time)::int as differing
     from flags f join requests r on r.source_system = 'Boston 311' and r.source_number = f.number join matters m on m.id = r.id
     left join lateral (select (c->>'met')::boolean as met from jsonb_array_elements(m.clocks) c where c->>'stage' = 'handle') c on true`,
  );
  console.log('on-time flags', flags);
  const [expected] = await sql<{ n: number; yes: number }>(
    'select count(*)::int as n, count(*) filter (where in_time)::int as yes from flags',
  );
  expect(flags).toEqual({ flagged: expected?.n, inTime: expected?.yes, differing: 0 });
  if (rows === 121_145) expect(flags).toMatchObject({ flagged: 79_126, inTime: 60_054 });

  await expectInvariants(imports, record.id);
});

/** Counts, logs, words and the undo of what came in. */
async function expectInvariants(imports: ReturnType<typeof importer>, id: string): Promise<void> {
  const miscounted = await sql(
    `select from (select kind, coalesce(lead_id, '00000000-0000-0000-0000-000000000000') as lead_id, coalesce(category, '') as category, state, count(*)::int as n
       from matters group by 1, 2, 3, 4) m
     full join matter_counts c using (kind, lead_id, category, state) where coalesce(m.n, 0) <> coalesce(c.count, 0)`,
  );
  expect(miscounted).toEqual([]);
  const bare = await sql(
    `select from matters m left join matter_texts t on t.matter_id = m.id left join events e on e.subject_id = m.id and e.seq = 1
     where t.matter_id is null or e.hash is distinct from m.log_head or m.log_seq <> 1`,
  );
  expect(bare).toEqual([]);
  for (const { id: sample } of await sql<{ id: string }>('select id from matters order by md5(number) limit 20')) {
    const chain = await app.call(mattersEndpoints.verifyLog, { as: dispatcher, params: { id: sample } });
    expect(chain.json).toMatchObject({ length: 1, intact: true });
  }
  const found = await app.call(mattersEndpoints.searchMatters, { as: dispatcher, query: { q: 'abandoned bicycle' } });
  expect(found.json.items.length).toBeGreaterThan(0);
  const undone = await imports.undo(await imports.get(id));
  expect(undone.counts).toMatchObject({ removed: rows, kept: 0 });
  expect(await sql('select from matters limit 1')).toEqual([]);
  expect(await sql('select from matter_counts where count <> 0')).toEqual([]);
}
