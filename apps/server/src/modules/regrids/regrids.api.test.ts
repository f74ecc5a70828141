import { beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { requestSteps, signInDesks } from '../requests/testing.ts';
import { territoryEndpoints } from '../territory/contract.ts';
import { type Regrid, regridsEndpoints as api } from './contract.ts';
import { regridSteps, TODAY } from './testing.ts';

let test: TestApp;
let admin: Person;
let community: Person;
let dispatcher: Person;
let handler: Person;
const { reported, must, category } = requestSteps<Person>(() => ({ district: test, dispatcher, handler }));

// Every test has a district of its own: what was merged stays merged.
beforeEach(async () => {
  test = await startTestApp();
  // A boundary begins later than the one before it.
  test.setNow(new Date(test.now().getTime() + 60_000));
  admin = await test.signIn('system-admin');
  ({ community, dispatcher, handler } = await signInDesks(test));
  return () => test.stop();
});

const { idOf, place, versioned, merge, split, preview, carryOut, undo } = regridSteps(() => ({ test, admin }));
const gridAt = async (lon: number): Promise<string | null> =>
  (await test.call(territoryEndpoints.getPlaceAt, { query: { lon, lat: 39.005, datum: 'CGCS2000' } })).json.grid?.code;
const placeOf = async (id: string) => {
  const { rows } = await test.platform.db.owner.query(
    'select place_id, holder_id, lead_id from matters where id = $1',
    [id],
  );
  return rows[0];
};
const refusal = async (body: Regrid) => {
  const { status, json } = await test.call(api.carryOutRegrid, { as: admin, body });
  return [status, json.code];
};

describe('merging grids', () => {
  it('shows what would move before anything does', async () => {
    const worker = await test.signIn('grid-worker', { place: 'G2' });
    await reported({ lon: 106.005, lat: 39.005 });
    await reported({ lon: 106.015, lat: 39.005 });
    const before = [await place(idOf('G1')), await place(idOf('G2'))];
    const seen = await preview(await merge());
    expect(seen).toMatchObject({
      closes: [{ code: 'G2', name: '二网格' }],
      parts: [{ keepId: idOf('G1'), code: 'G1', households: 580, openMatters: 2 }],
      openMatters: 2,
      withoutPoint: 0,
      households: { before: 580, after: 580 },
      posts: [{ id: worker.postId, placeId: idOf('G2'), part: 0, personName: expect.stringMatching('测试员') }],
      warnings: ['matters-stay'],
    });
    expect(seen.parts[0].rings).toHaveLength(1);
    expect(seen.parts[0].areaM2).toBeCloseTo(before[0].areaM2 + before[1].areaM2, -1);
    expect([await place(idOf('G1')), await place(idOf('G2'))]).toEqual(before);
  });

  it('carries it out: one boundary, households together, posts with the ground, the old grid in the history', async () => {
    test.setNow(new Date('2026-11-19T10:00:00+08:00'));
    admin = await test.signIn('system-admin');
    ({ community, dispatcher, handler } = await signInDesks(test));
    const worker = await test.signIn('grid-worker', { place: 'G2' });
    const waiting = await reported({ lon: 106.015, lat: 39.005 });
    const done = await carryOut(await merge({ day: '2026-11-19', reason: '户数太少' }));
    expect(done).toMatchObject({
      kind: 'merge',
      reason: '户数太少',
      movedMatters: 0,
      blocking: [],
      abilities: ['undo'],
    });
    expect([await gridAt(106.005), await gridAt(106.015)]).toEqual(['G1', 'G1']);
    expect(await place(idOf('G1'))).toMatchObject({ active: true, households: 580 });
    const old = await place(idOf('G2'));
    expect(old).toMatchObject({ active: false, validUntil: '2026-11-19' });
    expect(old.boundaries[0].validUntil).not.toBeNull();
    const { rows } = await test.platform.db.owner.query('select place_id from posts where id = $1', [worker.postId]);
    expect(rows[0].place_id).toBe(idOf('G1'));
    // Not told to move, and still seen by the community it lies in.
    expect(await placeOf(waiting.id)).toMatchObject({ place_id: idOf('G2') });
    const seen = await test.call(requestsEndpoints.getRequest, { as: community, params: { id: waiting.id } });
    expect(seen.status).toBe(200);
    const gridsOn = async (at: string): Promise<string[]> => {
      const { json } = await test.call(territoryEndpoints.getPlaceHistory, { as: admin, query: { at } });
      return json.items.flatMap(({ code }: { code: string }) => (code.startsWith('G') ? [code] : []));
    };
    expect([await gridsOn(TODAY), await gridsOn('2026-11-19')]).toEqual([
      ['G1', 'G2', 'G3'],
      ['G1', 'G3'],
    ]);
  });

  it('moves open requests when told; what is closed and who handles it stay', async () => {
    const open = await reported({ lon: 106.015, lat: 39.005 });
    const sent = await reported({ lon: 106.016, lat: 39.005 });
    await must('dispatch', dispatcher, sent.id, { unitId: test.units.water, category: await category() });
    const ended = await reported({ lon: 106.017, lat: 39.005 });
    await must('answer', dispatcher, ended.id, { publicText: '已当面答复' });
    const done = await carryOut(await merge({ moveOpenMatters: true }));
    expect(await placeOf(open.id)).toMatchObject({ place_id: idOf('G1') });
    expect(await placeOf(sent.id)).toMatchObject({ place_id: idOf('G1'), lead_id: test.units.water });
    expect(await placeOf(ended.id)).toMatchObject({ place_id: idOf('G2') });
    const { json } = await test.call(api.getRegrid, { as: admin, params: { id: done.id } });
    expect(json.movedMatters).toBe(2);
    const chain = await test.call(mattersEndpoints.verifyLog, { as: community, params: { id: open.id } });
    expect(chain.json).toMatchObject({ intact: true });

    expect((await undo(done.id)).status).toBe(200);
    expect([(await placeOf(open.id)).place_id, (await placeOf(sent.id)).place_id]).toEqual([idOf('G2'), idOf('G2')]);
  });

  it('into a new grid with a code of its own', async () => {
    await carryOut(await merge({ parts: [{ code: 'G12', name: '一二网格', phone: '0952-2010012' }] }));
    expect([await gridAt(106.005), await gridAt(106.015)]).toEqual(['G12', 'G12']);
    expect((await place(idOf('G1'))).active).toBe(false);
  });

  it('leaves printed cards good: the code of a merged grid leads to the one that took over, of a split one upwards', async () => {
    const named = (code: string) => test.call(territoryEndpoints.getNamedPlace, { params: { code } });
    await carryOut(await merge());
    expect((await named('G2')).json).toMatchObject({ id: idOf('G1'), name: '一社区 一网格' });
    expect((await named('G1')).json).toMatchObject({ id: idOf('G1') });
    await carryOut(
      await split({
        parts: [
          { code: 'N1', name: '新一' },
          { code: 'N2', name: '新二' },
        ],
        cut: [
          [106.01, 39.008],
          [106.01, 39.002],
        ],
      }),
    );
    expect((await named('G2')).json).toMatchObject({ id: idOf('C1') });
    expect((await named('nowhere')).status).toBe(404);
  });

  it('refuses what would not be one grid', async () => {
    const across = await merge({ places: await versioned('G1', 'G3') });
    const stale = await merge({ places: [{ id: idOf('G1'), version: 99 }, ...(await versioned('G2'))] });
    const upper = await merge({ places: await versioned('C1', 'C2'), parts: [{ keepId: idOf('C1') }] });
    expect(await refusal(across)).toEqual([422, 'places-not-siblings']);
    expect(await refusal(stale)).toEqual([409, 'version-conflict']);
    expect(await refusal(upper)).toEqual([422, 'places-not-siblings']);
    expect(await refusal(await merge({ day: '2026-11-17' }))).toEqual([422, 'regrid-too-early']);
    expect(await refusal(await merge({ day: '2026-11-19' }))).toEqual([422, 'boundary-in-future']);
    expect(await refusal(await merge({ parts: [{ name: '没有编码' }] }))).toEqual([422, 'part-needs-code']);
    expect(await refusal(await merge({ parts: [{ code: 'G3', name: '撞码' }] }))).toEqual([409, 'place-code-taken']);
    const worker = await test.signIn('grid-worker', { place: 'G1' });
    const { status } = await test.call(api.carryOutRegrid, { as: worker, body: await merge() });
    expect(status).toBe(403);
  });
});

describe('splitting a grid', () => {
  it('along a line: the ground, the requests by their points, the posts as told', async () => {
    const stays = await test.signIn('grid-worker', { place: 'G1' });
    const goes = await test.signIn('grid-worker', { place: 'G1' });
    const [west, east] = [await reported({ lon: 106.002, lat: 39.005 }), await reported({ lon: 106.008, lat: 39.005 })];
    const parts = [{ keepId: idOf('G1') }, { code: 'G1-2', name: '一网格东', households: 120 }];
    const body = await split({ parts, moveOpenMatters: true, posts: [{ id: goes.postId, part: 1 }] });
    expect(await preview(body)).toMatchObject({
      parts: [
        { code: 'G1', households: 180, openMatters: 1 },
        { code: 'G1-2', households: 120, openMatters: 1 },
      ],
      closes: [],
      warnings: [],
    });
    const done = await carryOut(body);
    const made = done.places.find(({ code }: { code: string }) => code === 'G1-2').id;
    expect([await gridAt(106.002), await gridAt(106.008)]).toEqual(['G1', 'G1-2']);
    expect([(await placeOf(west.id)).place_id, (await placeOf(east.id)).place_id]).toEqual([idOf('G1'), made]);
    const { rows } = await test.platform.db.owner.query('select id, place_id from posts where id = any($1)', [
      [stays.postId, goes.postId],
    ]);
    expect(Object.fromEntries(rows.map((row) => [row.id, row.place_id]))).toEqual({
      [stays.postId]: idOf('G1'),
      [goes.postId]: made,
    });
  });

  it('by drawn parts, which must cover the old ground and not each other', async () => {
    const square = (west: number, east: number) => ({
      type: 'Polygon' as const,
      coordinates: [
        [
          [west, 39],
          [east, 39],
          [east, 39.01],
          [west, 39.01],
          [west, 39],
        ],
      ],
    });
    const drawn = async (...spans: [number, number][]): Promise<Regrid> => {
      const parts = spans.map(([w, e], i) => ({ code: `N${i}`, name: `新${i}`, geometry: square(w, e) }));
      const { cut: _line, ...rest } = await split({ parts });
      return rest;
    };
    expect(await refusal(await drawn([106, 106.004], [106.006, 106.01]))).toEqual([422, 'parts-leave-ground']);
    expect(await refusal(await drawn([106, 106.007], [106.005, 106.01]))).toEqual([422, 'parts-overlap']);
    expect(await refusal(await drawn([106, 106.005], [106.005, 106.012]))).toEqual([422, 'parts-outside']);
    expect(
      await refusal(
        await split({
          cut: [
            [107, 39],
            [107, 40],
          ],
        }),
      ),
    ).toEqual([422, 'cut-misses']);
    await carryOut(await drawn([106, 106.005], [106.005, 106.01]));
    expect([await gridAt(106.002), await gridAt(106.008)]).toEqual(['N0', 'N1']);
  });
});
