import { expect, it } from 'vitest';
import type { MultiPolygon } from '../../kernel/geometry.ts';
import { seeded } from '../../../../../simulator/random.ts';
import { positionIn } from '../../kernel/geometry.ts';
import { buildCoverIndex } from './cover-index.ts';

const square = (west: number, south: number, side: number): MultiPolygon => [
  [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
];

it('gives all that lie over one another, in the order given, edges too, each once', () => {
  const index = buildCoverIndex([
    { id: 'wide', boundary: square(0, 0, 4) },
    { id: 'east', boundary: square(2, 0, 4) },
    { id: 'two parts', boundary: [...square(0, 0, 2), ...square(1, 1, 2)] },
  ]);
  expect(index.at(1.5, 1.5)).toEqual(['wide', 'two parts']);
  expect(index.at(3, 3.5)).toEqual(['wide', 'east']);
  expect(index.at(2, 0.5)).toEqual(['wide', 'east', 'two parts']);
  expect(index.at(9, 9)).toEqual([]);
  expect(index.near([5, 1, 9, 2])).toEqual(['east']);
  expect(buildCoverIndex([]).at(1, 1)).toEqual([]);
});

it('agrees with looking at every area one by one', () => {
  const random = seeded(9);
  const areas = Array.from({ length: 300 }, (_, id) => ({
    id,
    boundary: square(random.next() * 10, random.next() * 10, 0.2 + random.next() * 2),
  }));
  const index = buildCoverIndex(areas);
  for (let i = 0; i < 500; i++) {
    const [lon, lat] = [random.next() * 12, random.next() * 12];
    const held = areas.filter(({ boundary }) => positionIn([lon, lat], boundary) !== 'outside').map(({ id }) => id);
    expect(index.at(lon, lat)).toEqual(held);
  }
});
