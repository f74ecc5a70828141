import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { openSheet } from '../../platform/sheets/open-sheet.ts';
import { writeWorkbook } from '../../platform/sheets/write-workbook.ts';
import { formOf } from '../files/testing.ts';
import type { ImportReport } from '../territory/contract.ts';
import type { Net } from './contract.ts';
import { netsEndpoints as api } from './contract.ts';
import { readShifts, readWeekdays, writeWeekdays } from './domain/roster-columns.ts';
import { feature, netsOn } from './testing.ts';

let test: TestApp;
let district: Person;
let on: ReturnType<typeof netsOn>;
let net: Net;
beforeAll(async () => {
  test = await startTestApp();
  district = await test.signIn('district-dispatcher');
  on = netsOn(test, district);
});
afterAll(() => test?.stop());

const header = ['片区', '网格编码', '电话', '责任人', '职务', '星期', '班次'];
async function post(path: string, table: string[][], fields: Record<string, string> = {}, as = district) {
  const bytes = await writeWorkbook(
    (table[0] ?? []).map((title) => ({ title })),
    table.slice(1),
  );
  const form = formOf(fields, { name: '值班表.xlsx', bytes });
  return test.http.inject({
    method: 'POST',
    url: `/api/nets/${net.id}/import/${path}`,
    payload: form.payload,
    headers: { ...form.headers, cookie: `__Host-huying=${as.cookie}` },
  });
}
const take = async (rows: string[][], dryRun = false, as = district): Promise<ImportReport> =>
  (await post('list', [header, ...rows], { dryRun: String(dryRun) }, as)).json<ImportReport>();
const section = async (name: string) =>
  ((await test.call(api.listNets, { as: district })).json.items as Net[])
    .find(({ id }) => id === net.id)
    ?.sections.find((each) => each.name === name);

describe('a table of grids, sections, people and phones', () => {
  beforeAll(async () => {
    net = await on.net({
      unitId: test.units.water,
      kind: 'water',
      name: '供水网',
      dayStart: '08:30',
      nightStart: '18:00',
    });
  });
  const rows = [
    ['一片', 'G1', '0952-2001001', '安工', '班长', '一至五', '白班'],
    ['一片', 'G2', '', '薄工', '', '一至五', '夜班'],
    ['一片', '', '', '陈工', '', '六、日', ''],
    ['', 'G3', '0952-2001003', '邓工', '', '', ''],
  ];

  it('is tried first and changes nothing, then taken in; the same again changes nothing', async () => {
    expect(await take(rows, true)).toMatchObject({ dryRun: true, rows: 4, created: 4, refused: 0, problemCount: 0 });
    expect(await section('一片')).toBeUndefined();
    expect(await take(rows)).toMatchObject({ dryRun: false, created: 4, updated: 0 });
    expect(await section('一片')).toMatchObject({ phone: '0952-2001001', covers: 'places', onDuty: { name: '安工' } });
    expect((await section('一片'))?.placeIds.sort()).toEqual([test.places.G1, test.places.G2].sort());
    expect((await on.ask({ q: '三网格' })).nets).toMatchObject([{ section: '三网格', onDuty: { name: '邓工' } }]);
    expect(await take(rows)).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    const sunday = await on.ask({ place: test.places.G1 as string, at: '2026-11-22T20:00:00+08:00' });
    expect(sunday.nets[0]?.onDuty).toMatchObject({ name: '陈工', shift: 'night' });
  });

  it('takes a change of phone, grids and turns, and keeps what was', async () => {
    const changed = [['一片', 'G1', '0952-2001009', '邓工', '', '', '']];
    expect(await take(changed)).toMatchObject({ created: 0, updated: 1 });
    const { id = '' } = (await section('一片')) ?? {};
    const detail = (await test.call(api.getSection, { as: district, params: { id } })).json;
    expect(detail).toMatchObject({ phone: '0952-2001009', placeIds: [test.places.G1], onDuty: { name: '邓工' } });
    expect(
      detail.areas.map(({ places, validUntil }: { places: number; validUntil: string | null }) => [
        places,
        validUntil === null,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [1, true],
        [2, false],
      ]),
    );
    expect(detail.people.filter(({ name }: { name: string }) => name === '邓工')).toHaveLength(1);
  });

  it('leaves out rows that contradict or name what is not there, each with its reason, and gives them back to be mended', async () => {
    const wrong = [
      ['二片', 'G1', '0952-2001002', '甲', '', '一至五', ''],
      ['二片', 'X9', '', '', '', '', ''],
      ['二片', 'G2', '0952-9999999', '', '', '', ''],
      ['二片', '', '', '乙', '', '三', ''],
      ['二片', '', '', '丙', '', '周八', ''],
      ['二片', '', '', '丙', '', '', '下午'],
      ['二片', '', '打前台', '', '', '', ''],
      ['', '', '', '丁', '', '', ''],
    ];
    const report = await take(wrong, true);
    expect(report).toMatchObject({ rows: 8, created: 1, refused: 7 });
    expect(report.problems.map(({ row, kind }) => [row, kind])).toEqual([
      [3, 'no-such-place'],
      [4, 'phone-differs'],
      [5, 'turn-twice'],
      [6, 'weekday-unreadable'],
      [7, 'shift-unreadable'],
      [8, 'phone-malformed'],
      [9, 'name-missing'],
    ]);
    const file = await post('list/rejected.xlsx', [header, ...wrong]);
    expect(file.statusCode, file.body.slice(0, 300)).toBe(200);
    const sheet = await openSheet(new Uint8Array(file.rawPayload), '未导入.xlsx');
    expect(sheet.header.slice(0, 3)).toEqual(['未导入原因', '原行号', '片区']);
    const back: string[][] = [];
    for await (const row of sheet.rows()) back.push(row.cells);
    expect(back).toHaveLength(7);
    expect(back[0]?.[0]).toContain('没有找到网格“X9”');
  });

  it('says which table it wants, and refuses those who may not', async () => {
    const strange = await post('list', [
      ['甲', '乙'],
      ['1', '2'],
    ]);
    expect([strange.statusCode, strange.json().code]).toEqual([422, 'roster-table-form']);
    expect(strange.json().detail).toContain('网格编码');
    const other = await test.signIn('department-dispatcher', { unit: 'heat' });
    expect(await take(rows, true, other)).toMatchObject({ status: 403 });
  });

  it('the template goes out with what the net holds and reads back unchanged', async () => {
    const file = await test.http.inject({
      url: `/api/nets/${net.id}/import/template.xlsx`,
      headers: { cookie: `__Host-huying=${district.cookie}` },
    });
    expect(file.statusCode).toBe(200);
    const form = formOf({ dryRun: 'true' }, { name: 'net.xlsx', bytes: file.rawPayload });
    const again = await test.http.inject({
      method: 'POST',
      url: `/api/nets/${net.id}/import/list`,
      payload: form.payload,
      headers: { ...form.headers, cookie: `__Host-huying=${district.cookie}` },
    });
    const report = again.json<ImportReport>();
    expect(report).toMatchObject({ created: 0, updated: 0, refused: 0 });
    expect(report.unchanged).toBeGreaterThan(1);
  });

  it.each([
    ['', [1, 2, 3, 4, 5, 6, 7]],
    ['周一至周五', [1, 2, 3, 4, 5]],
    ['星期一、星期三', [1, 3]],
    ['1-5', [1, 2, 3, 4, 5]],
    ['六日', [6, 7]],
    ['周末', [6, 7]],
    ['礼拜天', [7]],
    ['工作日', [1, 2, 3, 4, 5]],
    ['五至一', undefined],
    ['明天', undefined],
  ])('weekdays: %s', (cell, days) => {
    expect(readWeekdays(cell)).toEqual(days);
    if (days) expect(readWeekdays(writeWeekdays(days))).toEqual(days);
  });

  it('shifts', () => {
    expect(['', '白班', '夜间', '下午'].map(readShifts)).toEqual([['day', 'night'], ['day'], ['night'], undefined]);
  });
});

describe('ground of their own from GeoJSON', () => {
  const ground = (features: object[], more: object = {}) =>
    test.call(api.importGround, {
      as: district,
      params: { id: net.id },
      body: { geojson: { type: 'FeatureCollection', features }, datum: 'CGCS2000', dryRun: false, ...more },
    });
  beforeAll(async () => {
    net = await on.net({ unitId: test.units.heat, kind: 'heat', name: '供热网' });
  });

  it('makes sections by code or name, moves them, and tells what cannot be read', async () => {
    const west = feature('W', '西片', [106, 39, 106.01, 39.01]);
    const bow = {
      ...west,
      properties: { code: 'B', name: '蝴蝶结' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [1, 0],
            [0, 1],
            [0, 0],
          ],
        ],
      },
    };
    const line = {
      type: 'Feature',
      properties: { code: 'L', name: '线' },
      geometry: { type: 'LineString', coordinates: [] },
    };
    const first = await ground([
      west,
      feature('', '无编码', [106.01, 39, 106.02, 39.01]),
      west,
      bow,
      line,
      feature('', '', [1, 1, 2, 2]),
    ]);
    expect(first.json).toMatchObject({ created: 2, refused: 4 });
    expect(first.json.problems.map(({ row, kind }: { row: number; kind: string }) => [row, kind])).toEqual([
      [3, 'section-twice'],
      [4, 'self-intersecting'],
      [5, 'not-a-polygon'],
      [6, 'name-missing'],
    ]);
    expect((await ground([west, feature('', '无编码', [106.01, 39, 106.02, 39.01])])).json).toMatchObject({
      created: 0,
      unchanged: 2,
    });
    expect((await ground([feature('W', '西片', [106, 39, 106.03, 39.01])])).json).toMatchObject({ updated: 1 });
    expect(
      (await on.ask({ lon: 106.025, lat: 39.005 })).nets
        .filter(({ kind }) => kind === 'heat')
        .map(({ section: name }) => name),
    ).toEqual(['西片']);
    const map = (await test.call(api.getNetMap, { as: district, params: { id: net.id } })).json;
    expect(map.items.map(({ rings }: { rings: unknown[] }) => rings.length)).toEqual([1, 1]);
  });

  it('brings GCJ-02 to CGCS2000 before it stores it', async () => {
    await ground([feature('G', '火星片', [106.1, 39.1, 106.11, 39.11])], { datum: 'GCJ02' });
    const inside = async (lon: number) => (await on.ask({ lon, lat: 39.105 })).nets.map(({ section: name }) => name);
    // The offset there is some five hundred metres to the west.
    expect(await inside(106.0999)).toEqual(['火星片']);
    expect(await inside(106.1099)).toEqual([]);
  });
});
