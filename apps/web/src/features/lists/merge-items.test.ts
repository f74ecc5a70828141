import type { ListItem } from '@huying/server/contract/lists';
import { expect, test } from 'vitest';
import { itemsOf, keyOf, mergeParts, partsOf, same } from './merge-items.ts';

const item = (code: string, name: string): ListItem =>
  ({ code, name, parent: null, photo: 'optional', skip: [], defaultUrgency: 'normal', active: true }) as ListItem;
const parts = (...items: ListItem[]) => partsOf('category', items);
const names = (merged: object) => itemsOf('category', { ...merged }).map((each) => (each as { name: string }).name);

test('items of each list are known by what the server knows them by', () => {
  expect(keyOf('duty', { clause: '1.2', category: 'heating' } as unknown as ListItem)).toBe('1.2');
  expect(keyOf('limit', { category: '*', urgency: 'urgent', stage: 'sign' } as unknown as ListItem)).toBe(
    '* · urgent · sign',
  );
  expect(keyOf('rejection', item('repeat', '重复'))).toBe('repeat');
  expect(partsOf('calendar', [{ coveredUntil: '2026-12-31' } as unknown as ListItem])).toEqual({
    coveredUntil: '2026-12-31',
  });
});

test('changes of different items come together, deletions too', () => {
  const base = parts(item('a', '甲'), item('b', '乙'), item('c', '丙'));
  const mine = parts(item('a', '甲一'), item('b', '乙'), item('n', '新'));
  const theirs = parts(item('a', '甲'), item('b', '乙一'), item('c', '丙'), item('t', '他'));
  const { merged, contested } = mergeParts(base, mine, theirs);
  expect(names(merged)).toEqual(['甲一', '乙一', '他', '新']);
  expect(contested).toEqual([]);
});

test('the same item changed by both is asked about, unless alike', () => {
  const base = parts(item('a', '甲'), item('b', '乙'), item('c', '丙'));
  const mine = parts(item('a', '我'), item('b', '同'), item('n', '我加的'));
  const theirs = parts(item('a', '他'), item('b', '同'), item('c', '他改了'), item('n', '他加的'));
  expect(mergeParts(base, mine, theirs).contested.sort()).toEqual(['a', 'c', 'n']);
});

test('the order of keys in an item makes no difference', () => {
  expect(same({ a: 1, b: [{ x: 1, y: undefined }] }, { b: [{ x: 1 }], a: 1 })).toBe(true);
  expect(same(['a', 'b'], ['b', 'a'])).toBe(false);
});
