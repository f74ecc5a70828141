import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUCKET_SIZE, bucketOf, pairTokens, queryPairs, searchable, searchTokens } from './search-tokens.ts';

describe('search by character pairs', () => {
  it('finds every fragment of two or more characters of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 2, maxLength: 60 }),
        fc.nat(60),
        fc.integer({ min: 2, max: 12 }),
        (text, from, length) => {
          const plain = searchable(text);
          const fragment = plain.slice(from % Math.max(plain.length, 1), (from % Math.max(plain.length, 1)) + length);
          const stored = new Set(searchTokens(7, 3, text));
          expect(pairTokens(7, 3, queryPairs(fragment)).every((token) => stored.has(token))).toBe(true);
        },
      ),
    );
  });

  it('reads full-width letters and digits, and capitals, as the plain ones', () => {
    expect(searchable('ＡＢ１２　Cd')).toBe('ab12 cd');
    expect(searchTokens(1, 0, 'ＮＯ１２')).toEqual(searchTokens(1, 0, 'no12'));
  });

  it('does not pair across a gap, and asks nothing of single characters', () => {
    expect(queryPairs('路 灯')).toEqual([]);
    expect(queryPairs('路灯 坏了')).toHaveLength(2);
  });

  it('salts by tenant and bucket: the same words elsewhere are other tokens', () => {
    expect(searchTokens(1, 0, '路灯不亮')).not.toEqual(searchTokens(2, 0, '路灯不亮'));
    expect(searchTokens(1, 0, '路灯不亮')).not.toEqual(searchTokens(1, 1, '路灯不亮'));
  });

  it('keeps tokens within 32 bits and each once', () => {
    const tokens = searchTokens(3, 9, '垃圾垃圾垃圾堆在门口');
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(tokens.every((token) => Number.isInteger(token) && token >= -(2 ** 31) && token < 2 ** 31)).toBe(true);
  });

  it('counts buckets from the running number', () => {
    expect(bucketOf(BUCKET_SIZE - 1)).toBe(0);
    expect(bucketOf(BUCKET_SIZE)).toBe(1);
  });
});
