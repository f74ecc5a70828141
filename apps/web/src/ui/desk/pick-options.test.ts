import { expect, test } from 'vitest';
import { type PickOption, pickGroups } from './pick-options.ts';

const options: readonly PickOption[] = [
  { value: 'lamp', label: '路灯不亮', group: '市政', words: '黑 灯' },
  { value: 'lid', label: '井盖松动', group: '市政' },
  { value: 'noise', label: '施工噪声', group: '环境', hint: '执法局' },
];
const found = (typed: string) => pickGroups(options, typed).flatMap((group) => group.options.map(({ value }) => value));

test('every word typed must be found: in the label, the group, the hint or the other words', () => {
  expect(found('')).toEqual(['lamp', 'lid', 'noise']);
  expect(found('灯')).toEqual(['lamp']);
  expect(found('市政 井')).toEqual(['lid']);
  expect(found('执法')).toEqual(['noise']);
  expect(found('市政 噪声')).toEqual([]);
});

test('groups keep the order they came in', () => {
  expect(pickGroups(options, '').map(({ name }) => name)).toEqual(['市政', '环境']);
});
