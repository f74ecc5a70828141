import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { serverRoot } from '../../platform/server-root.ts';
import { writeWorkbook } from '../../platform/sheets/write-workbook.ts';
import { formOf } from '../files/testing.ts';
import type { ImportedDraft } from './contract.ts';
import { listsEndpoints as endpoints } from './contract.ts';
import { type ListName, listNames } from './domain/items.ts';
import { categoryTree } from './index.ts';

let app: TestApp;
let drafter: Person;
beforeAll(async () => {
  app = await startTestApp();
  drafter = await app.signIn('district-dispatcher');
});
afterAll(() => app?.stop());

type Imported = { status: number; json: ImportedDraft & { code: string; detail: string } };
async function importList(
  list: ListName,
  bytes: Uint8Array,
  fields = {},
  as = drafter,
  name = '清单.xlsx',
): Promise<Imported> {
  const form = formOf(fields, { name, bytes });
  const response = await app.http.inject({
    method: 'POST',
    url: `/api/lists/${list}/import-xlsx`,
    payload: form.payload,
    headers: { ...form.headers, cookie: `__Host-huying=${as.cookie}` },
  });
  return { status: response.statusCode, json: response.json() };
}
const exported = (list: ListName, query = '') =>
  app.http.inject({
    url: `/api/lists/${list}/export.xlsx${query}`,
    headers: { cookie: `__Host-huying=${drafter.cookie}` },
  });
const version = async (id: string) => (await app.call(endpoints.getListVersion, { as: drafter, params: { id } })).json;
const current = async (list: ListName) =>
  (await app.call(endpoints.getCurrentList, { as: drafter, params: { list } })).json;
const discard = (draft: { id: string; version: number }) =>
  app.call(endpoints.discardDraft, { as: drafter, params: { id: draft.id }, query: { version: draft.version } });
const workbook = (table: string[][]): Promise<Buffer> =>
  writeWorkbook(
    (table[0] ?? []).map((title) => ({ title })),
    table.slice(1),
  );

describe('a list as a workbook', () => {
  test.each([...listNames])('%s goes out and comes in again the same', async (list) => {
    const before = await current(list);
    const file = await exported(list);
    expect(file.statusCode).toBe(200);
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="[a-z]+-1\.xlsx"; filename\*=UTF-8''/);
    const { status, json } = await importList(list, file.rawPayload);
    expect([status, json.skipped]).toEqual([201, []]);
    const draft = await version(json.draft.id);
    const withoutVersion = (items: object[]) => items.map((item) => ({ ...item, version: null }));
    expect(withoutVersion(draft.items)).toEqual(withoutVersion(before.items));
    const diff = (await app.call(endpoints.diffListVersion, { as: drafter, params: { id: draft.id } })).json;
    expect([diff.added, diff.removed, diff.changed]).toEqual([[], [], []]);
    expect((await discard(json.draft)).status).toBe(204);
  });

  test('formulas in texts stay text, out and in', async () => {
    const items = [{ code: 'x', name: '=1+1', advice: '@SUM(A1)|cmd', phone: '+86 12345' }];
    const made = (
      await app.call(endpoints.createDraft, { as: drafter, params: { list: 'rejection' }, body: { items } })
    ).json;
    const file = await exported('rejection', `?version=${made.id}`);
    const xml = await sheetXml(file.rawPayload);
    expect([xml.includes('<sheetData>'), xml.includes('<f')]).toEqual([true, false]);
    const { json } = await importList('rejection', file.rawPayload, { id: made.id, version: String(made.version) });
    expect(json.draft).toMatchObject({ id: made.id, version: 2 });
    expect((await version(made.id)).items).toEqual(items);
    await discard(json.draft);
  });

  test('CSV in the encoding of Chinese Excel is read too', async () => {
    const csv = iconv.encode('编码,名称,告知群众\r\nx,测试,请到窗口办理\r\n', 'gb18030');
    const { json } = await importList('rejection', csv, {}, drafter, 'a.csv');
    expect((await version(json.draft.id)).items).toEqual([{ code: 'x', name: '测试', advice: '请到窗口办理' }]);
    await discard(json.draft);
  });

  test('rows that are wrong are told with their number, the others are kept', async () => {
    const table = [
      ['编码', '名称', '告知群众'],
      ['a', '甲', '去甲处'],
      ['b!', '乙', '去乙处'],
      ['c', '', '去丙处'],
      ['d', '丁', '去丁处'],
    ];
    const { json } = await importList('rejection', await workbook(table));
    expect(json).toMatchObject({ rows: 4, items: 2 });
    expect(json.skipped.map(({ row, text }) => [row, /[一-龥]/.test(text.zh)])).toEqual([
      [3, true],
      [4, true],
    ]);
    await discard(json.draft);
  });

  test('a stale version, a foreign form, an empty table and a person without the permission are refused in words', async () => {
    const good = await workbook([
      ['编码', '名称', '告知群众'],
      ['a', '甲', '去甲处'],
    ]);
    const { json } = await importList('rejection', good);
    const stale = await importList('rejection', good, { id: json.draft.id, version: '7' });
    expect([stale.status, stale.json.code]).toEqual([409, 'version-conflict']);
    const second = await importList('rejection', good);
    expect([second.status, second.json.code]).toEqual([409, 'draft-open']);
    await discard(json.draft);
    const foreign = await importList(
      'duty',
      await workbook([
        ['姓名', '电话', '地址'],
        ['张', '1', '某地'],
      ]),
    );
    expect([foreign.status, foreign.json.code]).toEqual([422, 'list-sheet-form']);
    expect(foreign.json.detail).toContain('条款、分类编码、牵头单位');
    const none = await importList(
      'rejection',
      await workbook([
        ['编码', '名称', '告知群众'],
        ['!', '', ''],
      ]),
    );
    expect([none.status, none.json.code]).toEqual([422, 'list-sheet-empty']);
    const noSheet = await importList('rejection', Buffer.from('89504e470d0a1a0a0000000d49484452000000000000', 'hex'));
    expect([noSheet.status, noSheet.json.code]).toEqual([422, 'sheet-unknown-format']);
    const worker = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
    expect((await importList('rejection', good, {}, worker)).status).toBe(403);
    expect((await app.call(endpoints.listLists, { as: drafter })).json.items[3].draft).toBeNull();
  });
});

describe('the outside taxonomy', () => {
  const path = join(
    process.env.HUYING_SHARED ?? join(serverRoot(), '../../../shared'),
    'data/messages/taxonomy-517.xlsx',
  );

  test('of 517 leaves loads as a category tree, can be published, and read in again keeps its codes', async () => {
    if (!existsSync(path)) throw new Error(`outside data is absent: ${path} (set HUYING_SHARED to its folder)`);
    const bytes = readFileSync(path);
    const { status, json } = await importList('category', bytes);
    expect([status, json.rows, json.skipped]).toEqual([201, 517, []]);
    const draft = await version(json.draft.id);
    expect(categoryTree(draft.items).leaves).toHaveLength(517);
    const publisher = await app.signIn('security-admin');
    const body = { version: json.draft.version };
    const done = await app.call(endpoints.publishList, { as: publisher, params: { id: draft.id }, body });
    expect([done.status, done.json.state]).toEqual([200, 'published']);
    const problems = (await app.call(endpoints.checkListVersion, { as: drafter, params: { id: draft.id } })).json;
    expect(problems.items.every((each: { severity: string }) => each.severity === 'warning')).toBe(true);
    expect((await app.call(endpoints.listPublicCategories)).json.items).toHaveLength(517);
    const again = await importList('category', bytes);
    const diff = (await app.call(endpoints.diffListVersion, { as: drafter, params: { id: again.json.draft.id } })).json;
    expect(diff).toMatchObject({ added: [], removed: [], changed: [], unchanged: draft.items.length });
  });
});

/** The first sheet of a workbook as it stands in the file. */
async function sheetXml(bytes: Buffer): Promise<string> {
  const { read } = await import('@e965/xlsx');
  const book = read(bytes, { type: 'buffer', bookFiles: true }) as unknown as {
    files: Record<string, { content: Uint8Array }>;
  };
  return Buffer.from(book.files['xl/worksheets/sheet1.xml']?.content ?? []).toString('utf8');
}
