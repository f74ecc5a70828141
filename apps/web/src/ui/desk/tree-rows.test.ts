import { expect, test } from 'vitest';
import { chainOf, subtreeOf, treeIndex, treeRows } from './tree-rows.ts';

const node = (id: string, parentId: string | null, name = id) => ({ id, parentId, name, code: `code-${id}` });
const nodes = [
  node('d', null, '云川区'),
  node('s1', 'd', '河湾街道'),
  node('c1', 's1', '春和社区'),
  node('g1', 'c1', '春和第1网格'),
  node('s2', 'd', '云台街道'),
  node('c2', 's2', '滨河社区'),
];
const index = treeIndex(nodes);
const shown = (open: string[], words = '') =>
  treeRows(index, new Set(open), words).map((row) => '·'.repeat(row.depth) + row.node.name);

test('children are shown below open nodes only', () => {
  expect(shown([])).toEqual(['云川区']);
  expect(shown(['d'])).toEqual(['云川区', '·河湾街道', '·云台街道']);
  expect(shown(['s1'])).toEqual(['云川区']);
});

test('a search shows the matches with what stands above them, and opens the way there', () => {
  expect(shown([], '滨河')).toEqual(['云川区', '·云台街道', '··滨河社区']);
  expect(shown([], 'CODE-G1')).toEqual(['云川区', '·河湾街道', '··春和社区', '···春和第1网格']);
  expect(shown([], '没有')).toEqual([]);
});

test('below a match its own children can be opened', () => {
  expect(shown(['s2'], '云台')).toEqual(['云川区', '·云台街道', '··滨河社区']);
  expect(shown([], '云台')).toEqual(['云川区', '·云台街道']);
});

test('each row knows its place among its siblings', () => {
  const rows = treeRows(index, new Set(['d']), '');
  expect(rows.map(({ position, siblings, hasChildren, isOpen }) => [position, siblings, hasChildren, isOpen])).toEqual([
    [1, 1, true, true],
    [1, 2, true, false],
    [2, 2, true, false],
  ]);
});

test('a part of a tree has its own roots, and a loop does not hang the page', () => {
  expect(treeRows(treeIndex(nodes.slice(4)), new Set(), '').map(({ node: { name } }) => name)).toEqual(['云台街道']);
  expect(chainOf(index, 'g1').map(({ id }) => id)).toEqual(['d', 's1', 'c1', 'g1']);
  expect(chainOf(treeIndex([node('a', 'b'), node('b', 'a')]), 'a')).toHaveLength(2);
  expect(subtreeOf(index, 's1').map(({ id }) => id)).toEqual(['s1', 'c1', 'g1']);
});
