import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '../../kernel/actor.ts';
import { createPlaces } from './commands/create-places.ts';
import type {
  ImportReport,
  Level,
  Place,
  PlaceAt,
  PlaceBoundary,
  PlaceDetail,
  PlaceMap,
  TreePlace,
} from './contract.ts';
import { territoryEndpoints } from './contract.ts';
import { gridAt, placeChainInMemory, placesAt } from './queries/locate.ts';
import { placeChain } from './queries/place-rows.ts';
import { openTerritory, somebody, squareAt, type TerritoryStage, threeLevels } from './testing.ts';

const START = new Date('2026-03-02T02:00:00Z');
let stage: TerritoryStage;
let admin: Actor;
let reader: Actor;

beforeAll(async () => {
  stage = await openTerritory(START);
  admin = somebody(stage.tenantId, 'place.read place.manage');
  reader = somebody(stage.tenantId, 'place.read');
});
afterAll(() => stage.close());

/** A tenant of its own with three levels, one district, and an administrator. */
async function district(): Promise<{ admin: Actor; root: PlaceDetail }> {
  const tenantId = await stage.addTenant();
  const chief = somebody(tenantId, 'place.read place.manage');
  await levels(chief, threeLevels);
  return { admin: chief, root: await create(chief, { parentId: null, level: 1, code: '150199', name: '云岭区' }) };
}
async function levels(as: Actor, items: Level[], version = 0): Promise<void> {
  const answer = await stage.call(as, 'PUT', '/api/levels', { version, items });
  expect(answer.statusCode, answer.body).toBe(200);
}
async function create(as: Actor, body: object): Promise<PlaceDetail> {
  const answer = await stage.call(as, 'POST', '/api/places', body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<PlaceDetail>();
}
async function get<T>(as: Actor, url: string): Promise<T> {
  const answer = await stage.call(as, 'GET', url);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<T>();
}
async function change(as: Actor, id: string, body: object): Promise<PlaceDetail> {
  const answer = await stage.call(as, 'PATCH', `/api/places/${id}`, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<PlaceDetail>();
}
const codeOf = async (as: Actor, method: string, url: string, body?: object): Promise<[number, string]> => {
  const answer = await stage.call(as, method, url, body);
  return [answer.statusCode, answer.json<{ code: string }>().code];
};
const polygonOf = (west: number, south: number, side: number) => ({
  type: 'MultiPolygon',
  coordinates: squareAt(west, south, side),
});

describe('levels', () => {
  const named = (...names: string[]): Level[] =>
    names.map((name, i) => ({ level: i + 1, name, nameEn: '', isGrid: i === names.length - 1 }));

  test('two levels (city and community) and five both carry a tree to the grid', async () => {
    for (const set of [named('市', '社区'), named('盟市', '旗县', '街道', '社区', '网格')]) {
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
    const two = named('区', '网格');
    const cases: [unknown[], string][] = [
      [named('区'), 'level-count'],
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
      [named('一', '二', '三', '四', '五', '六'), 'validation'],
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
    expect(await codeOf(as, 'PUT', '/api/levels', { version: 2, items: named('区', '网格') })).toEqual([
      409,
      'level-in-use',
    ]);
  });
});

describe('places', () => {
  test('a place is created below a higher level only, with a code of its own', async () => {
    const { admin: as, root } = await district();
    const community = await create(as, {
      parentId: root.id,
      level: 2,
      code: '150199001',
      name: '东湖社区',
      households: 2400,
      phone: '0471-5550101',
    });
    expect(community).toMatchObject({
      path: '/150199/150199001/',
      version: 1,
      households: 2400,
      abilities: ['place.manage'],
      validFrom: '2026-03-02',
    });
    const cases: [object, number, string][] = [
      [{ parentId: root.id, level: 2, code: '150199001', name: '又一个' }, 409, 'place-code-taken'],
      [{ parentId: null, level: 2, code: 'x', name: '无上级' }, 422, 'parent-needed'],
      [{ parentId: community.id, level: 2, code: 'x', name: '平级' }, 422, 'parent-too-low'],
      [{ parentId: community.id, level: 4, code: 'x', name: '没有这级' }, 422, 'no-such-level'],
      [
        { parentId: '00000000-0000-7000-8000-000000000000', level: 2, code: 'x', name: '无此上级' },
        422,
        'no-such-parent',
      ],
      [{ parentId: root.id, level: 2, code: 'x', name: '明天才有', validFrom: '2026-03-03' }, 422, 'place-in-future'],
      [{ parentId: root.id, level: 2, code: 'x', name: '  ' }, 422, 'validation'],
      [{ parentId: root.id, level: 2, code: '有空格 的', name: '坏代码' }, 422, 'validation'],
      [{ parentId: root.id, level: 2, code: 'x', name: '坏电话', phone: '<b>' }, 422, 'validation'],
      [{ parentId: root.id, level: 2, code: 'x', name: '多余', extra: 1 }, 422, 'validation'],
    ];
    for (const [body, status, code] of cases)
      expect(await codeOf(as, 'POST', '/api/places', body)).toEqual([status, code]);
  });

  test('an empty value stays empty: null is no 0, and 0 is no null', async () => {
    const { admin: as, root } = await district();
    const grid = await create(as, { parentId: root.id, level: 3, code: 'g', name: '网格', households: 0, phone: null });
    expect([grid.households, grid.phone]).toEqual([0, null]);
    stage.setNow(new Date('2026-03-20T02:00:00Z'));
    expect((await change(as, grid.id, { version: 1, households: null })).households).toBe(null);
    expect((await change(as, grid.id, { version: 2, households: 300, phone: '12345' })).households).toBe(300);
    const emptied = await change(as, grid.id, { version: 3, phone: null });
    expect([emptied.households, emptied.phone]).toEqual([300, null]);
    // A corrected figure is no new period of the place.
    expect(emptied.former).toEqual([]);
    stage.setNow(START);
  });

  test('a move takes the whole subtree along, and the former parent stays in the history', async () => {
    const { admin: as, root } = await district();
    const [east, west] = [
      await create(as, { parentId: root.id, level: 2, code: 'east', name: '东社区' }),
      await create(as, { parentId: root.id, level: 2, code: 'west', name: '西社区' }),
    ];
    const grid = await create(as, { parentId: east.id, level: 3, code: 'g_1', name: '一网格' });
    const other = await create(as, { parentId: root.id, level: 3, code: 'gx1', name: '直属网格' });
    stage.setNow(new Date('2026-04-10T02:00:00Z'));
    const moved = await change(as, grid.id, { version: 1, parentId: west.id });
    expect(moved).toMatchObject({ path: '/150199/west/g_1/', parentId: west.id, version: 2 });
    expect(moved.former).toEqual([
      { since: '2026-03-02', until: '2026-04-10', name: '一网格', parentId: east.id, active: true },
    ]);
    expect((await get<PlaceDetail>(as, `/api/places/${other.id}`)).path).toBe('/150199/gx1/');
    const chain = await stage.run(as, ({ tx }) => placeChain(tx, grid.id));
    expect(chain.map((place) => place.code)).toEqual(['g_1', 'west', '150199']);
    stage.setNow(START);
  });

  test('a move of a middle place rewrites every path below it, and no other', async () => {
    const as = somebody(await stage.addTenant(), 'place.read place.manage');
    await levels(
      as,
      ['盟市', '旗县', '街道', '社区', '网格'].map((name, i) => ({ level: i + 1, name, nameEn: '', isGrid: i === 4 })),
    );
    await stage.run(as, (ctx) =>
      createPlaces(
        ctx,
        [
          { parentCode: null, level: 1, code: 'a', name: '甲' },
          { parentCode: 'a', level: 2, code: 'b', name: '乙' },
          { parentCode: 'a', level: 2, code: 'bb', name: '乙乙' },
          { parentCode: 'b', level: 3, code: 'c', name: '丙' },
          { parentCode: 'c', level: 4, code: 'd', name: '丁' },
          { parentCode: 'd', level: 5, code: 'e', name: '戊' },
          { parentCode: 'bb', level: 3, code: 'c_', name: '旁' },
        ],
        { datum: 'CGCS2000' },
      ),
    );
    const paths = async (): Promise<string[]> =>
      (await get<{ items: Place[] }>(as, '/api/places')).items.map((place) => place.path);
    expect(await paths()).toEqual(['/a/', '/a/b/', '/a/bb/', '/a/b/c/', '/a/bb/c_/', '/a/b/c/d/', '/a/b/c/d/e/']);
    const { items } = await get<{ items: Place[] }>(as, '/api/places?search=c');
    const [c, beside] = items;
    await change(as, c!.id, { version: 1, parentId: beside!.parentId });
    expect(await paths()).toEqual(['/a/', '/a/b/', '/a/bb/', '/a/bb/c/', '/a/bb/c_/', '/a/bb/c/d/', '/a/bb/c/d/e/']);
    expect(await codeOf(as, 'PATCH', `/api/places/${c!.id}`, { version: 2, parentId: c!.id })).toEqual([
      422,
      'parent-is-itself',
    ]);
    expect(await codeOf(as, 'PATCH', `/api/places/${beside!.parentId}`, { version: 1, parentId: c!.id })).toEqual([
      422,
      'parent-too-low',
    ]);
  });

  test('two people at once: the second is refused and shown what is there now', async () => {
    const { admin: as, root } = await district();
    await change(as, root.id, { version: 1, name: '新云岭区' });
    const late = await stage.call(as, 'PATCH', `/api/places/${root.id}`, { version: 1, name: '旧云岭区' });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({
      code: 'version-conflict',
      details: { current: { name: '新云岭区', version: 2 } },
    });
  });

  test('a place with open places below cannot be closed; a closed one takes none and needs an open parent to reopen', async () => {
    const { admin: as, root } = await district();
    const community = await create(as, { parentId: root.id, level: 2, code: 'c', name: '社区' });
    const grid = await create(as, { parentId: community.id, level: 3, code: 'g', name: '网格' });
    expect(await codeOf(as, 'PATCH', `/api/places/${community.id}`, { version: 1, active: false })).toEqual([
      409,
      'place-has-children',
    ]);
    expect((await change(as, grid.id, { version: 1, active: false })).validUntil).toBe('2026-03-02');
    await change(as, community.id, { version: 1, active: false });
    expect(
      await codeOf(as, 'POST', '/api/places', { parentId: community.id, level: 3, code: 'n', name: '新网格' }),
    ).toEqual([422, 'parent-closed']);
    expect(await codeOf(as, 'PATCH', `/api/places/${grid.id}`, { version: 2, active: true })).toEqual([
      422,
      'parent-closed',
    ]);
    await change(as, community.id, { version: 2, active: true });
    expect((await change(as, grid.id, { version: 2, active: true })).validUntil).toBe(null);
  });

  test('pages follow each other without gap or repeat; words, parent and level narrow them', async () => {
    const { admin: as, root } = await district();
    const seeds = Array.from({ length: 45 }, (_, i) => ({
      parentCode: '150199',
      level: 3,
      code: `g${String(i).padStart(2, '0')}`,
      name: i % 9 === 0 ? `湖畔${i}` : `网格${i}`,
    }));
    await stage.run(as, (ctx) => createPlaces(ctx, seeds, { datum: 'CGCS2000' }));
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await get<{ items: Place[]; next: string | null }>(
        as,
        `/api/places?parent=${root.id}&limit=20${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map((place) => place.code));
      if (!page.next) break;
      cursor = page.next;
    }
    expect(seen).toEqual(seeds.map((seed) => seed.code));
    const found = async (query: string): Promise<string[]> =>
      (await get<{ items: Place[] }>(as, `/api/places?${query}`)).items.map((place) => place.name);
    expect(await found(`search=${encodeURIComponent('湖畔')}`)).toEqual([
      '湖畔0',
      '湖畔9',
      '湖畔18',
      '湖畔27',
      '湖畔36',
    ]);
    expect(await found('search=G44')).toEqual(['网格44']);
    expect(await found('search=%25')).toEqual([]);
    expect(await found('level=1')).toEqual(['云岭区']);
    expect(await codeOf(as, 'GET', '/api/places?cursor=nonsense')).toEqual([422, 'cursor']);
  });

  test('the tree gives parents before children', async () => {
    const { admin: as, root } = await district();
    await create(as, { parentId: root.id, level: 2, code: '0', name: '代码小的社区' });
    const { items } = await get<{ items: TreePlace[] }>(somebody(as.tenantId, ''), '/api/places/tree');
    expect(items.map((place) => place.code)).toEqual(['150199', '0']);
    expect(Object.keys(items[0]!).sort()).toEqual(['active', 'code', 'households', 'id', 'level', 'name', 'parentId']);
  });
});

describe('history', () => {
  test('the tree of a day has the names, parents and places of that day', async () => {
    const at = (day: string): void => stage.setNow(new Date(`${day}T02:00:00Z`));
    const { admin: as, root } = await district();
    const [east, west] = [
      await create(as, { parentId: root.id, level: 2, code: 'e', name: '东社区' }),
      await create(as, { parentId: root.id, level: 2, code: 'w', name: '西社区' }),
    ];
    const grid = await create(as, { parentId: east.id, level: 3, code: 'g', name: '老名' });
    at('2026-04-01');
    await change(as, grid.id, { version: 1, name: '新名' });
    at('2026-05-01');
    await change(as, grid.id, { version: 2, parentId: west.id });
    // A second change on one day is a correction of that day, not another period.
    await change(as, grid.id, { version: 3, name: '更新名' });
    at('2026-06-01');
    await change(as, grid.id, { version: 4, active: false });
    const later = await create(as, { parentId: east.id, level: 3, code: 'h', name: '后来的' });
    at('2026-07-01');
    await change(as, grid.id, { version: 5, active: true });
    const tree = async (day: string) => {
      const { items } = await get<{ items: { id: string; name: string; parentId: string | null }[] }>(
        as,
        `/api/places/history?at=${day}`,
      );
      const [one, two] = [grid, later].map(({ id }) => items.find((place) => place.id === id));
      return [one && [one.name, one.parentId === east.id ? '东' : '西'], two?.name];
    };
    expect(await tree('2026-03-01')).toEqual([undefined, undefined]);
    expect(await tree('2026-03-02')).toEqual([['老名', '东'], undefined]);
    expect(await tree('2026-03-31')).toEqual([['老名', '东'], undefined]);
    expect(await tree('2026-04-01')).toEqual([['新名', '东'], undefined]);
    expect(await tree('2026-05-01')).toEqual([['更新名', '西'], undefined]);
    expect(await tree('2026-05-31')).toEqual([['更新名', '西'], undefined]);
    expect(await tree('2026-06-01')).toEqual([undefined, '后来的']);
    expect(await tree('2026-07-01')).toEqual([['更新名', '西'], '后来的']);
    expect(await codeOf(as, 'GET', '/api/places/history?at=2026-02-30')).toEqual([422, 'validation']);
    stage.setNow(START);
  });
});

describe('boundaries', () => {
  test('a point finds its grid, its chain of names and the phone; a new boundary is seen at once', async () => {
    const { admin: as, root } = await district();
    const visitor = anonymous(as.tenantId);
    const grid = await create(as, { parentId: root.id, level: 3, code: 'g', name: '一网格', phone: '0471-5550102' });
    expect(await get<PlaceAt>(visitor, '/api/places/at?lon=111.05&lat=40.05')).toEqual({ chain: [], grid: null });
    const geometry = polygonOf(111, 40, 0.1);
    const answer = await stage.call(as, 'POST', `/api/places/${grid.id}/boundary`, {
      version: 1,
      geometry,
      datum: 'CGCS2000',
      moveOpenMatters: false,
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<PlaceDetail>()).toMatchObject({
      version: 2,
      lon: 111.05,
      lat: 40.05,
      boundaries: [{ validFrom: START.toISOString(), validUntil: null, sourceDatum: 'CGCS2000' }],
    });
    expect(answer.json<PlaceDetail>().areaM2! / 94_600_000).toBeCloseTo(1, 1);
    expect(await get<PlaceAt>(visitor, '/api/places/at?lon=111.05&lat=40.05')).toEqual({
      chain: [
        { id: root.id, level: 1, levelName: '区', code: '150199', name: '云岭区' },
        { id: grid.id, level: 3, levelName: '网格', code: 'g', name: '一网格' },
      ],
      grid: { id: grid.id, code: 'g', name: '一网格', phone: '0471-5550102' },
    });
    expect((await get<PlaceAt>(visitor, '/api/places/at?lon=111.101&lat=40.05')).grid).toBe(null);
    await change(as, grid.id, { version: 2, active: false });
    expect((await get<PlaceAt>(visitor, '/api/places/at?lon=111.05&lat=40.05')).chain).toEqual([]);
  });

  test('what a map service calls a point (GCJ-02) is the same point', async () => {
    const { admin: as, root } = await district();
    const grid = await create(as, { parentId: root.id, level: 3, code: 'g', name: '网格' });
    // 200 m square: smaller than the shift of GCJ-02, so the wrong datum misses it.
    await stage.call(as, 'POST', `/api/places/${grid.id}/boundary`, {
      version: 1,
      geometry: polygonOf(111.7, 40.8, 0.002),
      datum: 'WGS84',
      moveOpenMatters: false,
    });
    const at = async (lon: number, lat: number, datum: string) =>
      (await get<PlaceAt>(anonymous(as.tenantId), `/api/places/at?lon=${lon}&lat=${lat}&datum=${datum}`)).grid?.code;
    expect(await at(111.701, 40.801, 'WGS84')).toBe('g');
    expect(await at(111.701, 40.801, 'CGCS2000')).toBe('g');
    expect(await at(111.701, 40.801, 'GCJ02')).toBe(undefined);
    expect(await at(111.7071, 40.8021, 'GCJ02')).toBe('g');
  });

  test('boundaries keep their history; the event says whether open matters move', async () => {
    const { admin: as, root } = await district();
    const post = (body: object) =>
      stage.call(as, 'POST', `/api/places/${root.id}/boundary`, { datum: 'CGCS2000', moveOpenMatters: false, ...body });
    expect((await post({ version: 1, geometry: polygonOf(111, 40, 0.1), validFrom: '2026-01-15' })).statusCode).toBe(
      200,
    );
    expect(
      (await post({ version: 2, geometry: polygonOf(111, 40, 0.2), validFrom: '2026-02-01', moveOpenMatters: true }))
        .statusCode,
    ).toBe(200);
    // The same again changes nothing.
    expect((await post({ version: 3, geometry: polygonOf(111, 40, 0.2) })).json<PlaceDetail>().version).toBe(3);
    const on = (day: string) => get<PlaceBoundary>(as, `/api/places/${root.id}/boundary?at=${day}`);
    expect((await on('2026-01-14')).geometry).toBe(null);
    expect((await on('2026-01-15')).geometry?.coordinates).toEqual(squareAt(111, 40, 0.1));
    expect((await on('2026-01-31')).geometry?.coordinates).toEqual(squareAt(111, 40, 0.1));
    expect(await on('2026-02-01')).toMatchObject({
      geometry: { coordinates: squareAt(111, 40, 0.2) },
      validFrom: '2026-01-31T16:00:00.000Z',
      validUntil: null,
    });
    expect((await get<PlaceBoundary>(as, `/api/places/${root.id}/boundary`)).geometry?.coordinates).toEqual(
      squareAt(111, 40, 0.2),
    );
    const { boundaries } = await get<PlaceDetail>(as, `/api/places/${root.id}`);
    expect(boundaries.map((each) => each.validUntil)).toEqual([null, '2026-01-31T16:00:00.000Z']);
    const { rows } = await stage.platform.db.owner.query<{ data: object }>(
      `select data from events where kind = 'place.boundary-changed' and subject_id = $1 order by seq`,
      [root.id],
    );
    expect(rows.map((row) => row.data)).toEqual([
      {
        formerBoundaryId: null,
        sourceDatum: 'CGCS2000',
        validFrom: '2026-01-14T16:00:00.000Z',
        moveOpenMatters: false,
      },
      {
        formerBoundaryId: expect.any(String),
        sourceDatum: 'CGCS2000',
        validFrom: '2026-01-31T16:00:00.000Z',
        moveOpenMatters: true,
      },
    ]);
  });

  test('a boundary that is broken, too early, in the future or drawn on an old version is refused', async () => {
    const { admin: as, root } = await district();
    const url = `/api/places/${root.id}/boundary`;
    const good = { version: 1, geometry: polygonOf(111, 40, 0.1), datum: 'CGCS2000', moveOpenMatters: false };
    const broken = (ring: unknown) => ({ ...good, geometry: { type: 'Polygon', coordinates: [ring] } });
    const cases: [object, number, string][] = [
      [
        broken([
          [111, 40],
          [111.1, 40],
          [111.1, 40.1],
          [111, 40.1],
        ]),
        422,
        'boundary-unusable',
      ],
      [
        broken([
          [111, 40],
          [111.1, 40.1],
          [111.1, 40],
          [111, 40.1],
          [111, 40],
        ]),
        422,
        'boundary-unusable',
      ],
      [
        broken([
          [40, 111],
          [40.1, 111],
          [40.1, 111.1],
          [40, 111],
        ]),
        422,
        'boundary-unusable',
      ],
      [
        broken([
          ['111', 40],
          [111.1, 40],
          [111.1, 40.1],
          ['111', 40],
        ]),
        422,
        'boundary-unusable',
      ],
      [{ ...good, datum: undefined }, 422, 'validation'],
      [{ ...good, datum: 'BD09' }, 422, 'validation'],
      [{ ...good, moveOpenMatters: undefined }, 422, 'validation'],
      [{ ...good, validFrom: '2026-03-03' }, 422, 'boundary-in-future'],
      [{ ...good, version: 7 }, 409, 'version-conflict'],
    ];
    for (const [body, status, code] of cases) expect(await codeOf(as, 'POST', url, body)).toEqual([status, code]);
    const unclosed = await stage.call(as, 'POST', url, cases[0]![0]);
    expect(unclosed.json()).toMatchObject({
      detail: expect.stringContaining('没有闭合'),
      details: { faults: [{ kind: 'unclosed', at: [111, 40.1] }] },
    });
    expect((await stage.call(as, 'POST', url, good)).statusCode).toBe(200);
    expect(
      await codeOf(as, 'POST', url, {
        ...good,
        version: 2,
        geometry: polygonOf(111, 40, 0.3),
        validFrom: '2026-03-01',
      }),
    ).toEqual([409, 'boundary-too-early']);
  });

  test('127 grids in one call tile the ground: each point has one grid, from memory', async () => {
    const { admin: as } = await district();
    const grids = Array.from({ length: 127 }, (_, i) => ({
      parentCode: '150199',
      level: 3,
      code: `g${i}`,
      name: `网格${i}`,
      households: 300,
      boundary: squareAt(111 + (i % 13) * 0.01, 40 + Math.floor(i / 13) * 0.01, 0.01),
    }));
    const started = performance.now();
    const made = await stage.run(as, (ctx) => createPlaces(ctx, grids, { datum: 'CGCS2000', validFrom: '2026-01-01' }));
    expect(performance.now() - started).toBeLessThan(3000);
    expect(made).toHaveLength(127);
    await stage.run(as, async (ctx) => {
      for (const [i, grid] of made.entries()) {
        const [lon, lat] = [111.005 + (i % 13) * 0.01, 40.005 + Math.floor(i / 13) * 0.01];
        expect(await gridAt(ctx, lon, lat)).toBe(grid.id);
      }
      expect((await placesAt(ctx, 111.005, 40.005)).map((place) => place.code)).toEqual(['g0', '150199']);
      expect((await placeChainInMemory(ctx, made[0]!.id)).map((place) => place.id)).toEqual(
        (await placeChain(ctx.tx, made[0]!.id)).map((place) => place.id),
      );
      expect(await gridAt(ctx, 112, 41)).toBe(null);
    });
    await expect(
      stage.run(as, (ctx) =>
        createPlaces(
          ctx,
          [
            {
              parentCode: '150199',
              level: 3,
              code: 'bad',
              name: '坏',
              boundary: [
                [
                  [
                    [111, 40],
                    [111, 41],
                    [112, 41],
                  ],
                ],
              ],
            },
          ],
          { datum: 'CGCS2000' },
        ),
      ),
    ).rejects.toThrow(/boundary-unusable/);
  });

  test('a change of another process is seen within the second, without a query a lookup', async () => {
    const { admin: as, root } = await district();
    const visitor = anonymous(as.tenantId);
    const named = async (): Promise<string | undefined> =>
      (await get<PlaceAt>(visitor, '/api/places/at?lon=111.05&lat=40.05')).chain[0]?.name;
    await stage.call(as, 'POST', `/api/places/${root.id}/boundary`, {
      version: 1,
      geometry: polygonOf(111, 40, 0.1),
      datum: 'CGCS2000',
      moveOpenMatters: false,
    });
    expect(await named()).toBe('云岭区');
    await stage.platform.db.owner.query(`update places set name = '外改' where tenant_id = $1`, [as.tenantId]);
    await stage.platform.db.owner.query(
      `update territory_versions set change = nextval('territory_changes') where tenant_id = $1`,
      [as.tenantId],
    );
    await expect.poll(named, { timeout: 3000, interval: 100 }).toBe('外改');
  });
});

describe('map', () => {
  test('light polygons of the grids, cached by a tag that changes with the territory', async () => {
    const { admin: as, root } = await district();
    const visitor = anonymous(as.tenantId);
    const grids = [0, 1].map((i) => ({
      parentCode: '150199',
      level: 3,
      code: `g${i}`,
      name: `网格${i}`,
      boundary: squareAt(111 + i * 0.01, 40, 0.01),
    }));
    await stage.run(as, (ctx) => createPlaces(ctx, grids, { datum: 'CGCS2000' }));
    const first = await stage.call(visitor, 'GET', '/api/places/map');
    expect(first.headers['cache-control']).toBe('private, max-age=3600');
    const map = first.json<PlaceMap>();
    expect(map).toMatchObject({
      level: 3,
      bounds: [111, 40, 111.02, 40.01],
      items: [{ code: 'g0', parentId: root.id, name: '网格0' }, { code: 'g1' }],
    });
    const [ring] = map.items[0]!.rings;
    expect(ring).toHaveLength(5);
    expect(new Set(ring!.map(String))).toEqual(new Set(squareAt(111, 40, 0.01)[0]![0]!.map(String)));
    const tag = String(first.headers.etag);
    const again = await stage.call(visitor, 'GET', '/api/places/map', undefined, { 'if-none-match': tag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    await change(as, root.id, { version: 1, name: '改名区' });
    const after = await stage.call(visitor, 'GET', '/api/places/map', undefined, { 'if-none-match': tag });
    expect(after.statusCode).toBe(200);
    expect((await get<PlaceMap>(visitor, '/api/places/map?level=1')).items).toEqual([]);
  });
});

describe('who may', () => {
  test('each endpoint asks for what its contract says; the tenant wall holds', async () => {
    const { admin: as, root } = await district();
    const outsider = somebody(stage.tenantId, 'place.read place.manage');
    const urls: [string, string, object?][] = [
      ['GET', `/api/places/${root.id}`],
      ['GET', `/api/places/${root.id}/boundary`],
      ['PATCH', `/api/places/${root.id}`, { version: 1, name: '外人改名' }],
      [
        'POST',
        `/api/places/${root.id}/boundary`,
        { version: 1, geometry: polygonOf(111, 40, 0.1), datum: 'CGCS2000', moveOpenMatters: false },
      ],
    ];
    for (const [method, url, body] of urls)
      expect(await codeOf(outsider, method, url, body)).toEqual([404, 'not-found']);
    expect(
      (await get<{ items: TreePlace[] }>(outsider, '/api/places/tree')).items.map((place) => place.id),
    ).not.toContain(root.id);
    expect(
      (await get<{ items: Place[] }>(outsider, '/api/places?limit=200')).items.map((place) => place.id),
    ).not.toContain(root.id);
    expect(
      await codeOf(outsider, 'POST', '/api/places', { parentId: root.id, level: 3, code: 'spy', name: '外人' }),
    ).toEqual([422, 'no-such-parent']);
    expect((await get<PlaceDetail>(as, `/api/places/${root.id}`)).name).toBe('云岭区');

    const nobody = anonymous(as.tenantId);
    const bare = somebody(as.tenantId, '');
    for (const { method, path, access } of Object.values(territoryEndpoints)) {
      const url = path.replace('{id}', root.id);
      const asked = async (caller: Actor): Promise<number> =>
        (await stage.call(caller, method, url, method === 'GET' ? undefined : {})).statusCode;
      if (access === 'public') expect([200, 422], path).toContain(await asked(nobody));
      else expect(await asked(nobody), path).toBe(401);
      if (access.startsWith('place.')) expect(await asked(bare), path).toBe(403);
    }
  });

  test('who reads may not write; a manager bound to a place stays in its subtree', async () => {
    const { admin: as, root } = await district();
    const [own, other] = [
      await create(as, { parentId: root.id, level: 2, code: 'own', name: '本社区' }),
      await create(as, { parentId: root.id, level: 2, code: 'own2', name: '邻社区' }),
    ];
    expect(
      await codeOf({ ...reader, tenantId: as.tenantId }, 'PATCH', `/api/places/${own.id}`, { version: 1, name: '改' }),
    ).toEqual([403, 'forbidden']);
    const bound = somebody(as.tenantId, 'place.read place.manage', {
      scope: 'place',
      placeId: own.id,
      placePath: own.path,
    });
    expect((await change(bound, own.id, { version: 1, name: '本社区新名' })).abilities).toEqual(['place.manage']);
    expect((await get<PlaceDetail>(bound, `/api/places/${other.id}`)).abilities).toEqual([]);
    expect(await codeOf(bound, 'PATCH', `/api/places/${other.id}`, { version: 1, name: '改' })).toEqual([
      403,
      'forbidden',
    ]);
    const grid = await create(bound, { parentId: own.id, level: 3, code: 'g', name: '网格' });
    expect(await codeOf(bound, 'PATCH', `/api/places/${grid.id}`, { version: 1, parentId: other.id })).toEqual([
      403,
      'forbidden',
    ]);
    expect(await codeOf(bound, 'PUT', '/api/levels', { version: 1, items: threeLevels })).toEqual([403, 'forbidden']);
    const rows = [{ code: 'x', name: '新' }];
    expect(
      await codeOf(bound, 'POST', '/api/places/import/divisions', {
        files: [{ level: 3, rows, parentColumn: null }],
        parentId: own.id,
        dryRun: true,
      }),
    ).toEqual([403, 'forbidden']);
  });

  test('the log has one event for each change, with facts and no phone', async () => {
    const { admin: as, root } = await district();
    await change(as, root.id, { version: 1, name: '新名', phone: '0471-5550199', households: 5 });
    const { rows } = await stage.platform.db.owner.query<{ kind: string; data: object }>(
      'select kind, data from events where tenant_id = $1 and subject_id = $2 order by seq',
      [as.tenantId, root.id],
    );
    expect(rows).toEqual([
      { kind: 'place.created', data: { parentId: null, level: 1, code: '150199', name: '云岭区' } },
      { kind: 'place.renamed', data: { from: '云岭区', to: '新名' } },
      { kind: 'place.corrected', data: { fields: ['households', 'phone'] } },
    ]);
  });
});

test('the first tenant has nothing and says so', async () => {
  expect(await get(anonymous(stage.tenantId), '/api/levels')).toEqual({ version: 0, items: [] });
  expect(await get(reader, '/api/places/tree')).toEqual({ items: [] });
  expect(await get(anonymous(stage.tenantId), '/api/places/map')).toEqual({ level: 0, bounds: null, items: [] });
  const report = await stage.call(admin, 'POST', '/api/places/import/divisions', {
    files: [{ level: 1, csv: 'code,name\n1,一\n' }],
    dryRun: true,
  });
  expect(report.json<ImportReport & { code: string }>().code).toBe('no-such-level');
});
