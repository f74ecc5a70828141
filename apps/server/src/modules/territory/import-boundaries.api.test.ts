import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '../../kernel/actor.ts';
import { type MultiPolygon, ownerOf } from '../../kernel/geometry.ts';
import type { ImportReport, PlaceAt, PlaceDetail } from './contract.ts';
import { countsOf, importsOf, kindsOf, none, openTerritory, outsideFiles, somebody, squareAt } from './testing.ts';

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
const boundaries = (body: object): Promise<ImportReport> => post('/api/places/import/boundaries', body);

describe('outside boundaries (GCJ-02, cities and counties of Inner Mongolia and Ningxia)', () => {
  interface Collection {
    features: {
      geometry: { coordinates: MultiPolygon };
      properties: { adcode: number; name: string; center: [number, number]; parent: { adcode: number } };
    }[];
  }

  test('every file imports whole, every county seat finds its county, and the same again changes nothing', async () => {
    await setLevels('省区', '市', '旗县');
    const files = outsideFiles('boundaries');
    expect(files.size).toBeGreaterThanOrEqual(18);
    const provinces = new Map<string, string>();
    for (const [code, name] of [
      ['150000', '内蒙古自治区'],
      ['640000', '宁夏回族自治区'],
    ] as const) {
      provinces.set(code, (await post<PlaceDetail>('/api/places', { parentId: null, level: 1, code, name }, 201)).id);
    }
    const ask = async (name: string, dryRun: boolean): Promise<ImportReport> => {
      const code = name.slice(0, 6);
      const parentId = provinces.get(code) ?? (await tree()).find((place) => place.code === code)?.id ?? null;
      const level = provinces.has(code) ? 2 : 3;
      return boundaries({
        geojson: files.get(name),
        datum: 'GCJ02',
        matchBy: 'code',
        codeProperty: 'adcode',
        level,
        parentId,
        dryRun,
      });
    };
    const names = [...files.keys()].sort(
      (a, b) => Number(b.includes('0000_')) - Number(a.includes('0000_')) || a.localeCompare(b),
    );
    const counties: Collection['features'] = [];
    const raw = new Map<number, { id: number; boundary: MultiPolygon }[]>();
    const warnings: string[] = [];
    for (const name of names) {
      const { features } = JSON.parse(files.get(name)!.replace(/^\uFEFF/, '')) as Collection;
      expect(countsOf(await ask(name, true)), name).toEqual({
        ...none,
        rows: features.length,
        created: features.length,
      });
      const report = await ask(name, false);
      expect(countsOf(report), name).toEqual({ ...none, rows: features.length, created: features.length });
      expect(
        report.problems.filter((problem) => problem.severity === 'error'),
        name,
      ).toEqual([]);
      warnings.push(...report.problems.map((problem) => `${name}: ${problem.name} ${problem.kind} ${problem.detail}`));
      if (name.includes('0000_')) continue;
      counties.push(...features);
      raw.set(
        Number(name.slice(0, 6)),
        features.map(({ properties, geometry }) => ({ id: properties.adcode, boundary: geometry.coordinates })),
      );
    }
    expect(warnings).toEqual([]);
    for (const name of names)
      expect((await ask(name, false)).unchanged, name).toBe(
        JSON.parse(files.get(name)!.replace(/^\uFEFF/, '')).features.length,
      );

    // What the files themselves say, in their own datum and by brute force, is what the imported boundaries must say.
    let inOwnCounty = 0;
    for (const { properties } of counties) {
      const [lon, lat] = properties.center;
      const at = (
        await stage.call(anonymous(admin.tenantId), 'GET', `/api/places/at?lon=${lon}&lat=${lat}&datum=GCJ02`)
      ).json<PlaceAt>();
      const owner = ownerOf(properties.center, raw.get(properties.parent.adcode) ?? []);
      expect([at.grid?.code, at.chain.length], properties.name).toEqual([String(owner), 3]);
      if (owner === properties.adcode) inOwnCounty += 1;
    }
    console.log(
      `boundaries: ${names.length} files, ${counties.length} counties; ${inOwnCounty} seats lie in their own county`,
    );
    expect(counties.length).toBeGreaterThan(120);
    // In the files themselves the seat of 伊金霍洛旗 lies in 康巴什区.
    expect(counties.length - inOwnCounty).toBeLessThanOrEqual(1);
  });
});

describe('boundaries with faults', () => {
  const feature = (code: string, name: string, ring: unknown) => ({
    type: 'Feature',
    properties: { code, name },
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
  const square = (west: number, south: number, side: number) => squareAt(west, south, side)[0]![0]!;
  const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

  async function district(): Promise<PlaceDetail> {
    await setLevels('区', '网格');
    return post<PlaceDetail>('/api/places', { parentId: null, level: 1, code: 'd', name: '区' }, 201);
  }

  test('each bad feature is named with what to do; the good ones come in', async () => {
    const root = await district();
    const grid = square(111, 40, 0.01);
    const geojson = collection(
      feature('g1', '好的', grid),
      feature('g2', '没闭合', grid.slice(0, -1)),
      feature('g3', '自相交', [
        [111, 40],
        [111.1, 40.1],
        [111.1, 40],
        [111, 40.1],
        [111, 40],
      ]),
      feature(
        'g4',
        '经纬颠倒',
        grid.map(([lon, lat]) => [lat, lon]),
      ),
      { type: 'Feature', properties: { code: 'g5', name: '线' }, geometry: { type: 'LineString', coordinates: grid } },
      { type: 'Feature', properties: null, geometry: null },
      feature('', '没有代码', square(111.5, 40, 0.01)),
      feature('g1', '又一次', square(111.6, 40, 0.01)),
      feature('d', '是区不是网格', square(111.7, 40, 0.01)),
      feature('g6', '重叠', square(111.005, 40, 0.01)),
      feature('g7', '只碰边', square(111, 40.01, 0.01)),
    );
    const report = await boundaries({
      geojson,
      datum: 'CGCS2000',
      matchBy: 'code',
      level: 2,
      parentId: root.id,
      dryRun: false,
    });
    expect(countsOf(report)).toEqual({ ...none, rows: 11, created: 3, refused: 8 });
    expect(kindsOf(report)).toEqual([
      [2, 'error', 'unclosed'],
      [3, 'error', 'self-intersecting'],
      [4, 'error', 'outside-world'],
      [5, 'error', 'not-a-polygon'],
      [6, 'error', 'not-a-polygon'],
      [7, 'error', 'code-missing'],
      [8, 'error', 'place-twice'],
      [9, 'error', 'level-differs'],
      [1, 'warning', 'overlap'],
    ]);
    expect(report.problems.at(-1)?.detail).toMatch(/重叠.*50\.0%/);
    expect((await tree()).map((place) => place.code)).toEqual(['d', 'g1', 'g6', 'g7']);
  });

  test('by name: one match, none, and two of the same name; a known place keeps its name', async () => {
    const root = await district();
    const grids = collection(
      feature('g1', '一网格', square(111, 40, 0.01)),
      feature('g2', '同名', square(111.1, 40, 0.01)),
      feature('g3', '同名', square(111.2, 40, 0.01)),
    );
    await boundaries({
      geojson: grids,
      datum: 'CGCS2000',
      matchBy: 'code',
      level: 2,
      parentId: root.id,
      dryRun: false,
    });
    const named = collection(
      feature('', '一网格', square(111, 40, 0.02)),
      feature('', '同名', square(112, 40, 0.01)),
      feature('', '没有的', square(113, 40, 0.01)),
    );
    const ask = {
      geojson: named,
      datum: 'CGCS2000',
      matchBy: 'name',
      level: 2,
      parentId: root.id,
      create: false,
      dryRun: false,
    };
    stage.setNow(new Date('2026-03-03T02:00:00Z'));
    const report = await boundaries({ ...ask, moveOpenMatters: true });
    expect(countsOf(report)).toEqual({ ...none, rows: 3, updated: 1, refused: 2 });
    expect(kindsOf(report)).toEqual([
      [2, 'error', 'match-ambiguous'],
      [3, 'error', 'match-unknown'],
    ]);
    const { rows } = await stage.platform.db.owner.query<{ data: { moveOpenMatters: boolean } }>(
      `select data from events where tenant_id = $1 and kind = 'place.boundary-changed'`,
      [admin.tenantId],
    );
    expect(rows.map((row) => row.data.moveOpenMatters)).toEqual([true]);
    const other = await boundaries({
      ...ask,
      geojson: collection(feature('g1', '改过的名', square(111, 40, 0.02))),
      matchBy: 'code',
    });
    expect(kindsOf(other)).toEqual([[1, 'warning', 'name-differs']]);
    expect((await tree()).find((place) => place.code === 'g1')?.name).toBe('一网格');
  });

  test('a file with a byte order mark comes in and says so; what is no GeoJSON is refused', async () => {
    const root = await district();
    const text = JSON.stringify(collection(feature('g1', '一网格', square(111, 40, 0.01))));
    const ask = { datum: 'WGS84', matchBy: 'code', level: 2, parentId: root.id, dryRun: false };
    const report = await boundaries({ ...ask, geojson: `\uFEFF${text}` });
    expect(report).toMatchObject({ created: 1, problems: [{ row: 0, severity: 'warning', kind: 'byte-order-mark' }] });
    const cases: [unknown, string][] = [
      [text.slice(0, -5), 'geojson-unreadable'],
      ['[]', 'geojson-not-a-collection'],
      [{ type: 'Feature' }, 'geojson-not-a-collection'],
      [null, 'geojson-not-a-collection'],
    ];
    for (const [geojson, code] of cases) {
      const answer = await stage.call(admin, 'POST', '/api/places/import/boundaries', { ...ask, geojson });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, code]);
    }
    const noDatum = await stage.call(admin, 'POST', '/api/places/import/boundaries', {
      ...ask,
      datum: undefined,
      geojson: text,
    });
    expect([noDatum.statusCode, noDatum.json<{ code: string }>().code]).toEqual([422, 'validation']);
  });

  test('10,000 grids come in at once, are found from memory, and are renamed at once', async () => {
    const root = await district();
    const features = Array.from({ length: 10_000 }, (_, i) =>
      feature(`g${i}`, `网格${i}`, square(111 + (i % 100) * 0.01, 40 + Math.floor(i / 100) * 0.01, 0.01)),
    );
    const started = performance.now();
    const report = await boundaries({
      geojson: JSON.stringify(collection(...features)),
      datum: 'CGCS2000',
      matchBy: 'code',
      level: 2,
      parentId: root.id,
      dryRun: false,
    });
    console.log(`boundaries: 10,000 grids imported in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    expect(countsOf(report)).toEqual({ ...none, rows: 10_000, created: 10_000 });
    expect(report.problems).toEqual([]);
    const at = (
      await stage.call(anonymous(admin.tenantId), 'GET', '/api/places/at?lon=111.555&lat=40.555')
    ).json<PlaceAt>();
    expect(at.grid?.code).toBe('g5555');
    const again = features.map((each) => ({
      ...each,
      properties: { ...each.properties, name: `改名${each.properties.code}` },
    }));
    const table = again.map(({ properties }) => ({ ...properties, parentCode: 'd' }));
    const renamed = performance.now();
    expect(await divisions({ files: [{ level: 2, rows: table }], dryRun: false })).toMatchObject({ updated: 10_000 });
    console.log(`divisions: 10,000 places renamed in ${((performance.now() - renamed) / 1000).toFixed(1)} s`);
  });
});
