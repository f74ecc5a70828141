import { expect, test } from 'vitest';
import { emptyField, fieldBody, fieldFault } from './field-form.ts';

const words = { seePhoto: '（见照片）' };
const draft = { ...emptyField, content: '井盖破损' };

test('words or a photo are enough; a category may ask for a photo', () => {
  expect(fieldFault(emptyField, 0, false)).toBe('contentMissing');
  expect(fieldFault(emptyField, 1, false)).toBeNull();
  expect(fieldFault(draft, 0, false)).toBeNull();
  expect(fieldFault(draft, 0, true)).toBe('photoMissing');
});

test('what was dealt with on the spot needs a category and words for the public', () => {
  const handled = { ...draft, selfHandled: true };
  expect(fieldFault(handled, 0, false)).toBe('categoryMissing');
  expect(fieldFault({ ...handled, category: 'road.manhole' }, 0, false)).toBe('publicTextMissing');
  expect(fieldFault({ ...handled, category: 'road.manhole', publicText: '已换' }, 0, false)).toBeNull();
});

test('only what was entered is sent', () => {
  expect(fieldBody(draft, words)).toEqual({ content: '井盖破损', source: 'patrol' });
  expect(
    fieldBody(
      { ...draft, source: 'visit', reporterPhone: ' 13800000000 ', publicText: '不用的字', category: 'road' },
      words,
    ),
  ).toEqual({ content: '井盖破损', source: 'visit', category: 'road', reporter: { phone: '13800000000' } });
  expect(fieldBody({ ...emptyField, selfHandled: true, publicText: ' 已换 ' }, words)).toEqual({
    content: '（见照片）',
    source: 'patrol',
    selfHandled: { publicText: '已换' },
  });
});
