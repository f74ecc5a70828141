import { expect, test } from 'vitest';
import { translator } from '../../lib/i18n.ts';
import { fileProblem } from './check-file.ts';
import { exchangeWords } from './words.ts';

const t = translator(exchangeWords, 'zh-CN');
const told = (name: string, size = 1000) => fileProblem({ name, size }, t);

test('tables pass, whatever their letters', () => {
  expect(['a.xlsx', '导出.CSV', 'old.xls', 'b.ods', '2026.03.txt'].map((name) => told(name))).toEqual(
    Array.from({ length: 5 }, () => null),
  );
});

test('what is no table, empty or too large is told with what to do', () => {
  expect(told('现场.jpg')).toContain('不是表格');
  expect(told('xlsx')).toContain('不是表格');
  expect(told('a.csv', 0)).toContain('空的');
  expect(told('a.xlsx', 100 * 1024 * 1024)).toBeNull();
  expect(told('a.xlsx', 100 * 1024 * 1024 + 1)).toContain('101 MB');
});
