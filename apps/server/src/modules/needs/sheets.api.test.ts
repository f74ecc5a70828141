import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { openSheet } from '../../platform/sheets/open-sheet.ts';
import { writeWorkbook } from '../../platform/sheets/write-workbook.ts';
import { formOf } from '../files/testing.ts';
import { needsEndpoints as api, type SheetTaken } from './contract.ts';
import { type Desks, noted, signInDesks } from './testing.ts';

let test: TestApp;
let desks: Desks;
beforeAll(async () => {
  test = await startTestApp();
  desks = await signInDesks(test);
});
afterAll(() => test.stop());

async function upload(
  what: 'needs' | 'resources',
  as: Person,
  table: string[][],
  fields: Record<string, string> = {},
): Promise<{ status: number; json: SheetTaken & { code: string } }> {
  const [header = [], ...rows] = table;
  const bytes = await writeWorkbook(
    header.map((title) => ({ title })),
    rows,
  );
  const form = formOf(fields, { name: '清单.xlsx', bytes });
  const response = await test.http.inject({
    method: 'POST',
    url: `/api/${what}/import-xlsx`,
    payload: form.payload,
    headers: { ...form.headers, cookie: `__Host-huying=${as.cookie}` },
  });
  return { status: response.statusCode, json: response.json() };
}
async function tableOf(bytes: Uint8Array): Promise<Record<string, string>[]> {
  const sheet = await openSheet(bytes, '清单.xlsx');
  const rows: Record<string, string>[] = [];
  for await (const { cells } of sheet.rows())
    rows.push(Object.fromEntries(sheet.header.map((title, i) => [title, cells[i] ?? ''])));
  return rows;
}
async function exported(what: 'needs' | 'resources', as: Person, query = ''): Promise<Record<string, string>[]> {
  const response = await test.http.inject({
    url: `/api/${what}/export.xlsx${query}`,
    headers: { cookie: `__Host-huying=${as.cookie}` },
  });
  expect(response.statusCode).toBe(200);
  return tableOf(response.rawPayload);
}

describe('the list of needs as a workbook', () => {
  it('takes the rows that are in order and hands the others back with every reason', async () => {
    const header = ['需求内容', '类别', '所在网格', '涉及人数', '期望完成日期', '是否经常性', '来源', '编号'];
    const table = [
      header,
      ['小广场要添健身器材', '文体活动', '一网格', '120', '2026年12月31日', '是', '问卷'],
      ['楼道灯坏了', '没有这类', '三网格', '很多', '明天', '也许', '问卷'],
      ['', '文体活动'],
      ['已有的', '文体活动', '一网格', '', '', '', '', '2611180000001'],
      ['灯', '文体活动', 'G2'],
    ];
    const dry = await upload('needs', desks.community, table, { dryRun: 'true' });
    expect(dry.json, JSON.stringify(dry.json)).toMatchObject({ dryRun: true, rows: 5, taken: 1, known: 1 });
    expect((await test.call(api.listNeeds, { as: desks.community })).json.items).toEqual([]);
    const { status, json } = await upload('needs', desks.community, table);
    expect(dry.json.rejected).toEqual(json.rejected);
    expect(status, JSON.stringify(json)).toBe(201);
    expect(json).toMatchObject({ dryRun: false, rows: 5, taken: 1, known: 1 });
    expect(json.rejected.map(({ row, reasons }) => [row, reasons.map(({ zh }) => zh.split('：')[0])])).toEqual([
      [3, ['类别', '所在网格', '涉及人数', '期望完成日期', '是否经常性']],
      [4, ['需求内容']],
      [6, ['需求内容']],
    ]);
    const back = await tableOf(Buffer.from(json.rejectedXlsx ?? '', 'base64'));
    expect(back).toHaveLength(3);
    expect(back[0]).toMatchObject({ 原行号: '3', 需求内容: '楼道灯坏了' });
    const list = await test.call(api.listNeeds, { as: desks.community, query: { sort: 'culture' } });
    expect(list.json.items).toMatchObject([
      { placeId: test.places.G1, people: 120, wantedBy: '2026-12-31', source: 'questionnaire' },
    ]);
    const headless = await upload('needs', desks.community, [
      ['内容', '网格'],
      ['路坏了', '一网格'],
    ]);
    expect(headless.json.code).toBe('sheet-form');
  });

  it('goes out in the form in which it comes in, and only what one may see', async () => {
    const { number } = await noted(test, desks.worker, { content: '老人送餐', people: 8, group: '独居老人' });
    const rows = await exported('needs', desks.community);
    expect(rows.find((row) => row.编号 === number)).toMatchObject({
      状态: '待核实',
      需求内容: '老人送餐',
      类别: '为老助残',
      所在网格: 'G1',
      涉及人数: '8',
      来源: '会议',
      来源说明: '10 月议事会',
    });
    expect((await exported('needs', desks.other)).find((row) => row.编号 === number)).toBeUndefined();
  });
});

describe('what is taken out', () => {
  it('is narrowed as the screen is, and leaves a trace that keeps what was looked for out of its facts', async () => {
    const { json } = await test.call(api.noteNeed, {
      as: desks.community,
      body: { sort: 'work', content: '想学电焊手艺', source: { source: 'visit' } },
    });
    const narrowed = await exported('needs', desks.community, '?sort=work&q=%E7%94%B5%E7%84%8A');
    expect(narrowed.map((row) => row.编号)).toEqual([json.number]);
    expect(await exported('needs', desks.community, '?sort=culture&q=%E7%94%B5%E7%84%8A')).toEqual([]);
    const { rows } = await test.platform.db.owner.query(
      `select e.data, w.words from events e left join event_words w using (tenant_id, subject_id, seq)
       where e.kind = 'need-list.exported' order by e.id desc limit 2`,
    );
    expect(rows).toEqual([
      { data: { count: 0, filter: { sort: 'culture' } }, words: { q: '电焊' } },
      { data: { count: 1, filter: { sort: 'work' } }, words: { q: '电焊' } },
    ]);
  });
});

describe('the list of resources as a workbook', () => {
  it('comes in for the own unit only, and goes out with what is left', async () => {
    const { water } = desks;
    const { json } = await upload('resources', water, [
      ['单位', '类别', '资源名称', '容量', '计量单位', '星期', '所在地', '可重复使用', '服务范围（米）'],
      ['', '场地', '会议室', '2', '间', '周一、周三', '一网格', '是', '5000'],
      ['', '场地', '会客室', '2', '间'],
      ['供热办', '场地', '礼堂', '1', '间', '', 'G1'],
      ['水务局', '场地', '操场', '-1', '片', '', 'G1'],
    ]);
    // The water office serves no place of its own, so that where the room lies has to be told.
    expect(
      json.rejected.map(({ row }) => row),
      JSON.stringify(json.rejected),
    ).toEqual([3, 4, 5]);
    const made = await test.call(api.listResources, { as: water, query: { sort: 'room' } });
    const [{ id }] = made.json.items;
    const rows = await exported('resources', water);
    expect(rows.find((row) => row.编号 === id)).toMatchObject({
      单位: '水务局',
      余量: '2',
      星期: '周一、周三',
      可重复使用: '是',
      所在地: 'G1',
    });
    const community = await upload('resources', desks.community, [
      ['类别', '资源名称', '容量', '计量单位', '星期', '所在地'],
      ['课程培训', '书法课', '1,000', '人次', '每天', '一网格'],
    ]);
    expect(community.json).toMatchObject({ rows: 1, taken: 1, rejected: [], rejectedXlsx: null });
    const list = await test.call(api.listResources, { as: desks.community, query: { sort: 'class' } });
    expect(list.json.items).toMatchObject([
      { unitId: test.units.c1, capacity: 1000, weekdays: [], placeId: test.places.G1 },
    ]);
  });
});
