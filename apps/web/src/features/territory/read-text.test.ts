import { expect, test } from 'vitest';
import { csvOutline, readGeojson, readText } from './read-text.ts';

test('a table is read in UTF-8, with a mark, and in GBK', async () => {
  const gbk = new Uint8Array([0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6]); // 编码,名称
  expect(await readText(new Blob(['编码,名称']))).toBe('编码,名称');
  expect(await readText(new Blob(['\uFEFF编码,名称']))).toBe('编码,名称');
  expect(await readText(new Blob([gbk]))).toBe('编码,名称');
  expect(await readText(new Blob([new Uint8Array([0xff, 0xfe, 0x00, 0x81])]))).toBeNull();
});

test('columns and rows of a table, quoted cells too', () => {
  expect(csvOutline('code,name,"上级, ""父"""\n1,甲,2\r\n\r\n2,乙,3\n')).toEqual({
    columns: ['code', 'name', '上级, "父"'],
    rows: 2,
  });
  expect(csvOutline('')).toEqual({ columns: [], rows: 0 });
});

test('a collection, a feature and a bare polygon are GeoJSON; other JSON is not', () => {
  const polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  };
  const feature = { type: 'Feature', properties: { code: 'A', name: '甲' }, geometry: polygon };
  const collection = {
    type: 'FeatureCollection',
    name: 'grids',
    features: [feature, { ...feature, properties: { id: 1 } }],
  };
  expect(readGeojson(JSON.stringify(collection))).toEqual({
    collection,
    properties: ['code', 'name', 'id'],
    polygons: [polygon, polygon],
  });
  expect(readGeojson(JSON.stringify(feature))?.collection.features).toEqual([feature]);
  expect(readGeojson(JSON.stringify(polygon))?.polygons).toEqual([polygon]);
  for (const other of ['{"a":1}', '[]', 'code,name', '{"type":"Point","coordinates":[1,2]}', 'null']) {
    expect(readGeojson(other)).toBeNull();
  }
});
