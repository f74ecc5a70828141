import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { openSheet } from '../../platform/sheets/open-sheet.ts';
import { writeWorkbook } from '../../platform/sheets/write-workbook.ts';
import { formOf } from '../files/testing.ts';
import { needsEndpoints as api, type SheetTaken } from './contract.ts';
import { actOn, type Desks, noted, offered, signInDesks } from './testing.ts';

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
    expect(dry.json, JSON.stringify(dry.json)).toMatchObject({
      dryRun: true,
      rows: 5,
      taken: 1,
      changed: 0,
      unchanged: 0,
    });
    expect((await test.call(api.listNeeds, { as: desks.community })).json.items).toEqual([]);
    const { status, json } = await upload('needs', desks.community, table);
    expect(dry.json.rejected).toEqual(json.rejected);
    expect(status, JSON.stringify(json)).toBe(201);
    expect(json).toMatchObject({ dryRun: false, rows: 5, taken: 1 });
    expect(json.rejected.map(({ row, reasons }) => [row, reasons.map(({ zh }) => zh.split('：')[0])])).toEqual([
      [3, ['类别', '所在网格', '涉及人数', '期望完成日期', '是否经常性']],
      [4, ['需求内容']],
      [5, ['没有编号为 2611180000001 的一条，或您无权查看；新增的行请把编号留空']],
      [6, ['需求内容']],
    ]);
    const back = await tableOf(Buffer.from(json.rejectedXlsx ?? '', 'base64'));
    expect(back).toHaveLength(4);
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

/** A table as it went out, with some cells written over: of each row by its number. */
async function written(
  what: 'needs' | 'resources',
  as: Person,
  over: Record<string, Record<string, string>>,
): Promise<string[][]> {
  const rows = (await exported(what, as)).filter((row) => (row.编号 ?? '') in over);
  const header = Object.keys(rows[0] ?? {});
  return [header, ...rows.map((row) => header.map((title) => over[row.编号 ?? '']?.[title] ?? row[title] ?? ''))];
}

describe('rows that come back with their number', () => {
  it('revise a need as by hand, say what they change, and are refused with the reason', async () => {
    const { community, colleague, worker } = desks;
    const same = await noted(test, worker, { content: '巷口要装护栏', people: 30, wantedBy: '2027-03-01' });
    const mended = await noted(test, worker, { content: '晚上没有路灯', people: 4, group: '学生' });
    const stale = await noted(test, worker, { content: '想要老年食堂' });
    const verified = await noted(test, worker, { content: '雨天积水过膝' });
    const moved = await noted(test, worker, { content: '健身器材坏了' });
    const numbers = [same, mended, stale, verified, moved].map(({ number }) => number as string);
    expect((await actOn(test, 'verify', colleague, verified.id)).status).toBe(200);
    const table = await written('needs', community, {
      [same.number]: { 期望完成日期: '2027年3月1日', 涉及人数: '３０', 状态: '已办结' },
      [mended.number]: { 涉及人数: '12', 涉及人群: '', 是否经常性: '是' },
      [stale.number]: { 需求内容: '想要社区食堂' },
      [verified.number]: { 需求内容: '雨天积水过腰' },
      [moved.number]: { 所在网格: 'G2', 来源: '网站', 需求内容: '' },
    });
    const revised = await test.call(api.reviseNeed, {
      as: community,
      params: { id: stale.id },
      body: { version: stale.version, people: 9 },
    });
    expect(revised.status).toBe(200);
    const rowOf = (number: string): number => table.findIndex((row) => row.includes(number)) + 1;
    const expected = { rows: 5, taken: 0, changed: 1, unchanged: 1 };
    for (const dryRun of [true, false]) {
      const { json } = await upload('needs', community, table, { dryRun: String(dryRun) });
      expect(json, JSON.stringify(json.rejected)).toMatchObject({ dryRun, ...expected });
      expect(json.changes).toEqual([
        { row: rowOf(mended.number), number: mended.number, titles: ['涉及人数', '涉及人群', '是否经常性'] },
      ]);
      const reasons = new Map(json.rejected.map(({ row, reasons: why }) => [row, why.map(({ zh }) => zh)]));
      expect(reasons.get(rowOf(stale.number))).toEqual(['导出之后已有人改过这一条，请重新导出，在新表里改']);
      expect(reasons.get(rowOf(verified.number))?.[0]).toMatch(/^这项需求已经核实/);
      expect(reasons.get(rowOf(moved.number))?.map((why) => why.split('：')[0])).toEqual([
        '需求内容',
        '所在网格',
        '来源',
      ]);
      const { json: need } = await test.call(api.getNeed, { as: community, params: { id: mended.id } });
      expect(need).toMatchObject(dryRun ? { people: 4, group: '学生' } : { people: 12, group: '', repeatable: true });
    }
    // The table says now what stands here, whatever its version: sent twice it changes nothing.
    const again = await upload(
      'needs',
      community,
      table.filter((_, i) => i === 0 || i + 1 === rowOf(mended.number)),
    );
    expect(again.json).toMatchObject({ rows: 1, changed: 0, unchanged: 1, rejected: [] });
    // Who revised it does not verify it.
    expect((await actOn(test, 'verify', community, mended.id)).status).toBe(403);
    const theirs = await upload('needs', desks.other, table);
    expect(theirs.json).toMatchObject({ changed: 0, unchanged: 0 });
    expect(theirs.json.rejected).toHaveLength(numbers.length);
    // Without the column 版本.
    const short = ['编号', '需求内容', '类别'];
    const row = [moved.number as string, '器材坏了半年', '为老助残'];
    const { json } = await upload('needs', community, [short, row, row]);
    expect(json.rejected.map(({ reasons: why }) => why[0]?.zh.slice(0, 9))).toEqual([
      '这一行改动了内容但',
      '表里前面已有同一编',
    ]);
  });

  it('revise a resource of the own unit, never below what is promised', async () => {
    const { water, liaison } = desks;
    const pump = await offered(test, water, { name: '抽水泵', capacity: 3, measure: '台' });
    const van = await offered(test, water, { name: '应急车', capacity: 5, measure: '台', untilOn: '2027-01-01' });
    const table = await written('resources', water, {
      [pump.id]: { 容量: '6', 星期: '周六', 所在地: 'G2' },
      [van.id]: { 截止日期: '', 单位: '供热办' },
    });
    const tried = await upload('resources', water, table, { dryRun: 'true' });
    const { json } = await upload('resources', water, table);
    expect(json, JSON.stringify(json.rejected)).toMatchObject({ taken: 0, changed: 1, unchanged: 0 });
    expect({ ...json, dryRun: true, rejectedXlsx: null }).toEqual({ ...tried.json, rejectedXlsx: null });
    expect(json.changes).toMatchObject([{ number: pump.id, titles: ['容量', '星期', '所在地'] }]);
    expect(json.rejected[0]?.reasons[0]?.zh).toMatch(/^单位：/);
    const { json: after } = await test.call(api.getResource, { as: water, params: { id: pump.id } });
    expect(after).toMatchObject({ capacity: 6, weekdays: [6], placeId: test.places.G2, version: 2 });
    const theirs = await upload(
      'resources',
      liaison,
      await written('resources', liaison, { [pump.id]: { 容量: '1' } }),
    );
    expect(theirs.json.rejected[0]?.reasons[0]?.zh).toMatch(/没有这项权限/);
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
