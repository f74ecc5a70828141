import { beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { requestSteps, signInDesks } from '../requests/testing.ts';
import { territoryEndpoints } from '../territory/contract.ts';
import { regridsEndpoints as api } from './contract.ts';
import { regridSteps } from './testing.ts';

let test: TestApp;
let admin: Person;
let dispatcher: Person;
let handler: Person;
const { reported } = requestSteps<Person>(() => ({ district: test, dispatcher, handler }));

// Every test has a district of its own: what was merged stays merged.
beforeEach(async () => {
  test = await startTestApp();
  // A boundary begins later than the one before it.
  test.setNow(new Date(test.now().getTime() + 60_000));
  admin = await test.signIn('system-admin');
  ({ dispatcher, handler } = await signInDesks(test));
  return () => test.stop();
});

const { idOf, place, versioned, merge, split, carryOut, undo } = regridSteps(() => ({ test, admin }));
const gridAt = async (lon: number): Promise<string | null> =>
  (await test.call(territoryEndpoints.getPlaceAt, { query: { lon, lat: 39.005, datum: 'CGCS2000' } })).json.grid?.code;

describe('undo', () => {
  it('makes places, boundaries, posts and units what they were, and the same can be done again', async () => {
    const worker = await test.signIn('grid-worker', { place: 'G2' });
    const facts = async (code: string) => {
      const { version: _raised, ...rest } = await place(idOf(code));
      return rest;
    };
    const before = [await facts('G1'), await facts('G2')];
    const body = await merge({ parts: [{ code: 'G12', name: '一二网格' }] });
    const done = await carryOut(body);
    const answer = await undo(done.id);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ undoneAt: expect.any(String), abilities: [] });
    expect([await facts('G1'), await facts('G2')]).toEqual(before);
    expect([await gridAt(106.005), await gridAt(106.015)]).toEqual(['G1', 'G2']);
    const { rows } = await test.platform.db.owner.query('select place_id from posts where id = $1', [worker.postId]);
    expect(rows[0].place_id).toBe(idOf('G2'));
    expect((await undo(done.id)).json.code).toBe('regrid-undone');
    await carryOut({ ...body, places: await versioned('G1', 'G2') });
    expect(await gridAt(106.015)).toBe('G12');
  });

  it('is refused while something later depends on it, and says what', async () => {
    const first = await carryOut(await split());
    await reported({ lon: 106.008, lat: 39.005 });
    await test.signIn('grid-worker', { place: 'G2' });
    const made = first.places.find(({ code }: { code: string }) => code === 'G1-2').id;
    test.places['G1-2'] = made;
    await test.signIn('grid-worker', { place: 'G1-2' });
    const refused = await undo(first.id);
    expect([refused.status, refused.json.code]).toEqual([409, 'regrid-depended-on']);
    expect(refused.json.details.blocking).toEqual([
      { kind: 'matters', count: 1 },
      { kind: 'posts', count: 1 },
    ]);
    const second = await carryOut(await merge({ places: await versioned('G1', 'G2') }));
    const { json } = await test.call(api.getRegrid, { as: admin, params: { id: first.id } });
    expect(json.blocking.map((each: { kind: string }) => each.kind)).toContain('later-regrid');
    expect(json.abilities).toEqual([]);
    const listed = await test.call(api.listRegrids, { as: admin, query: { place: idOf('G1') } });
    expect(listed.json.items.map((each: { id: string }) => each.id)).toEqual([second.id, first.id]);
  });

  it('does not mind requests that lie where they would lie anyway', async () => {
    const done = await carryOut(await merge());
    await reported({ lon: 106.005, lat: 39.005 });
    expect((await undo(done.id)).status).toBe(200);
    const again = await carryOut(await merge());
    await reported({ lon: 106.015, lat: 39.005 });
    expect((await undo(again.id)).json.details.blocking).toEqual([{ kind: 'matters', count: 1 }]);
  });
});
