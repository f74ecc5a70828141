import { describe, expect, it } from 'vitest';
import { balancedLines, chineseNumeral, wrapLines } from './lines.ts';

/** Every character is ten points wide, a Latin one five. */
const measure = (words: string): number => [...words].reduce((sum, each) => sum + (each < '\u0080' ? 5 : 10), 0);

describe('lines of a document', () => {
  it('none is wider than the page, and nothing is lost', () => {
    const text =
      '社区负责收集、核实居民需求，形成《居民需求清单》；为共建单位（含12个2026-11-18登记的组织）开展服务提供便利。';
    const lines = wrapLines(text, 100, measure, 20);
    expect(lines.join('')).toBe(text);
    for (const [i, line] of lines.entries()) expect(measure(line) + (i === 0 ? 20 : 0)).toBeLessThanOrEqual(100);
    for (const line of lines) expect(line).not.toMatch(/^[，。、；：）》]|[（《]$/u);
  });
  it('a word too long for a line is parted; an empty paragraph is one empty line', () => {
    expect(wrapLines('abcdefghij', 25, measure)).toEqual(['abcde', 'fghij']);
    expect(wrapLines('', 25, measure)).toEqual(['']);
  });
  it('a heading of two lines is about even', () => {
    expect(balancedLines('一社区居委会与供热办共建协议书', 100, measure)).toEqual([
      '一社区居委会与供',
      '热办共建协议书',
    ]);
    expect(balancedLines('共建协议书', 100, measure)).toEqual(['共建协议书']);
  });
  it('numbers as documents write them', () => {
    expect([1, 10, 11, 20, 21, 40].map(chineseNumeral)).toEqual(['一', '十', '十一', '二十', '二十一', '四十']);
  });
});
