import { describe, expect, it } from 'vitest';
import { tellingWords, withoutNumbers } from './words.ts';

describe('words', () => {
  it('are those that say what a text is about', () => {
    const words = tellingWords('希望社区提供老人理发服务，老人腿脚不便，3号楼');
    expect(words).toContain('老人');
    expect(words).toContain('理发');
    expect(words.filter((word) => /\d|希望|社区|服务/.test(word))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  });

  it('hide the numbers by which somebody could be reached', () => {
    expect(withoutNumbers('找王师傅13812345678，身份证64020519800101123X，电话0952-2010001，要20件')).toBe(
      '找王师傅＊＊＊，身份证＊＊＊，电话＊＊＊，要20件',
    );
    expect(withoutNumbers('2026年11月18日，3号楼2单元')).toBe('2026年11月18日，3号楼2单元');
  });
});
