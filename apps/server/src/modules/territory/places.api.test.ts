import { afterAll, describe, expect, test } from 'vitest';
import { createPlaces } from './commands/create-places.ts';
import type { Place, PlaceDetail, TreePlace } from './contract.ts';
import { placeChain } from './queries/place-rows.ts';
import { callsOf, openTerritory, somebody } from './testing.ts';

const START = new Date('2026-03-02T02:00:00Z');
const stage = await openTerritory(START);
afterAll(() => stage.close());
const { levels, create, get, change, codeOf, district } = callsOf(stage);

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
