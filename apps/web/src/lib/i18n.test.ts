import { expect, expectTypeOf, test } from 'vitest';
import { dictionary, fill, translator } from './i18n.ts';

const words = dictionary({ save: '保存', left: '还剩 {n} 天' }, async () => ({
  save: 'Save',
  left: '{n} {n|day|days} left',
}));

test('holes are filled and known to the compiler', () => {
  const t = translator(words);
  expect(t('save')).toBe('保存');
  expect(t('left', { n: 3 })).toBe('还剩 3 天');
  expectTypeOf(t<'left'>)
    .parameter(1)
    .toEqualTypeOf<{ n: string | number }>();
});

test('English loads on demand and chooses by number', async () => {
  expect(translator(words, 'en')('save')).toBe('保存');
  await words.loadEnglish();
  const t = translator(words, 'en');
  expect(t('save')).toBe('Save');
  expect([t('left', { n: 1 }), t('left', { n: 2 })]).toEqual(['1 day left', '2 days left']);
});

test('long numbers are written in threes', () => {
  expect(fill('还有 {n} 元，{year} 年', { n: 11_000, year: 2026 })).toBe('还有 11,000 元，2026 年');
});

test('a missing value leaves no brace behind', () => {
  expect(fill('还剩 {n} 天')).toBe('还剩  天');
});
