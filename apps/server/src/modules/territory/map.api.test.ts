import { afterAll, describe, expect, test } from 'vitest';
import { anonymous } from '../../kernel/actor.ts';
import { createPlaces } from './commands/create-places.ts';
import type { PlaceMap } from './contract.ts';
import { callsOf, openTerritory, squareAt } from './testing.ts';

const START = new Date('2026-03-02T02:00:00Z');
const stage = await openTerritory(START);
afterAll(() => stage.close());
const { get, change, district } = callsOf(stage);

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
      parents: [{ id: root.id }],
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
