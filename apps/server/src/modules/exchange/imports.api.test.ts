import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { readAll } from '../../platform/sheets/testing.ts';
import { exchangeEndpoints as api } from './contract.ts';
import { hotlineHeader as header, hotlineRow as row, importer } from './testing.ts';

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

describe('an import', () => {
  test('is mapped by its header, checked without a trace, and brings history in closed and the rest to be accepted', async () => {
    const record = await imports.table([
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
    const again = await imports.table([header, row('A-1'), row('A-2'), row('A-9')], '第二次.csv');
    expect(again.remembered).toBe(true);
    const done = await imports.run(await imports.check(again));
    expect(done.counts).toMatchObject({ created: 1, duplicate: 2, rejected: 0 });
    expect(await sql('select from requests')).toHaveLength(3);
  });
});

const download = (path: string, as = dispatcher) =>
  app.http.inject({ url: path, headers: { cookie: `__Host-huying=${as.cookie}` } });

describe('what did not come in', () => {
  test.each(['xlsx', 'csv'] as const)(
    'comes back as %s with the reason, and comes in when it is mended',
    async (format) => {
      const record = await imports.table([header, row(`R-${format}`), row(`W-${format}`, { 受理时间: '不详' })]);
      const done = await imports.run(await imports.check(record), true);
      const file = await download(`/api/imports/${done.id}/rejected.${format}`);
      expect(file.statusCode).toBe(200);
      const back = await readAll(file.rawPayload, `x.${format}`);
      expect(back.header).toEqual(['未导入原因', '原行号', ...header]);
      expect(back.all.map(({ cells }) => cells.slice(0, 3))).toEqual([
        ['「登记时间」看不懂，请写成 2026-03-05 09:30 的样子', '3', `W-${format}`],
      ]);
      const mended = back.all.map(({ cells }) => cells.map((cell) => (cell === '不详' ? '2026-03-09' : cell)));
      const again = await imports.table([back.header, ...mended], '改好.csv');
      const second = await imports.run(await imports.check(again));
      expect(second.counts).toMatchObject({ created: 1, duplicate: 0, rejected: 0 });
    },
  );

  test('a row without a number is known by its words, also out of the list of rejected rows', async () => {
    const bare = [
      ['内容', '时间'],
      ['井盖缺失', '2026-03-01'],
      ['井盖缺失', '2026-03-01'],
      ['井盖松动', '不详'],
    ];
    const first = await imports.run(await imports.check(await imports.table(bare)), true);
    expect(first.counts).toMatchObject({ created: 1, duplicate: 1, rejected: 1 });
    const back = await readAll((await download(`/api/imports/${first.id}/rejected.xlsx`)).rawPayload, 'x.xlsx');
    const again = await imports.check(await imports.table([back.header, ...back.all.map(({ cells }) => cells)]));
    expect(again.counts).toMatchObject({ created: 0, duplicate: 1, rejected: 1 });
  });
});

describe('who may', () => {
  test('a colleague of the whole district sees an import, one of a street only their own; others none', async () => {
    const record = await imports.table([header, row('V-1')]);
    const colleague = await app.signIn('district-dispatcher', { unit: 'd' });
    const street = await app.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
    const seen = (as: Person) => app.call(api.getImport, { as, params: { id: record.id } });
    expect((await seen(colleague)).status).toBe(200);
    expect((await seen(street)).status).toBe(404);
    expect((await seen(await app.signIn('department-handler', { unit: 'water' }))).status).toBe(403);
    expect((await seen(await app.signIn('system-admin'))).status).toBe(403);
    const list = await app.call(api.listImports, { as: street });
    expect(list.json).toEqual({ items: [], next: null });
    const pages: { id: string; fileName: string; state: string }[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { json } = await app.call(api.listImports, { as: colleague, query: { cursor: next } });
      pages.push(...json.items);
      next = json.next;
    }
    expect(pages.filter(({ id }) => id === record.id)).toMatchObject([{ fileName: '导出.csv', state: 'uploaded' }]);
    expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length);
    expect(pages).toHaveLength((await sql('select from imports')).length);
  });

  test('looking at rows is written down; a stale screen is told', async () => {
    const record = await imports.table([header, row('P-1', { 诉求人: '王五' })]);
    const preview = await app.call(api.previewImport, { as: dispatcher, params: { id: record.id } });
    expect(preview.json).toMatchObject({ headerRow: 1, header, mapping: record.mapping });
    expect(preview.json.rows).toEqual([{ number: 2, cells: row('P-1', { 诉求人: '王五' }) }]);
    const events = await sql<{ kind: string }>('select kind from events where subject_id = $1 order by seq', [
      record.id,
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(['import.uploaded', 'import.rows-read']);
    const stale = await app.call(api.checkImport, { as: dispatcher, params: { id: record.id }, body: { version: 7 } });
    expect([stale.status, stale.json.code]).toEqual([409, 'version-conflict']);
  });
});

describe('a mapping', () => {
  test('must say what the content is, fit the header, and use known words', async () => {
    const record = await imports.table([
      ['甲', '乙'],
      ['1', '2'],
    ]);
    expect(record.mapping).toEqual([null, null]);
    const put = async (body: object) => {
      const answer = await app.call(api.mapImport, {
        as: dispatcher,
        params: { id: record.id },
        body: { version: record.version, ...body },
      });
      return [answer.status, answer.json.code];
    };
    expect(await put({ mapping: [null, 'number'] })).toEqual([422, 'mapping-nothing']);
    expect(await put({ mapping: ['content'] })).toEqual([422, 'mapping-length']);
    expect(await put({ mapping: ['number', 'number'] })).toEqual([422, 'mapping-twice']);
    expect(await put({ mapping: ['content', 'nonsense'] })).toEqual([422, 'validation']);
    expect(await put({ mapping: ['content', null], options: { ...record.options, timezone: 'Mars/Base' } })).toEqual([
      422,
      'unknown-time-zone',
    ]);
    const check = await app.call(api.checkImport, {
      as: dispatcher,
      params: { id: record.id },
      body: { version: record.version },
    });
    expect([check.status, check.json.code]).toEqual([422, 'mapping-nothing']);
    expect((await put({ mapping: ['extra', 'content'] }))[0]).toBe(200);
  });
});

test('the template comes in with its dropdowns filled in', async () => {
  const file = await download('/api/imports/template.xlsx?target=requests');
  expect(file.statusCode).toBe(200);
  const template = await readAll(file.rawPayload, 'x.xlsx');
  expect(template.header).toContain('诉求内容');
  const { json } = await imports.upload(file.rawPayload, '模板.xlsx');
  expect(json.mapping).not.toContain(null);
  const filled = Object.fromEntries(template.header.map((title) => [title, '']));
  const category = (
    await sql<{ name: string; parent: string }>(
      `select i->>'name' as name, p->>'name' as parent from list_versions v, jsonb_array_elements(v.items) i, jsonb_array_elements(v.items) p
     where v.list = 'category' and v.state = 'published' and i->>'parent' = p->>'code' limit 1`,
    )
  )[0];
  Object.assign(filled, {
    诉求内容: '按模板填的',
    登记时间: '2026-03-02 09:30',
    类别: `${category?.parent}/${category?.name}`,
    所属网格: '测试区/一街道/一社区/二网格',
    承办单位: '水务局',
    状态: '已办结',
    办结时间: '2026-03-05',
  });
  await imports.run(
    await imports.check(await imports.table([template.header, template.header.map((title) => filled[title] ?? '')])),
  );
  const [made] = await sql<object>(
    `select m.place_id, m.lead_id, m.category is not null as classified, m.state, r.content from matters m join requests r on r.id = m.id where r.content like '按模板%'`,
  );
  expect(made).toEqual({
    place_id: app.places.G2,
    lead_id: app.units.water,
    classified: true,
    state: 'closed',
    content: '按模板填的',
  });
});
