import { expect, test } from 'vitest';
import { projectionOf } from './projection.ts';
import { addressOf, tilesUnder } from './tiles.ts';

const square = {
  id: 'a',
  name: 'a',
  rings: [
    [
      [106.3, 39],
      [106.4, 39],
      [106.4, 39.1],
      [106.3, 39.1],
      [106.3, 39],
    ],
  ],
};
const projection = projectionOf([square]);

test('tiles cover the frame without a seam, and each lies where its corners are', () => {
  const scale = 0.05;
  const tiles = tilesUnder(projection.whole, scale, projection, 18);
  const { width, height } = projection.whole;
  expect(Math.min(...tiles.map(({ left }) => left))).toBeLessThanOrEqual(0);
  expect(Math.max(...tiles.map((each) => each.left + each.width))).toBeGreaterThanOrEqual(width * scale);
  expect(Math.min(...tiles.map(({ top }) => top))).toBeLessThanOrEqual(0);
  expect(Math.max(...tiles.map((each) => each.top + each.height))).toBeGreaterThanOrEqual(height * scale);
  for (const tile of tiles) {
    const right = tiles.find(({ x, y }) => x === tile.x + 1 && y === tile.y);
    if (right) expect(right.left).toBe(tile.left + tile.width);
    expect(tile.width).toBeGreaterThan(170);
    expect(tile.width).toBeLessThan(370);
  }
  // A corner known from the formula of the pyramid: tile 13/6513/3119 begins at 106.215820 E, 39.095963 N.
  const known = tilesUnder({ x: 0, y: 0, width: 100, height: 100 }, 0.07, projectionOf([square]), 13).find(
    ({ z }) => z === 13,
  );
  expect(known).toMatchObject({ x: Math.floor(((106.3 + 180) / 360) * 8192), z: 13 });
});

test('nothing closer than the server has is asked for', () => {
  const [tile] = tilesUnder({ x: 0, y: 0, width: 120, height: 120 }, 8, projection, 16);
  expect(tile?.z).toBe(16);
  expect(addressOf('https://t/{z}/{y}/{x}?a={x}', { z: 3, x: 5, y: 6 })).toBe('https://t/3/6/5?a=5');
});
