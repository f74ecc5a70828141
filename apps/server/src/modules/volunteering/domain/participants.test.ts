import { describe, expect, test } from 'vitest';
import { linesOf, type Naming, readSheet, writeLines } from './participants.ts';

const naming: Naming = {
  ownId: 'own',
  usualHours: 2,
  unitOf: (name) => ({ 供电公司: 'power', 一小: null })[name],
};

describe('a pasted list', () => {
  test.each([
    ['张三 2', { name: '张三', hours: '2', unit: '' }],
    ['1. 张三\t2.5\t供电公司', { name: '张三', hours: '2.5', unit: '供电公司' }],
    ['２、李四，３小时', { name: '李四', hours: '3小时', unit: '' }],
    ['王五', { name: '王五', hours: '', unit: '' }],
    ['Li Lei 2', { name: 'Li Lei', hours: '2', unit: '' }],
  ])('%s', (line, written) => expect(linesOf(line)).toEqual([{ line: 1, written }]));

  test('hours and unit are usual where none are written; empty lines count in the numbers only', () => {
    expect(readSheet('张三\n\n李四 1.5 供电公司', naming)).toEqual({
      rows: [
        { name: '张三', hours: 2, unitId: 'own' },
        { name: '李四', hours: 1.5, unitId: 'power' },
      ],
    });
  });

  test('every wrong line is named, and nothing is half taken', () => {
    const read = readSheet('张三 2\n13812345678 2\n李四 200\n王五 2 一小\n赵六 2 没有\n张三 1', naming);
    expect('faults' in read && read.faults.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
  });

  test('what is written out is taken back', () => {
    const rows = [{ name: '李四', hours: 1.5, unit: '供电公司' }];
    expect(readSheet(writeLines(rows), naming)).toEqual({ rows: [{ name: '李四', hours: 1.5, unitId: 'power' }] });
  });
});
