import { expect, test } from 'vitest';
import { indexNames } from './resolve-names.ts';

const index = indexNames([
  { id: 'd', code: '640202', name: '测试区', parentId: null },
  { id: 's1', code: 'S1', name: '一街道', parentId: 'd' },
  { id: 's2', code: 'S2', name: '二街道', parentId: 'd' },
  { id: 'c1', code: 'C1', name: '中心社区', parentId: 's1' },
  { id: 'c2', code: 'C2', name: '中心社区', parentId: 's2' },
]);
const find = (...words: string[]) => {
  const found = index.find(words);
  return found && [found.entry.id, found.exact];
};

test('by name or code, the last word that is known', () => {
  expect(find('一街道')).toEqual(['s1', true]);
  expect(find(' s2 ')).toEqual(['s2', true]);
  expect(find('测试区', '一街道', '哪个村')).toEqual(['s1', false]);
  expect(find('没有')).toBeUndefined();
  expect(find()).toBeUndefined();
});

test('of two of one name the one below the earlier word; alone it says nothing', () => {
  expect(find('中心社区')).toBeUndefined();
  expect(find('二街道', '中心社区')).toEqual(['c2', true]);
  expect(find('测试区/一街道/中心社区')).toEqual(['c1', true]);
});
