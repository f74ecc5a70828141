import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { readAll } from '../../platform/sheets/testing.ts';
import { writeWorkbook } from '../../platform/sheets/write-workbook.ts';
import { formOf } from '../files/testing.ts';
import { projectsEndpoints as api, type SheetTaken } from './contract.ts';
import { projectCalls } from './testing.ts';

let test: TestApp;
let calls: ReturnType<typeof projectCalls>;
let community: Person;
let water: Person;
beforeAll(async () => {
  test = await startTestApp();
  test.setNow(new Date('2026-09-01T10:00:00+08:00'));
  calls = projectCalls(test);
  community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
  water = await test.signIn('department-handler', { unit: 'water' });
});
afterAll(() => test.stop());

const header = [
  '项目名称',
  '项目类型',
  '项目内容',
  '地点',
  '牵头单位',
  '协办单位及分工',
  '经费（元）',
  '节点',
  '来源编号',
  '编号',
];

async function upload(
  as: Person,
  titles: string[],
  rows: string[][],
  fields: Record<string, string> = {},
): Promise<{ status: number; json: SheetTaken & { code: string } }> {
  const bytes = await writeWorkbook(
    titles.map((title) => ({ title })),
    rows,
  );
  const form = formOf(fields, { name: '项目.xlsx', bytes });
  const response = await test.http.inject({
    method: 'POST',
    url: api.importProjects.path,
    payload: form.payload,
    headers: { ...form.headers, cookie: `__Host-huying=${as.cookie}` },
  });
  return { status: response.statusCode, json: response.json() };
}
async function download(path: string, as: Person): Promise<Record<string, string>[]> {
  const response = await test.http.inject({ url: path, headers: { cookie: `__Host-huying=${as.cookie}` } });
  expect(response.statusCode, response.body.slice(0, 200)).toBe(200);
  const sheet = await readAll(response.rawPayload, 'projects.xlsx');
  return sheet.all.map(({ cells }) => Object.fromEntries(sheet.header.map((title, i) => [title, cells[i] ?? ''])));
}
const listed = async (query: Record<string, string> = {}) =>
  (await test.call(api.listProjects, { as: community, query })).json.items;

describe('the list of projects as a workbook', () => {
  const good = [
    '北沟清淤',
    '共建项目',
    '清淤一千二百米',
    '一社区',
    '水务局',
    '供热办: 出车',
    '12,000.50',
    '2026-10-01 勘测 30%；2026年12月1日 验收 100',
  ];

  it('is tried first, then taken; wrong rows come back with every reason, and a table sent twice makes nothing twice', async () => {
    const rows = [
      good,
      ['灯', '没有这类', '', '火星', '没有的局', '供热办', '很多', '十月 勘测', '2611180000001'],
      ['修凉亭', '微自治', '修一座凉亭', '', '', '', '', '2026-12-01 做完 80%'],
      ['已有的', '重点项目', '内容内容', '', '', '', '', '', '', '2609010000001'],
    ];
    const tried = await upload(community, header, rows, { dryRun: 'true' });
    expect(tried.status, JSON.stringify(tried.json)).toBe(201);
    expect(tried.json).toMatchObject({ dryRun: true, rows: 4, taken: 1 });
    expect(tried.json.rejected.map(({ row, reasons }) => [row, reasons.map(({ zh }) => zh.split('：')[0])])).toEqual([
      [3, ['项目类型', '项目内容', '地点', '牵头单位', '协办单位及分工', '经费（元）', '节点', '来源编号']],
      [4, ['最后一个节点的计划进度应为 100%。']],
      [5, ['没有编号为 2609010000001 的一条，或您无权查看；新增的行请把编号留空']],
    ]);
    expect(await listed()).toEqual([]);
    const back = await readAll(Buffer.from(tried.json.rejectedXlsx ?? '', 'base64'), 'back.xlsx');
    expect(back.header.slice(0, 3)).toEqual(['未导入原因', '原行号', '项目名称']);
    expect(back.all).toHaveLength(3);

    expect((await upload(community, header, rows)).json).toMatchObject({ dryRun: false, rows: 4, taken: 1 });
    const again = await upload(community, header, rows.slice(0, 1));
    expect(again.json.taken).toBe(0);
    expect(again.json.rejected[0]?.reasons[0]?.zh).toMatch(/^已有同名项目/);
    const [row] = await listed();
    expect(row).toMatchObject({
      title: '北沟清淤',
      category: 'co-building',
      nextTitle: '勘测',
      nextOn: '2026-10-01',
      percent: 0,
    });
    expect((await calls.see(community, row.id)).json).toMatchObject({
      placeId: test.places.C1,
      leadId: test.units.water,
      budget: { amount: '12000.50' },
      parts: [{ unitId: test.units.heat, text: '出车' }],
      milestones: [{ percent: 30 }, { title: '验收', dueOn: '2026-12-01', percent: 100 }],
    });
  });

  it('comes back with its number: what may be revised is, the rest is refused with the reason', async () => {
    const [row] = await listed();
    const [stands = {}] = await download(api.exportProjects.path, community);
    const titles = Object.keys(stands);
    const tableOf = (over: Record<string, string>): string[] =>
      titles.map((title) => over[title] ?? stands[title] ?? '');
    const of = async (over: Record<string, string>, fields: Record<string, string> = {}) =>
      (await upload(community, titles, [tableOf(over)], fields)).json;
    const why = async (over: Record<string, string>) =>
      (await of(over)).rejected.flatMap(({ reasons }) => reasons.map(({ zh }) => zh.split(/[：，]/)[0]));
    expect(await of({})).toMatchObject({ rows: 1, taken: 0, changed: 0, unchanged: 1, rejected: [] });
    expect(await why({ 项目名称: '南沟清淤', 牵头单位: '' })).toEqual(['项目名称', '牵头单位']);
    expect(await why({ 节点: '2026-10-01 勘测 30%；2026-12-01 验收 90%' })).toEqual([
      '最后一个节点的计划进度应为 100%。',
    ]);
    // All of a row or nothing of it.
    expect(await why({ 项目内容: '清淤两千米', 节点: '2026-12-01 验收 90%' })).toHaveLength(1);
    expect((await calls.see(community, row.id)).json).toMatchObject({
      content: '清淤一千二百米',
      version: row.version,
    });
    const over = {
      项目内容: '清淤两千米',
      '经费（元）': '20000',
      经费来源: '财政',
      协办单位及分工: '',
      节点: '2026-11-01 开工 20%；2026-12-01 验收 100%',
    };
    const changed = ['项目内容', '协办单位及分工', '经费（元）', '经费来源', '节点'];
    for (const dryRun of ['true', 'false']) {
      const answer = await of(over, { dryRun });
      expect(answer, JSON.stringify(answer.rejected)).toMatchObject({ taken: 0, changed: 1, unchanged: 0 });
      expect(answer.changes).toEqual([{ row: 2, number: row.number, titles: changed }]);
    }
    expect((await calls.see(community, row.id)).json).toMatchObject({
      content: '清淤两千米',
      budget: { amount: '20000.00', source: '财政' },
      parts: [],
      milestones: [{ title: '开工', percent: 20 }, { title: '验收' }],
    });
    expect(await of(over)).toMatchObject({ unchanged: 1, rejected: [] });
    expect(await why({ 项目内容: '又改了' })).toEqual(['导出之后已有人改过这一条']);
    const other = await test.signIn('community-worker', { unit: 'c2', place: 'C2' });
    const theirs = await upload(other, titles, [tableOf({ 项目内容: '别人改的' })]);
    expect(theirs.json.rejected[0]?.reasons[0]?.zh).toMatch(/^没有编号为/);
    const back = { 项目内容: '清淤一千二百米', '经费（元）': '12000.50', 经费来源: '', 协办单位及分工: '供热办：出车' };
    const fresh = (await download(api.exportProjects.path, community))[0] ?? {};
    expect((await of({ ...fresh, ...back, 节点: stands.节点 ?? '' })).changed).toBe(1);
  });

  it('refuses a table of another form and whoever may not draft', async () => {
    expect((await upload(community, ['名称', '内容'], [['甲', '乙']])).json.code).toBe('sheet-form');
    expect((await upload(water, header, [good])).status).toBe(403);
  });

  it('goes out as it comes in, and the template reads back', async () => {
    const [row] = await download(api.exportProjects.path, community);
    expect(row).toMatchObject({
      状态: '待议定',
      项目名称: '北沟清淤',
      项目类型: '共建项目',
      牵头单位: '水务局',
      协办单位及分工: '供热办：出车',
      '经费（元）': '12000.50',
      节点: '2026-10-01 勘测 30%；2026-12-01 验收 100%',
    });
    expect(await download(`${api.exportProjects.path}?type=key`, community)).toEqual([]);
    expect(await download(api.projectTemplate.path, community)).toEqual([]);
  });
});

describe('the list of projects', () => {
  it('is filtered by words, place and unit', async () => {
    const { number } = (await listed())[0];
    const matching: Record<string, string>[] = [
      { q: '清淤' },
      { q: number },
      { placeId: test.places.S1 ?? '' },
      { unitId: test.units.water ?? '' },
      { unitId: test.units.heat ?? '' },
      { unitId: test.units.c1 ?? '' },
    ];
    for (const query of matching) expect(await listed(query), JSON.stringify(query)).toHaveLength(1);
    const others: Record<string, string>[] = [
      { q: '凉亭' },
      { placeId: test.places.S2 ?? '' },
      { unitId: test.units.c2 ?? '' },
    ];
    for (const query of others) expect(await listed(query), JSON.stringify(query)).toEqual([]);
  });
});

describe('the tenant’s options', () => {
  it('are set by the system administrator, on the version seen; a type in use stays', async () => {
    const admin = await test.signIn('system-admin');
    const { json: before } = await test.call(api.getProjectOptions, { as: admin });
    expect(before).toMatchObject({ version: 0, recheckAfterDays: 90 });
    const put = (body: object) => test.call(api.putProjectOptions, { as: admin, body: { ...before, ...body } });
    expect((await put({ types: before.types.slice(1) })).json.code).toBe('type-in-use');
    expect((await put({ types: [...before.types, before.types[0]] })).json.code).toBe('type-twice');
    const types = [...before.types, { code: 'micro', name: '微实事', nameEn: 'Small works' }];
    expect((await put({ types, recheckAfterDays: 30 })).json).toMatchObject({ version: 1, recheckAfterDays: 30 });
    expect((await put({ recheckAfterDays: 60 })).json.code).toBe('version-conflict');
    const { json } = await test.call(api.listProjectTypes, { as: community });
    expect(json.items).toHaveLength(5);
    expect((await test.call(api.getProjectOptions, { as: community })).status).toBe(403);
  });
});
