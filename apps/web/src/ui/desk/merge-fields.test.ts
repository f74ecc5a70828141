import { expect, test } from 'vitest';
import { mergeFields } from './merge-fields.ts';

const base = { version: 1, name: '春和第3网格', households: 300, phone: null as string | null };
const fields = [
  { key: 'name', label: '名称' },
  { key: 'households', label: '户数' },
  { key: 'phone', label: '电话' },
] as const;
const merge = (mine: Partial<typeof base>, theirs: Partial<typeof base>) => {
  const { merged, contested } = mergeFields(fields, base, { ...base, ...mine }, { ...base, version: 2, ...theirs });
  return { merged, contested: contested.map(({ key }) => key) };
};

test('different fields merge without asking', () => {
  expect(merge({ name: '春和三网格' }, { households: 310 })).toEqual({
    merged: { version: 2, name: '春和三网格', households: 310, phone: null },
    contested: [],
  });
});

test('the same new value is no conflict, another one is', () => {
  expect(merge({ phone: '2010103' }, { phone: '2010103' }).contested).toEqual([]);
  expect(merge({ phone: '2010103', name: '甲' }, { phone: '2010199' })).toEqual({
    merged: { version: 2, name: '甲', households: 300, phone: '2010103' },
    contested: ['phone'],
  });
});

test('what the person did not touch is never sent back old', () => {
  expect(merge({}, { name: '乙', households: 1, phone: '1' }).merged).toEqual({
    version: 2,
    name: '乙',
    households: 1,
    phone: '1',
  });
});
