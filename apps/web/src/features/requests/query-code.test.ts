import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caretAfter, codeLetters, groupCode, isWholeCode } from './query-code.ts';

test.each([
  ['abcd1234efgh', 'ABCD-1234-EFGH'],
  ['  ABCD 1234 EFGH ', 'ABCD-1234-EFGH'],
  ['查询码：ａｂｃｄ－１２３４－ＥＦＧＨ', 'ABCD-1234-EFGH'],
  ['oil u', '011V'],
  ['ABCD-1234-EFGH-XYZ', 'ABCD-1234-EFGH'],
  ['', ''],
  ['——', ''],
])('%j is shown as %j', (typed, shown) => {
  expect(groupCode(typed)).toBe(shown);
});

test('a whole code has twelve letters', () => {
  expect(isWholeCode('ABCD-1234-EFG')).toBe(false);
  expect(isWholeCode('abcd1234efgh')).toBe(true);
});

test('grouping what is grouped changes nothing', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(groupCode(groupCode(typed))).toBe(groupCode(typed));
      expect(codeLetters(groupCode(typed))).toBe(codeLetters(typed));
    }),
  );
});

test('the caret stays behind the letter just typed', () => {
  expect(caretAfter('ABCD1', 5)).toBe(6);
  expect(caretAfter('ABCD', 4)).toBe(4);
  expect(caretAfter('AXBCD-1234', 2)).toBe(2);
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.nat(30), (typed, at) => {
      const caret = Math.min(at, typed.length);
      const before = groupCode(typed).slice(0, caretAfter(typed, caret));
      expect(codeLetters(before)).toBe(codeLetters(typed.slice(0, caret)));
    }),
  );
});
