import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { requestsEndpoints } from './contract.ts';

let test: TestApp;
let dispatcher: Person;
beforeAll(async () => {
  test = await startTestApp();
  dispatcher = await test.signIn('district-dispatcher', { unit: 'd' });
});
afterAll(() => test.stop());

/** A report as the dispatcher finds it. */
async function detailOf(body: object): Promise<object> {
  const made = await test.call(requestsEndpoints.reportRequest, { body });
  expect(made.status, made.text).toBe(201);
  const { rows } = await test.platform.db.owner.query('select id from matters where number = $1', [made.json.number]);
  return (await test.call(requestsEndpoints.getRequest, { as: dispatcher, params: { id: rows[0].id } })).json;
}

describe('a public facility', () => {
  it('can be pointed at by a report: it lies where the lamp stands and says which', async () => {
    const lamp = { id: '018f0000-0000-7000-8000-0000000000aa' };
    await test.platform.db.owner.query(
      `insert into facilities (tenant_id, id, code, kind, name, lon, lat, place_id) values ($1, $2, 'LD-001', '路灯', '西门', 106.005, 39.005, $3)`,
      [test.tenantId, lamp.id, test.places.G1],
    );
    const lies = {
      placeId: test.places.G1,
      lon: 106.005,
      lat: 39.005,
      address: '路灯 西门 LD-001',
      facility: { id: lamp.id, code: 'LD-001', kind: '路灯' },
    };
    expect(await detailOf({ content: '这盏灯不亮', facilityId: lamp.id })).toMatchObject(lies);
    expect(await detailOf({ content: '扫了牌，还没认出来就发', placeCode: 'LD-001' })).toMatchObject(lies);
    const nowhere = { content: '没有的灯', facilityId: '018f0000-0000-7000-8000-000000000000' };
    expect((await test.call(requestsEndpoints.reportRequest, { body: nowhere })).json.code).toBe('no-such-facility');
  });
});

describe('the map of open requests', () => {
  it('counts by place and gives points, of what the caller may see', async () => {
    const report = (lon: number) =>
      test.call(requestsEndpoints.reportRequest, { body: { content: '地图上的一件事', lon, lat: 39.005 } });
    await report(106.015);
    await report(106.025);
    const mapFor = async (as: Person) => (await test.call(requestsEndpoints.getRequestMap, { as })).json;
    const all = await mapFor(dispatcher);
    expect(
      Object.fromEntries(all.places.map((each: { placeId: string; open: number }) => [each.placeId, each.open])),
    ).toMatchObject({
      [test.places.G2 ?? '']: 1,
      [test.places.G3 ?? '']: 1,
    });
    const worker = await test.signIn('grid-worker', { place: 'G3' });
    expect(await mapFor(worker)).toMatchObject({
      places: [{ placeId: test.places.G3, open: 1, overdue: 0 }],
      points: [{ lon: 106.025, lat: 39.005, overdue: false, title: expect.any(String) }],
      more: false,
    });
  });
});

it('lies where the code of a card says, looked up here when the phone could not; an unknown one can be read', async () => {
  const { G1, C1, G2 } = test.places;
  const content = '门口的路面塌了一块';
  expect(await detailOf({ content, placeCode: 'G1', address: '东门' })).toMatchObject({ placeId: G1, address: '东门' });
  expect(await detailOf({ content, placeCode: C1 })).toMatchObject({ placeId: C1 });
  expect(await detailOf({ content, placeCode: 'G1', placeId: G2 })).toMatchObject({ placeId: G2 });
  const lost = { placeId: null, address: '二维码 G77 东门' };
  expect(await detailOf({ content, placeCode: 'G77', address: '东门' })).toMatchObject(lost);
});
