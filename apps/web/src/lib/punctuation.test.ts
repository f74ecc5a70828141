import { afterEach, expect, test } from 'vitest';
import { language } from './language.ts';
import { asideText, labelText, listText, quotedText } from './punctuation.ts';

afterEach(() => language.set('zh-CN'));

const marks = (): string[] => [listText(['A', 'B']), labelText('A', 'B'), `A${asideText('B')}`, quotedText(['A', 'B'])];

test('the marks between words are those of the language', () => {
  expect(marks()).toEqual(['A、B', 'A：B', 'A（B）', '「A」「B」']);
  language.set('en');
  expect(marks()).toEqual(['A, B', 'A: B', 'A (B)', '“A”, “B”']);
});
