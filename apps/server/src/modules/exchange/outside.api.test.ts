/** Tables that nobody here has made: no row is lost, and whatever a file is, the answer is a table or a clear refusal. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { sharedData } from '../../platform/sheets/testing.ts';
import { type ImportRecord, importFields } from './contract.ts';
import { importer } from './testing.ts';

let app: TestApp;
let dispatcher: Person;
let imports: ReturnType<typeof importer>;
beforeAll(async () => {
  app = await startTestApp();
  imports = importer(app, () => dispatcher);
});
afterAll(() => app?.stop());
beforeEach(async () => {
  dispatcher = await app.signIn('district-dispatcher', { unit: 'd' });
});

const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await app.platform.db.owner.query(text, values)).rows as Row[];
const upload = async (path: string): Promise<ImportRecord> => {
  const { status, json } = await imports.upload(readFileSync(sharedData(path)), path.split('/').at(-1) ?? '');
  expect(status, JSON.stringify(json)).toBe(201);
  return json;
};

describe('no row is lost', () => {
  test.each([
    ['messages/hot-issues-4326.xlsx', 4326, 'number name title madeAt content'],
    ['messages/replies-2816.xlsx', 2816, 'number name title madeAt content reply closedAt'],
  ])('%s: %i rows are %i requests', { timeout: 240_000 }, async (path, rows, fields) => {
    const record = await imports.map(await upload(path), { sourceSystem: path });
    expect(record.mapping.filter(Boolean)).toEqual(fields.split(' '));
    const done = await imports.run(await imports.check(record));
    expect(done.counts).toMatchObject({ rows, done: rows, created: rows, duplicate: 0, rejected: 0 });
    const [there] = await sql<{ n: number; closed: number }>(
      `select count(*)::int as n, count(*) filter (where m.state = 'closed' and m.closed_at is not null and r.public_text <> '')::int as closed
       from requests r join matters m on m.id = r.id where r.source_system = $1`,
      [path],
    );
    expect(there).toEqual({ n: rows, closed: fields.includes('closedAt') ? rows : 0 });
    const again = await imports.check(await imports.map(await upload(path), { sourceSystem: path }));
    expect(again.counts).toMatchObject({ created: 0, duplicate: rows, rejected: 0 });
  });

  test('cases of a city district, with units, channels and achievement in words of their own', {
    timeout: 240_000,
  }, async () => {
    const record = await upload('events-pingshan/events-8000.csv');
    const mapping = record.header.map((title, column) =>
      title === 'property' ? 'extra' : (record.mapping[column] ?? null),
    );
    const done = await imports.run(await imports.check(await imports.map({ ...record, mapping })));
    expect(done.counts).toMatchObject({ rows: 8000, created: 8000, closed: 8000 });
    const [one] = await sql<{ content: string; state: string; source: string }>(
      `select r.content, m.state, m.source from requests r join matters m on m.id = r.id where r.source_number = '9148' and r.source_system = '12345'`,
    );
    expect(one?.state).toBe('closed');
    expect(one?.content).toContain('property：投诉');
    expect(one?.content).toContain('承办单位：');
  });
});

describe('any workbook is a table or a clear refusal', () => {
  const folder = 'bad-inputs/workbooks';
  test.each(readdirSync(sharedData(folder)))('%s', async (name) => {
    const { status, json } = await imports.upload(readFileSync(sharedData(`${folder}/${name}`)), name);
    if (status !== 201) {
      expect([422, 413]).toContain(status);
      expect(json.code).toMatch(/^sheet-/);
      expect(json.detail).toMatch(/请/);
      return;
    }
    // Whatever stands in it: the widest column is taken for the content, and every row has an answer.
    const column = Math.max(
      0,
      json.header.findIndex((title) => title !== ''),
    );
    const mapping = json.header.map((_, i) => (i === column ? ('content' as const) : null));
    const checked = await imports.check(await imports.map({ ...json, mapping }));
    const { rows, created, duplicate, rejected } = checked.counts;
    expect(checked).toMatchObject({ state: 'checked', problem: null });
    expect(created + duplicate + rejected).toBe(rows);
  });

  test.each(readdirSync(sharedData('bad-inputs/gbk_csv')))('%s', async (name) => {
    const record = await upload(`bad-inputs/gbk_csv/${name}`);
    expect(record.header.join('')).toMatch(/\p{Script=Han}/u);
    expect(record.header.join('')).not.toContain('\ufffd');
    for (const field of record.mapping.filter(Boolean)) expect(importFields).toContain(field);
  });
});
