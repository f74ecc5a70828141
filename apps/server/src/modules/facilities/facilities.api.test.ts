import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { facilitiesEndpoints as api, type FacilityImportReport } from './contract.ts';

let test: TestApp;
let admin: Person;
beforeAll(async () => {
  test = await startTestApp();
  admin = await test.signIn('system-admin');
});
afterAll(() => test.stop());

async function load(name: string, text: string, { dryRun = false, as = admin, datum = 'CGCS2000' } = {}) {
  const boundary = 'boundary-of-the-test';
  const answer = await test.http.inject({
    method: 'POST',
    url: `${api.importFacilities.path}?datum=${datum}&dryRun=${dryRun}`,
    headers: {
      cookie: `__Host-huying=${as.cookie}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${text}\r\n--${boundary}--\r\n`,
    ),
  });
  return { status: answer.statusCode, json: answer.json<FacilityImportReport & { code: string }>() };
}
const counts = ({ created, updated, unchanged, refused }: FacilityImportReport) => [
  created,
  updated,
  unchanged,
  refused,
];
const lamps = [
  '部件编码,部件类型,名称,经度,纬度,权属单位',
  'LD-001,路灯,东门,106.005,39.005,水务局',
  'JG-001,井盖,,106.015,39.005,water',
].join('\n');
const around = { west: 106, south: 39, east: 106.03, north: 39.01 };

describe('public facilities', () => {
  it('come from a table: tried first, then taken in, the same again changes nothing', async () => {
    expect(counts((await load('部件.csv', lamps, { dryRun: true })).json)).toEqual([2, 0, 0, 0]);
    expect((await test.call(api.listFacilities, { query: around })).json.items).toEqual([]);
    expect(counts((await load('部件.csv', lamps)).json)).toEqual([2, 0, 0, 0]);
    expect(counts((await load('部件.csv', lamps)).json)).toEqual([0, 0, 2, 0]);
    expect(counts((await load('部件.csv', lamps.replace('东门', '西门'))).json)).toEqual([0, 1, 1, 0]);
    const { json } = await test.call(api.listFacilities, { query: around });
    expect(json).toMatchObject({
      items: [
        { code: 'JG-001', kind: '井盖', placeId: test.places.G2, ownerName: '水务局' },
        { code: 'LD-001', kind: '路灯', name: '西门', placeId: test.places.G1 },
      ],
      kinds: ['井盖', '路灯'].sort(),
      more: false,
    });
    const one = await test.call(api.listFacilities, { query: { ...around, kind: '路灯', east: 106.01 } });
    expect(one.json.items).toHaveLength(1);
  });

  it('come from points of GeoJSON, in the datum that was told', async () => {
    const feature = {
      type: 'Feature',
      properties: { code: 'YZ-1', type: '座椅' },
      geometry: { type: 'Point', coordinates: [106.025, 39.005] },
    };
    const text = JSON.stringify({ type: 'FeatureCollection', features: [feature] });
    expect(counts((await load('椅.geojson', text, { datum: 'GCJ02' })).json)).toEqual([1, 0, 0, 0]);
    const { json } = await test.call(api.getNamedFacility, { params: { code: 'YZ-1' } });
    expect(Math.abs(json.lon - 106.025)).toBeGreaterThan(0.0005);
    expect((await load('椅.geojson', '{"a":1}')).json.code).toBe('not-geojson');
  });

  it('names what is wrong with a line and leaves it out', async () => {
    const bad = [
      'code,kind,lon,lat,owner',
      'a b,灯,106,39,',
      'C1,,106,39,',
      'C2,灯,39,106,',
      'C3,灯,x,39,',
      'C4,灯,106,39,无此单位',
      'C5,灯,106,39,',
      'C5,灯,106,39,',
    ];
    const { json } = await load('bad.csv', bad.join('\n'));
    expect(counts(json)).toEqual([1, 0, 0, 6]);
    expect(json.problems.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 8]);
    expect(json.problems[4]?.detail).toContain('无此单位');
  });

  it('are taken in by who manages the territory only', async () => {
    const worker = await test.signIn('grid-worker', { place: 'G1' });
    expect((await load('部件.csv', lamps, { as: worker })).status).toBe(403);
  });
});
