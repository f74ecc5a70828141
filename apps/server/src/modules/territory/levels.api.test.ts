import { afterAll, describe, expect, test } from 'vitest';
import { anonymous } from '../../kernel/actor.ts';
import type { ImportReport, Level, PlaceDetail } from './contract.ts';
import { callsOf, levelsNamed, openTerritory, somebody, threeLevels } from './testing.ts';

const START = new Date('2026-03-02T02:00:00Z');
const stage = await openTerritory(START);
afterAll(() => stage.close());
const { levels, create, get, codeOf, district } = callsOf(stage);

describe('levels', () => {
  test('two levels (city and community) and five both carry a tree to the grid', async () => {
    for (const set of [levelsNamed('市', '社区'), levelsNamed('盟市', '旗县', '街道', '社区', '网格')]) {
      const as = somebody(await stage.addTenant(), 'place.read place.manage');
      await levels(as, set);
      let parentId: string | null = null;
      for (const { level } of set)
        parentId = (await create(as, { parentId, level, code: `c${level}`, name: `名${level}` })).id;
      const leaf = await get<PlaceDetail>(as, `/api/places/${parentId}`);
      expect(leaf.chain.map((link) => link.levelName)).toEqual(set.map((each) => each.name));
      expect(leaf.path).toBe(`/${set.map((each) => `c${each.level}`).join('/')}/`);
      expect((await get<{ items: Level[] }>(anonymous(as.tenantId), '/api/levels')).items).toEqual(set);
    }
  });

  test('one level, six, a gap, two grids, none, or a name twice are refused in words', async () => {
    const as = somebody(await stage.addTenant(), 'place.manage');
    const two = levelsNamed('区', '网格');
    const cases: [unknown[], string][] = [
      [levelsNamed('区'), 'level-count'],
      [[], 'validation'],
      [
        [
          { ...two[0], level: 1 },
          { ...two[1], level: 3 },
        ],
        'level-numbers',
      ],
      [two.map((each) => ({ ...each, isGrid: true })), 'level-grid'],
      [two.map((each) => ({ ...each, isGrid: false })), 'level-grid'],
      [two.map((each) => ({ ...each, name: '区' })), 'level-names'],
      [levelsNamed('一', '二', '三', '四', '五', '六'), 'validation'],
    ];
    for (const [items, code] of cases)
      expect(await codeOf(as, 'PUT', '/api/levels', { version: 0, items })).toEqual([422, code]);
  });

  test('a level in use can be renamed but not removed; an old version is refused with the present one', async () => {
    const { admin: as, root } = await district();
    const renamed = threeLevels.map((each) => (each.level === 1 ? { ...each, name: '旗' } : each));
    await levels(as, renamed, 1);
    expect((await get<PlaceDetail>(as, `/api/places/${root.id}`)).chain[0]?.levelName).toBe('旗');
    const stale = await stage.call(as, 'PUT', '/api/levels', { version: 1, items: threeLevels });
    expect(stale.statusCode).toBe(409);
    expect(stale.json()).toMatchObject({
      code: 'version-conflict',
      details: { current: { version: 2, items: renamed } },
    });
    await create(as, { parentId: root.id, level: 3, code: 'g1', name: '第一网格' });
    expect(await codeOf(as, 'PUT', '/api/levels', { version: 2, items: levelsNamed('区', '网格') })).toEqual([
      409,
      'level-in-use',
    ]);
  });
});

test('the first tenant has nothing and says so', async () => {
  expect(await get(anonymous(stage.tenantId), '/api/levels')).toEqual({ version: 0, items: [] });
  expect(await get(somebody(stage.tenantId, 'place.read'), '/api/places/tree')).toEqual({ items: [] });
  expect(await get(anonymous(stage.tenantId), '/api/places/map')).toEqual({
    level: 0,
    bounds: null,
    items: [],
    parents: [],
  });
  const report = await stage.call(somebody(stage.tenantId, 'place.manage'), 'POST', '/api/places/import/divisions', {
    files: [{ level: 1, csv: 'code,name\n1,一\n' }],
    dryRun: true,
  });
  expect(report.json<ImportReport & { code: string }>().code).toBe('no-such-level');
});
