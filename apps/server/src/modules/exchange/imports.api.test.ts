import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { exchangeEndpoints as api } from './contract.ts';
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

const csv = (lines: string[][]): Buffer =>
  Buffer.from(lines.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'));
const header = ['工单编号', '留言主题', '诉求内容', '受理时间', '办结时间', '状态', '联系电话', '诉求人', '所属网格'];
const row = (number: string, more: Partial<Record<string, string>> = {}): string[] =>
  header.map(
    (title) =>
      ({ 工单编号: number, 诉求内容: `${number} 路灯不亮`, 受理时间: '2026-03-02 09:30', ...more })[title] ?? '',
  );
const uploaded = async (lines: string[][], name = '导出.csv') => {
  const { status, json } = await imports.upload(csv(lines), name);
  expect(status, JSON.stringify(json)).toBe(201);
  return json;
};
const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await app.platform.db.owner.query(text, values)).rows as Row[];

describe('an import', () => {
  test('is mapped by its header, checked without a trace, and brings history in closed and the rest to be accepted', async () => {
    const record = await uploaded([
      header,
      row('A-1', { 办结时间: '2026-03-04 10:00', 状态: '已办结', 联系电话: '138 0000 1111', 诉求人: '王五' }),
      row('A-2', { 状态: '办理中', 所属网格: '一网格' }),
      row('A-3', { 诉求内容: '', 留言主题: '' }),
      row('A-4', { 受理时间: '昨天' }),
      row('A-1', { 诉求内容: '又一次' }),
    ]);
    expect(record).toMatchObject({ state: 'uploaded', remembered: false, format: 'csv', headerRow: 1 });
    expect(record.mapping).toEqual([
      'number',
      'title',
      'content',
      'madeAt',
      'closedAt',
      'status',
      'phone',
      'name',
      'place',
    ]);
    expect(record.abilities).toEqual(['preview', 'map', 'check']);
    const checked = await imports.check(await imports.map(record));
    expect(checked.counts).toMatchObject({ rows: 5, done: 5, created: 2, closed: 1, duplicate: 1, rejected: 2 });
    expect(checked.reasons.map(({ text, rows, firstRow }) => [text.zh.slice(0, 8), rows, firstRow])).toEqual(
      expect.arrayContaining(
        [
          ['没有诉求内容，也', 1, 4],
          ['「登记时间」看不', 1, 5],
          ['与第 2 行相同', 1, 6],
        ].map(([words, ...rest]) => [String(words).slice(0, 8), ...rest]),
      ),
    );
    expect(await sql('select from requests')).toHaveLength(0);

    const refused = await app.call(api.runImport, {
      as: dispatcher,
      params: { id: record.id },
      body: { version: checked.version },
    });
    expect([refused.status, refused.json.code]).toEqual([409, 'import-has-rejected']);
    const done = await imports.run(checked, true);
    expect(done).toMatchObject({
      state: 'done',
      counts: { created: 2, closed: 1, duplicate: 1, rejected: 2, done: 5 },
    });
    const made = await sql<Record<string, unknown>>(
      `select m.state, m.open, m.closed_at, m.created_at, m.source, m.place_id, m.holder_id is not null as held, r.source_number, r.has_contact
       from matters m join requests r on r.id = m.id order by r.source_number`,
    );
    expect(made).toMatchObject([
      {
        source_number: 'A-1',
        state: 'closed',
        open: false,
        held: false,
        has_contact: true,
        closed_at: new Date('2026-03-04T10:00:00+08:00'),
      },
      {
        source_number: 'A-2',
        state: 'registered',
        open: true,
        held: true,
        place_id: app.places.G1,
        created_at: new Date('2026-03-02T09:30:00+08:00'),
      },
    ]);
  });

  test('leaves a chained log, right counts, a sealed contact, and words that are found', async () => {
    const [one] = await sql<{ id: string }>(`select id from requests where source_number = 'A-1'`);
    const chain = await app.call(mattersEndpoints.verifyLog, { as: dispatcher, params: { id: one?.id ?? '' } });
    expect(chain.json).toEqual({ length: 1, intact: true, brokenAt: null });
    const counts = await sql<{ state: string; count: number }>(
      'select state, count from matter_counts where count <> 0 order by 1',
    );
    expect(counts).toEqual([
      { state: 'closed', count: 1 },
      { state: 'registered', count: 1 },
    ]);
    const found = await app.call(mattersEndpoints.searchMatters, { as: dispatcher, query: { q: '路灯' } });
    expect(found.json.items).toHaveLength(2);
    const revealed = await app.call(requestsEndpoints.revealReporter, {
      as: dispatcher,
      params: { id: one?.id ?? '' },
      body: { reason: '核对' },
    });
    expect(revealed.json.reporters).toEqual([{ ordinal: 1, name: '王五', phone: '13800001111' }]);
    const events = await sql<{ data: object }>(`select data from events where kind = 'request.registered'`);
    expect(JSON.stringify(events)).not.toMatch(/13800001111|王五/);
    expect(await sql('select from notifications')).toHaveLength(0);
  });

  test('of the same table twice makes nothing twice, and remembers the mapping', async () => {
    const again = await uploaded([header, row('A-1'), row('A-2'), row('A-9')], '第二次.csv');
    expect(again.remembered).toBe(true);
    const done = await imports.run(await imports.check(again));
    expect(done.counts).toMatchObject({ created: 1, duplicate: 2, rejected: 0 });
    expect(await sql('select from requests')).toHaveLength(3);
  });
});
