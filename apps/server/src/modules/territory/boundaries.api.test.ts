import { afterAll, describe, expect, test } from 'vitest';
import { anonymous } from '../../kernel/actor.ts';
import { createPlaces } from './commands/create-places.ts';
import type { PlaceAt, PlaceBoundary, PlaceDetail } from './contract.ts';
import { gridAt, placeChainInMemory, placesAt } from './queries/locate.ts';
import { placeChain } from './queries/place-rows.ts';
import { callsOf, openTerritory, squareAt } from './testing.ts';

const START = new Date('2026-03-02T02:00:00Z');
const stage = await openTerritory(START);
afterAll(() => stage.close());
const { create, get, change, codeOf, district } = callsOf(stage);

const polygonOf = (west: number, south: number, side: number) => ({
  type: 'MultiPolygon',
  coordinates: squareAt(west, south, side),
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
    expect(performance.now() - started).toBeLessThan(60_000);
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
      let queries = 0;
      const sql: typeof ctx.tx.sql = (text, values) => {
        queries += 1;
        return ctx.tx.sql(text, values);
      };
      const started = performance.now();
      for (let i = 0; i < 10_000; i++) await gridAt({ ...ctx, tx: { ...ctx.tx, sql } }, 111.005, 40.005);
      expect(queries).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - started) / 1000));
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

  test('a change of another process is seen within the second', async () => {
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
