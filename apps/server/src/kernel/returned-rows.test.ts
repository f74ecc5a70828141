import { describe, expect, it } from 'vitest';
import { type ChangeColumn, changesOf, sameVersion } from './returned-rows.ts';

const columns: ChangeColumn<null>[] = [
  { title: '内容', field: 'content', read: (cell) => ({ value: cell }), needed: true },
  {
    title: '人数',
    field: 'people',
    read: (cell) => (/\D/.test(cell) ? { fault: { zh: '不是数', en: 'no number' } } : { value: Number(cell) }),
  },
  { title: '网格', field: 'placeId', read: (cell) => ({ value: cell }), fixed: true },
];
const stands = new Map<string, unknown>([
  ['内容', '修路'],
  ['人数', 7],
  ['网格', 'G1'],
]);
const changes = (header: string[], cells: string[]) => changesOf(columns, { header, cells }, stands, null);

describe('a row that comes back', () => {
  it('changes what reads otherwise, not what is merely spelt otherwise or not there', () => {
    expect(changes(['内容', '人数', '网格'], [' 修路 ', '07', 'G1'])).toEqual({ values: {}, titles: [] });
    expect(changes(['人数'], ['8'])).toEqual({ values: { people: 8 }, titles: ['人数'] });
    expect(changes(['内容', '备注'], ['修两条路', '无'])).toEqual({
      values: { content: '修两条路' },
      titles: ['内容'],
    });
  });

  it('is refused with every reason', () => {
    const answer = changes(['内容', '人数', '网格'], ['', '很多', 'G2']);
    expect('faults' in answer && answer.faults.map(({ zh }) => zh)).toEqual([
      '内容：必须填写',
      '人数：不是数',
      '网格：登记后不能用表格改，请改回「G1」',
    ]);
  });

  it('counts only on the version it went out with', () => {
    expect(sameVersion(['编号', '版本'], ['1', '3'], 3)).toBe(3);
    expect(() => sameVersion(['编号', '版本'], ['1', '2'], 3)).toThrow('version-conflict');
    expect(() => sameVersion(['编号'], ['1'], 3)).toThrow('sheet-version');
    expect(() => sameVersion(['编号', '版本'], ['1', ''], 3)).toThrow('sheet-version');
  });
});
