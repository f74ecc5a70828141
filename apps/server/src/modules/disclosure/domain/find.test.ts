import { describe, expect, it } from 'vitest';
import { holdsAll, likePatterns, searchText, searchWords } from './find.ts';
import { noFacts } from './item.ts';

describe('words that are looked for', () => {
  it.each([
    ['健身 老人', ['健身', '老人']],
    ['  健身、老人，健身　路灯 ', ['健身', '老人', '路灯']],
    ['ＷｉＦｉ １２', ['wifi', '12']],
    ['a\u0000b\tc', ['a', 'b', 'c']],
    [' 　 ', []],
    ['', []],
  ])('of %j are %j', (question, words) => {
    expect(searchWords(question)).toEqual(words);
  });

  it('mean nothing but what is written', () => {
    expect(likePatterns('100% a_b c\\d')).toEqual(['%100\\%%', '%a\\_b%', '%c\\\\d%']);
    expect(likePatterns(undefined)).toEqual([]);
  });
});

it('are found in every word and fact that is published, however it is written', () => {
  const facts = {
    ...noFacts,
    number: 'XQ-7',
    sort: { code: 'sport', name: '文体', nameEn: 'Sport' },
    place: '一社区',
    unit: '水务局',
    helpers: ['供热办'],
  };
  const text = searchText(facts, { title: '健身器材', hours: '周六 ９点' });
  for (const words of ['xq-7', '文体', 'SPORT', '一社区', '水务局', '供热办', '器材 9点'])
    expect(holdsAll(text, searchWords(words)), words).toBe(true);
  expect(holdsAll(text, searchWords('健身 路灯'))).toBe(false);
  expect(holdsAll(text, [])).toBe(true);
});
