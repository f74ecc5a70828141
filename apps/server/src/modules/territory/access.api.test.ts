import { afterAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '../../kernel/actor.ts';
import { type Place, type PlaceDetail, territoryEndpoints, type TreePlace } from './contract.ts';
import { callsOf, openTerritory, somebody, squareAt, threeLevels } from './testing.ts';

const START = new Date('2026-03-02T02:00:00Z');
const stage = await openTerritory(START);
afterAll(() => stage.close());
const { create, get, change, codeOf, district } = callsOf(stage);

const polygonOf = (west: number, south: number, side: number) => ({
  type: 'MultiPolygon',
  coordinates: squareAt(west, south, side),
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
      if (access === 'public') expect([200, 404, 422], path).toContain(await asked(nobody));
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
      await codeOf(somebody(as.tenantId, 'place.read'), 'PATCH', `/api/places/${own.id}`, { version: 1, name: '改' }),
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
