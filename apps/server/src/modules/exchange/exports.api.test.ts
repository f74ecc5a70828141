import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { readAll, sharedData } from '../../platform/sheets/testing.ts';
import { writeCsv } from '../../platform/sheets/write-csv.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { importer } from './testing.ts';

let app: TestApp;
let dispatcher: Person;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());
beforeEach(async () => {
  dispatcher = await app.signIn('district-dispatcher', { unit: 'd' });
});

const here = { lon: 106.005, lat: 39.005 };
const report = async (body: object) => {
  const answer = await app.call(requestsEndpoints.reportRequest, { body: { ...here, ...body } });
  expect(answer.status, answer.text).toBe(201);
  return answer.json.number as string;
};
const fetch = (format: 'csv' | 'xlsx', query: string, as = dispatcher, language = 'zh') =>
  app.http.inject({
    url: `/api/exports/requests.${format}?${query}`,
    headers: { cookie: `__Host-huying=${as.cookie}`, 'accept-language': language },
  });
/** An export as it was asked for, read back: one object a row, by title. */
async function exported(format: 'csv' | 'xlsx', query = 'view=all', as = dispatcher, language = 'zh') {
  const response = await fetch(format, query, as, language);
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
  const { header, all } = await readAll(response.rawPayload, `x.${format}`);
  return all.map(({ cells }) => Object.fromEntries(header.map((title, i) => [title, cells[i] ?? ''])));
}
const logged = async (): Promise<Record<string, unknown>[]> =>
  (
    await app.platform.db.owner.query(
      `select data from events where tenant_id = $1 and kind = 'requests.exported' order by id`,
      [app.tenantId],
    )
  ).rows.map((row) => row.data);

describe('an export', () => {
  test.each(['csv', 'xlsx'] as const)('as %s holds what the list shows, in words, contacts masked', async (format) => {
    const number = await report({
      content: `楼下水管爆了 ${format}`,
      phone: '13812345678',
      name: '王五',
      address: '三号楼',
    });
    const row = (await exported(format)).find((each) => each.编号 === number);
    expect(row).toMatchObject({
      诉求内容: `楼下水管爆了 ${format}`,
      状态: '待受理',
      来源: '手机端',
      紧急程度: '一般',
      所在区划: '测试区 / 一街道 / 一社区 / 一网格',
      当前办理单位: '1社区居委会',
      地址: '三号楼',
      登记时间: '2026-11-18 10:00:00',
      诉求人: '王**',
      联系电话: '138****5678',
    });
    const english = (await exported(format, 'view=all', dispatcher, 'en')).find((each) => each.Number === number);
    expect(english).toMatchObject({
      State: 'Waiting to be accepted',
      Source: 'App',
      'Registered at': '2026-11-18 10:00:00',
    });
  });

  test('gives contacts in full for a reason, to whoever may see them, and says so in the log', async () => {
    const number = await report({ content: '暖气不热需要上门', phone: '13987654321', name: '赵六' });
    expect((await fetch('csv', 'contacts=1')).json().code).toBe('export-reason-needed');
    const reason = encodeURIComponent('集中回访');
    const supervisor = await app.signIn('supervisor');
    expect((await fetch('csv', `contacts=1&reason=${reason}`, supervisor)).statusCode).toBe(403);
    const found = await exported('csv', `q=${encodeURIComponent('暖气不热')}&contacts=1&reason=${reason}`);
    expect(found).toMatchObject([{ 编号: number, 诉求人: '赵六', 联系电话: '13987654321' }]);
    expect((await logged()).at(-1)).toEqual({
      count: 1,
      format: 'csv',
      filter: { searched: true },
      contacts: true,
    });
    const { rows: words } = await app.platform.db.owner.query(
      `select w.words from event_words w join events e using (tenant_id, subject_id, seq) where e.kind = 'requests.exported'`,
    );
    expect(words).toEqual([{ words: { reason: '集中回访' } }]);
    expect(JSON.stringify(await logged())).not.toMatch(/暖气|1398/);
  });

  test('keeps to the scope of the post and to the filter', async () => {
    await report({ content: '一街道的事情' });
    const sibling = await app.signIn('community-worker', { unit: 'c2', place: 'C2' });
    expect(await exported('csv', 'view=all', sibling)).toEqual([]);
    const own = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
    expect((await exported('csv', 'view=all', own)).length).toBeGreaterThan(0);
    expect(await exported('csv', 'state=closed')).toEqual([]);
    expect((await logged()).at(-1)).toMatchObject({ count: 0, filter: { state: ['closed'] }, contacts: false });
  });

  test('hides who reported something confidential from whoever may not know', async () => {
    const number = await report({
      content: '举报有人偷倒垃圾',
      phone: '13700001111',
      name: '孙七',
      confidential: true,
    });
    const supervisor = await app.signIn('supervisor');
    const row = (await exported('csv', 'view=all', supervisor)).find((each) => each.编号 === number);
    expect(row).toMatchObject({ 诉求人: '', 联系电话: '' });
  });

  test('tells apart what is too much for a workbook', async () => {
    const { maxWorkbookRows } = await import('../../platform/sheets/write-workbook.ts');
    expect(maxWorkbookRows).toBe(50_000);
    await app.platform.db.owner.query(
      `insert into matters (tenant_id, id, kind, number, title, state, open, source, created_at, updated_at)
       select $1, gen_random_uuid(), 'request', 'x' || i, 'x', 'void', false, 'visit', now(), now() from generate_series(1, 50001) i`,
      [app.tenantId],
    );
    await app.platform.db.owner.query(
      `insert into requests (tenant_id, id, content) select tenant_id, id, 'x' from matters where number like 'x%'`,
    );
    const refused = await fetch('xlsx', 'state=void');
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'export-too-many-rows']);
    expect(refused.json().detail).toContain('CSV');
    const response = await fetch('csv', 'state=void');
    expect(response.body.split('\r\n')).toHaveLength(50_003);
  });
});

describe('payloads of the outside collection', () => {
  test('come in as text, and go out inert and unchanged', async () => {
    const injections = readFileSync(sharedData('bad-inputs/text_payloads/csv-injection-intruder.txt'), 'utf8').split(
      '\n',
    );
    const naughty = JSON.parse(readFileSync(sharedData('bad-inputs/blns/blns.json'), 'utf8')) as string[];
    const kept = (text: string) =>
      text
        .replaceAll('\0', '')
        .replace(/\p{Surrogate}/gu, '\ufffd')
        .trim();
    const texts = [...new Set([...injections, ...naughty].map(kept).filter(Boolean))];
    const chunks: Buffer[] = [];
    const table = writeCsv(
      [{ title: '编号' }, { title: '内容' }, { title: '登记时间' }],
      texts.map((text, i) => [`p-${i}`, text, '2026-03-02 09:30']),
    );
    for await (const chunk of table) chunks.push(Buffer.from(chunk));
    const imports = importer(app, () => dispatcher);
    const { json: record } = await imports.upload(Buffer.concat(chunks), 'payloads.csv');
    const done = await imports.run(await imports.check(record));
    expect(done.counts).toMatchObject({ created: texts.length, rejected: 0, duplicate: 0 });
    for (const format of ['csv', 'xlsx'] as const) {
      const rows = await exported(format, 'source=import');
      const back = new Map(rows.map((row) => [row.来源编号, row.诉求内容]));
      const changed = texts.filter((text, i) => plainLines(back.get(`p-${i}`)) !== plainLines(text));
      expect(changed).toEqual([]);
    }
    const raw = (await fetch('csv', 'source=import')).body;
    expect(raw.split('\r\n').filter((line) => /(^|,)"?[=@\t]/.test(line))).toEqual([]);
  });
});

const plainLines = (text = ''): string => text.replace(/\r\n?/g, '\n').trim();
