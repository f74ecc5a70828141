import { describe, expect, it } from 'vitest';
import { findNames, type NameEntry, tidyName, withoutName } from './find-names.ts';
import { matchedWord } from './match-net.ts';

const entry = (placeId: string, name: string, compound: string | null = null, level = 4): NameEntry => ({
  placeId,
  text: tidyName(name),
  compound,
  level,
});
const entries = [
  entry('c1', '春和社区', null, 3),
  entry('g1', '春和第1网格'),
  entry('g2', '春和第2网格'),
  entry('g12', '春和第12网格'),
  entry('g1', '春和苑', '春和苑'),
  entry('g2', '春和苑', '春和苑'),
  entry('g2', '春和苑南区', '春和苑南区'),
  entry('g12', '老机床厂家属院', '惠民小区'),
  entry('g12', 'YC101-12'),
];
const ids = (words: string) => findNames(words, entries).map(({ entry: { placeId, compound } }) => [placeId, compound]);

describe('finding a place by what people write', () => {
  it('an exact name, a code, another name, full-width and spaced', () => {
    expect(ids('春和第1网格')).toEqual([['g1', null]]);
    expect(ids('yc101-12')).toEqual([['g12', null]]);
    expect(ids('老机床厂家属院')).toEqual([['g12', '惠民小区']]);
    expect(ids('春和第１ 网格')).toEqual([['g1', null]]);
  });

  it('an address holds the name: the longest wins, and a compound in two grids leaves a choice', () => {
    expect(ids('春和苑南区3号楼2单元')).toEqual([['g2', '春和苑南区']]);
    expect(ids('河湾街道春和苑3号楼')).toEqual([
      ['g1', '春和苑'],
      ['g2', '春和苑'],
    ]);
    expect(ids('春和第12网格停水')).toEqual([['g12', null]]);
  });

  it('part of a name gives all it may be; one letter or nothing gives nothing', () => {
    expect(ids('春和第')).toHaveLength(3);
    expect(ids('春')).toEqual([]);
    expect(ids('  ')).toEqual([]);
    expect(ids('没有这个地方')).toEqual([]);
  });

  it('what is left says what is wrong, and that finds the net', () => {
    const [found] = findNames('春和苑南区 3号楼停水了', entries);
    const left = withoutName('春和苑南区 3号楼停水了', found?.entry as NameEntry);
    expect(left).toBe('3号楼停水了');
    expect(matchedWord(left, { kind: 'water', name: '供水服务网', keywords: [] })).toBe('停水');
    expect(matchedWord(left, { kind: 'power', name: '供电服务网', keywords: [] })).toBeNull();
    expect(matchedWord('消防栓漏水', { kind: 'other', name: '泵房', keywords: ['消防栓'] })).toBe('消防栓');
    expect(matchedWord('', { kind: 'water', name: '', keywords: [] })).toBeNull();
  });
});
