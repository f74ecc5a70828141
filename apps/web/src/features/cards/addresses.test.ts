import { expect, test } from 'vitest';
import { addressesOf, linesOf } from './addresses.ts';

const words = { building: (n: number) => `${n} 号楼`, unit: (n: number) => `${n} 单元` };

test('lines as typed or pasted from a table', () => {
  expect(linesOf(' 1 号楼\r\n\n2 号楼\t东门\n1 号楼\n')).toEqual(['1 号楼', '2 号楼 东门']);
  expect(linesOf('长'.repeat(90))[0]).toHaveLength(60);
});

test('buildings and stairs by numbers, never without end', () => {
  expect(addressesOf({ name: '春和小区', from: 1, to: 2, units: 2 }, words)).toEqual([
    '春和小区 1 号楼 1 单元',
    '春和小区 1 号楼 2 单元',
    '春和小区 2 号楼 1 单元',
    '春和小区 2 号楼 2 单元',
  ]);
  expect(addressesOf({ name: '', from: 3, to: 4, units: 0 }, words)).toEqual(['3 号楼', '4 号楼']);
  expect(addressesOf({ name: '', from: 5, to: 4, units: 1 }, words)).toEqual([]);
  expect(addressesOf({ name: '', from: 1, to: 1e9, units: 9 }, words)).toHaveLength(2000);
});
