import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { alignAllPlaces, alignPlaces } from '../matters/testing.ts';
import { territoryEndpoints } from '../territory/contract.ts';
import { requestsEndpoints as api } from './contract.ts';
import { requestSteps, signInDesks } from './testing.ts';

let test: TestApp;
let community: Person;
let dispatcher: Person;
let handler: Person;
let admin: Person;
let second: Person;
const { reported, must, category } = requestSteps<Person>(() => ({ district: test, dispatcher, handler }));

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());
beforeEach(async () => {
  ({ community, dispatcher, handler } = await signInDesks(test));
  admin = await test.signIn('system-admin');
  second = await test.signIn('community-worker', { unit: 'c2', place: 'C2' });
});

const square = (west: number, east: number) => ({
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [west, 39],
        [east, 39],
        [east, 39.01],
        [west, 39.01],
        [west, 39],
      ],
    ],
  ],
});
const placeOf = async (code: string) =>
  (await test.call(territoryEndpoints.getPlace, { as: admin, params: { id: test.places[code] ?? '' } })).json;

/** A boundary begins later than the one before it. */
const tick = (): void => test.setNow(new Date(test.now().getTime() + 1000));

async function draw(code: string, west: number, east: number, moveOpenMatters: boolean): Promise<void> {
  tick();
  const { version } = await placeOf(code);
  const drawn = await test.call(territoryEndpoints.setPlaceBoundary, {
    as: admin,
    params: { id: test.places[code] ?? '' },
    body: { version, geometry: square(west, east), datum: 'CGCS2000', moveOpenMatters },
  });
  expect(drawn.status, drawn.text).toBe(200);
}
const matter = async (id: string) => {
  const { rows } = await test.platform.db.owner.query(
    'select place_id, place_path, holder_id, lead_id, version from matters where id = $1',
    [id],
  );
  return rows[0];
};
const sees = async (as: Person, id: string): Promise<boolean> =>
  (await test.call(api.getRequest, { as, params: { id } })).status === 200;

/** G2 ends at 106.02 and G3 begins there; a request at 106.0195 lies in G2 until the line between them is moved. */
const nearTheLine = { lon: 106.0195, lat: 39.005 };
const lineAt = async (lon: number, moveOpenMatters: boolean): Promise<void> => {
  await draw('G2', 106.01, lon, moveOpenMatters);
  await draw('G3', lon, 106.03, moveOpenMatters);
  await test.app.pump.drained();
};

describe('a boundary that changes', () => {
  it('moves open requests only when told to; who looks at them first is found anew, in the name of who drew it', async () => {
    const waiting = await reported(nearTheLine);
    const aside = await reported();
    expect(await matter(waiting.id)).toMatchObject({ place_id: test.places.G2, holder_id: test.units.c1 });

    await lineAt(106.019, false);
    expect(await matter(waiting.id)).toMatchObject({ place_id: test.places.G2, version: 1 });
    await lineAt(106.02, false);

    await lineAt(106.019, true);
    expect(await matter(waiting.id)).toMatchObject({
      place_id: test.places.G3,
      place_path: '/D/S2/C2/G3/',
      holder_id: test.units.c2,
      version: 2,
    });
    expect(await matter(aside.id), 'where nothing changed').toMatchObject({ place_id: test.places.G1, version: 1 });
    expect([await sees(community, waiting.id), await sees(second, waiting.id)]).toEqual([false, true]);

    const { json } = await test.call(api.getRequest, { as: second, params: { id: waiting.id } });
    const entry = json.log.at(-1);
    expect(entry).toMatchObject({
      kind: 'request.place-moved',
      actor: expect.stringMatching(/^测试员/),
      data: { fromPlaceId: test.places.G2, placeId: test.places.G3, formerHolderId: test.units.c1 },
    });
    const chain = await test.call(mattersEndpoints.verifyLog, { as: second, params: { id: waiting.id } });
    expect(chain.json).toMatchObject({ length: 2, intact: true });
    await test.app.pump.drained();
    const { rows: told } = await test.platform.db.owner.query(
      `select unit_id from notifications where kind = 'request.place-moved' and matter_id = $1`,
      [waiting.id],
    );
    expect(told, 'who takes it over is told').toEqual([{ unit_id: test.units.c2 }]);
    await lineAt(106.02, true);
    expect(await matter(waiting.id)).toMatchObject({ place_id: test.places.G2, holder_id: test.units.c1, version: 3 });
  });

  it('leaves the work with who has it, and what has ended where it ended', async () => {
    const sent = await reported(nearTheLine);
    await must('dispatch', dispatcher, sent.id, { unitId: test.units.water, category: await category() });
    const ended = await reported(nearTheLine);
    await must('answer', dispatcher, ended.id, { publicText: '已当面答复' });
    await lineAt(106.019, true);
    expect(await matter(sent.id)).toMatchObject({
      place_id: test.places.G3,
      holder_id: test.units.water,
      lead_id: test.units.water,
    });
    expect(await matter(ended.id)).toMatchObject({ place_id: test.places.G2 });
    await lineAt(106.02, true);
  });

  it('by a file of boundaries, once for the whole file', async () => {
    const waiting = await reported(nearTheLine);
    const feature = (code: string, west: number, east: number) => ({
      type: 'Feature',
      properties: { code, name: code },
      geometry: square(west, east),
    });
    const load = async (moveOpenMatters: boolean, line: number) => {
      tick();
      const loaded = await test.call(territoryEndpoints.importBoundaries, {
        as: admin,
        body: {
          geojson: {
            type: 'FeatureCollection',
            features: [feature('G2', 106.01, line), feature('G3', line, 106.03)],
          },
          datum: 'CGCS2000',
          matchBy: 'code',
          codeProperty: 'code',
          level: 4,
          parentId: null,
          dryRun: false,
          moveOpenMatters,
        },
      });
      expect(loaded.status, loaded.text).toBe(200);
      await test.app.pump.drained();
    };
    await load(false, 106.0185);
    expect(await matter(waiting.id)).toMatchObject({ place_id: test.places.G2 });
    await load(true, 106.018);
    expect(await matter(waiting.id)).toMatchObject({ place_id: test.places.G3, version: 2 });
    await load(true, 106.02);
  });
});

describe('a place that is hung elsewhere', () => {
  const hang = async (code: string, parent: string): Promise<void> => {
    const { version } = await placeOf(code);
    const moved = await test.call(territoryEndpoints.changePlace, {
      as: admin,
      params: { id: test.places[code] ?? '' },
      body: { version, parentId: test.places[parent] },
    });
    expect(moved.status, moved.text).toBe(200);
    await test.app.pump.drained();
  };

  it('takes its matters along, the ended ones too, and with them who sees them', async () => {
    const open = await reported();
    const ended = await reported();
    await must('answer', dispatcher, ended.id, { publicText: '已当面答复' });
    const street = await test.signIn('supervisor', { place: 'S2' });
    const grid = await test.signIn('grid-worker', { unit: 'c1', place: 'G1' });
    expect([await sees(street, open.id), await sees(grid, open.id)]).toEqual([false, true]);
    await hang('C1', 'S2');
    for (const { id } of [open, ended]) expect((await matter(id)).place_path).toBe('/D/S2/C1/G1/');
    expect((await matter(open.id)).version, 'no screen is made stale by it').toBe(1);
    // Sessions are read anew: who stands at the place goes on seeing it, and the other street sees it now.
    expect([await sees(street, open.id), await sees(grid, open.id)]).toEqual([true, true]);
    const list = await test.call(api.listRequests, { as: street, query: { view: 'all' } });
    expect(list.json.items.map((row: { id: string }) => row.id)).toContain(open.id);
    await hang('C1', 'S1');
    expect((await matter(open.id)).place_path).toBe('/D/S1/C1/G1/');
  });

  it('is made up for by night where somebody registered in the very moment', async () => {
    const { id } = await reported();
    await test.platform.db.owner.query(`update matters set place_path = '/D/S9/C1/G1/' where id = $1`, [id]);
    await alignAllPlaces(test.platform);
    expect((await matter(id)).place_path).toBe('/D/S1/C1/G1/');
  });
});

it('thousands of matters follow in batches, and a second time has nothing to do', async () => {
  const { id } = await reported();
  await test.platform.db.owner.query(
    `insert into matters select (m).* from (
       select jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'number', 'x' || i, 'place_path', '/old/')) as m
       from matters m, generate_series(1, 1203) i where m.id = $1) as many`,
    [id],
  );
  expect(await alignPlaces(test.platform, test.tenantId, '/D/S1/C1/')).toBe(1203);
  expect(await alignPlaces(test.platform, test.tenantId, null)).toBe(0);
});
