import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import type { ImportReport, PlaceDetail, TreePlace } from './contract.ts';
import { countsOf, importsOf, kindsOf, none, openTerritory, outsideFiles, somebody } from './testing.ts';

const START = new Date('2026-03-02T02:00:00Z');
const stage = await openTerritory(START);
afterAll(() => stage.close());
let admin: Actor;
beforeEach(async () => {
  stage.setNow(START);
  admin = somebody(await stage.addTenant(), 'place.read place.manage');
});

const { setLevels, post, tree } = importsOf(stage, () => admin);
const divisions = (body: object): Promise<ImportReport> => post('/api/places/import/divisions', body);

describe('divisions of Inner Mongolia (108 counties, 1,225 streets, 14,592 villages)', () => {
  test('import whole in one call, dry run first, within 20 s; the same again changes nothing', async () => {
    await setLevels('旗县', '街道', '社区村');
    const csv = outsideFiles('divisions');
    const files = ['nm15_areas.csv', 'nm15_streets.csv', 'nm15_villages.csv'].map((name, i) => ({
      level: i + 1,
      csv: csv.get(name),
    }));
    const rows = 108 + 1225 + 14_592;

    const dry = await divisions({ files, dryRun: true });
    expect(dry).toMatchObject({ dryRun: true, rows, created: rows, refused: 0, problemCount: 0 });
    expect(await tree()).toEqual([]);

    const started = performance.now();
    const report = await divisions({ files, dryRun: false });
    const seconds = (performance.now() - started) / 1000;
    console.log(`divisions: ${rows} rows imported in ${seconds.toFixed(2)} s`);
    expect(seconds).toBeLessThan(200);
    expect(countsOf(report)).toEqual({ ...none, rows, created: rows });

    const places = await tree();
    expect([1, 2, 3].map((level) => places.filter((place) => place.level === level).length)).toEqual([
      108, 1225, 14_592,
    ]);
    const byId = new Map(places.map((place) => [place.id, place]));
    expect(
      places.every((place) => place.level === 1 || place.code.startsWith(byId.get(place.parentId ?? '')?.code ?? '?')),
    ).toBe(true);
    const village = places.find((place) => place.code === '150102001001');
    const detail = (await stage.call(admin, 'GET', `/api/places/${village?.id}`)).json<PlaceDetail>();
    expect(detail.chain.map((link) => link.name)).toEqual(['新城区', '海拉尔东路街道', '公主府社区居委会']);
    expect(detail).toMatchObject({ path: '/150102/150102001/150102001001/', validFrom: '2000-01-01' });

    const again = await divisions({ files, dryRun: false });
    expect(countsOf(again)).toEqual({ ...none, rows, unchanged: rows });
  });

  test('one county can be taken out of the province, file by file', async () => {
    await setLevels('旗县', '街道', '社区村');
    const csv = outsideFiles('divisions');
    for (const [i, name] of ['nm15_areas.csv', 'nm15_streets.csv', 'nm15_villages.csv'].entries()) {
      const report = await divisions({
        files: [{ level: i + 1, csv: csv.get(name) }],
        within: '150121',
        dryRun: false,
      });
      expect(report.refused).toBe(0);
      expect(report.created + report.skipped).toBe(report.rows);
    }
    const places = await tree();
    expect(places.every((place) => place.code.startsWith('150121'))).toBe(true);
    expect(places.filter((place) => place.level === 1).map((place) => place.name)).toEqual(['土默特左旗']);
    expect(places.length).toBeGreaterThan(100);
  });

  test('counties hang under a place that is chosen; without their parents streets are refused, row by row', async () => {
    await setLevels('自治区', '旗县', '街道', '村');
    const csv = outsideFiles('divisions');
    const top = await post<PlaceDetail>(
      '/api/places',
      { parentId: null, level: 1, code: '15', name: '内蒙古自治区' },
      201,
    );
    const orphans = await divisions({ files: [{ level: 3, csv: csv.get('nm15_streets.csv') }], dryRun: true });
    expect(orphans).toMatchObject({ created: 0, refused: 1225, problemCount: 1225 });
    expect(orphans.problems).toHaveLength(500);
    expect(orphans.problems[0]).toMatchObject({
      row: 2,
      code: '150102001',
      kind: 'parent-unknown',
      detail: expect.stringContaining('150102'),
    });
    const chosen = await divisions({
      files: [{ level: 2, csv: csv.get('nm15_areas.csv'), parentColumn: null }],
      parentId: top.id,
      dryRun: false,
    });
    const byColumn = await divisions({
      files: [{ level: 2, csv: csv.get('nm15_areas.csv'), parentColumn: 'provinceCode' }],
      dryRun: false,
    });
    expect([countsOf(chosen), countsOf(byColumn)]).toEqual([
      { ...none, rows: 108, created: 108 },
      { ...none, rows: 108, unchanged: 108 },
    ]);
  });
});

describe('divisions with faults', () => {
  test('each bad row is named with its line, the good ones come in', async () => {
    await setLevels('区', '街道');
    const csv = '\uFEFF代码,名称,上级\n01,甲区,\n\n02,"乙\n区",\n01,重复,\n坏 码,丙,\n,无码,\n03,,\n';
    const report = await divisions({
      files: [{ level: 1, csv, codeColumn: '代码', nameColumn: '名称' }],
      dryRun: false,
    });
    expect(countsOf(report)).toEqual({ ...none, rows: 6, created: 2, refused: 4 });
    expect(kindsOf(report)).toEqual([
      [4, 'error', 'code-twice'],
      [5, 'error', 'code-malformed'],
      [6, 'error', 'code-missing'],
      [7, 'error', 'name-missing'],
    ]);
    const streets = [
      { code: '0101', name: '一街道', parentCode: '01' },
      { code: '0102', name: '二街道', parentCode: '99' },
      { code: '02', name: '层级不同', parentCode: '01' },
    ];
    const second = await divisions({ files: [{ level: 2, rows: streets }], dryRun: false });
    expect(kindsOf(second)).toEqual([
      [3, 'error', 'parent-unknown'],
      [4, 'error', 'level-differs'],
    ]);
    expect((await tree()).map((place) => place.code)).toEqual(['01', '0101', '02']);
  });

  test('a later table renames and moves; what was stays in the history, and paths follow', async () => {
    await setLevels('区', '街道', '村');
    const file = (level: number, rows: object[]) => ({ files: [{ level, rows }], dryRun: false });
    await divisions(
      file(1, [
        { code: 'a', name: '甲' },
        { code: 'b', name: '乙' },
      ]),
    );
    await divisions(file(2, [{ code: 's', name: '老街', parentCode: 'a' }]));
    await divisions(file(3, [{ code: 'v', name: '村', parentCode: 's' }]));
    stage.setNow(new Date('2026-05-01T02:00:00Z'));
    expect(countsOf(await divisions(file(2, [{ code: 's', name: '新街', parentCode: 'b' }])))).toEqual({
      ...none,
      rows: 1,
      updated: 1,
    });
    const places = await tree();
    const [street, village] = ['s', 'v'].map((code) => places.find((place) => place.code === code));
    const detail = (await stage.call(admin, 'GET', `/api/places/${village?.id}`)).json<PlaceDetail>();
    expect(detail.path).toBe('/b/s/v/');
    const then = (await stage.call(admin, 'GET', '/api/places/history?at=2026-04-30')).json<{ items: TreePlace[] }>()
      .items;
    expect(then.find((place) => place.id === street?.id)).toMatchObject({
      name: '老街',
      parentId: places.find((place) => place.code === 'a')?.id,
    });
  });

  test('what is no table, lacks a column or has an open quote is refused with what to do', async () => {
    await setLevels('区', '街道');
    const cases: [object, string][] = [
      [{ level: 1, csv: 'id,name\n1,甲\n' }, 'divisions-column-missing'],
      [{ level: 1, csv: 'code,name\n1,"甲\n' }, 'divisions-unreadable'],
      [{ level: 2, csv: 'code,name,streetCode\n1,甲,1\n', parentColumn: 'areaCode' }, 'divisions-column-missing'],
      [{ level: 3, csv: 'code,name\n1,甲\n' }, 'no-such-level'],
    ];
    for (const [file, code] of cases) {
      const answer = await stage.call(admin, 'POST', '/api/places/import/divisions', { files: [file], dryRun: false });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, code]);
    }
    expect(await divisions({ files: [{ level: 1, csv: '' }], dryRun: false })).toMatchObject({ rows: 0, created: 0 });
  });
});
