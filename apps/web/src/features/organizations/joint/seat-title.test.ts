import { expect, test } from 'vitest';
import { seatTitle } from './seat-title.ts';

test('an office that says the role does not stand beside it once more', () => {
  const titles = [
    ['兼职委员', '兼职委员'],
    ['书记', '大党委书记'],
    ['兼职委员', '支部书记'],
    ['兼职委员', ''],
  ] as const;
  expect(titles.map(([role, office]) => seatTitle(role, office))).toEqual([
    '兼职委员',
    '大党委书记',
    '兼职委员 · 支部书记',
    '兼职委员',
  ]);
});
