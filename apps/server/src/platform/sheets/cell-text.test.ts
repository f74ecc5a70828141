import { SSF } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDateText, numberText, plainDigits } from './cell-text.ts';
import { readFormat, readFormatCode } from './number-format.ts';

const told = (stored: string, code: string, date1904 = false): string =>
  numberText(stored, readFormatCode(code), { date1904, draw: (format, value) => SSF.format(format, value) });

describe('numbers are told in full digits', () => {
  test.each([
    ['188006', '188006'],
    ['0', '0'],
    ['-0', '0'],
    ['3.0', '3'],
    ['-12.50', '-12.5'],
    ['0.30000000000000004', '0.3'],
    ['1.2E+15', '1200000000000000'],
    ['1.2345678901234567E+17', '123456789012345670'],
    ['123456789012345678', '123456789012345678'],
    ['150102199001011234', '150102199001011234'],
    ['1E-7', '0.0000001'],
    ['-2.5e-3', '-0.0025'],
    ['1e400', '1e400'],
    ['abc', 'abc'],
    ['', ''],
  ])('%s → %s', (stored, text) => expect(plainDigits(stored)).toBe(text));

  test('and mean the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), (value) => {
        const text = plainDigits(String(value));
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14);
      }),
    );
  });
});

describe('formats that make another picture of a number', () => {
  test.each([
    ['7', '000000', '000007'],
    ['7', '"HY-"0000', 'HY-0007'],
    ['47112345678', '0000-0000000', '4711-2345678'],
    ['3', '00', '03'],
    ['3.25', '00', '3.25'],
    ['0.07', '0%', '7%'],
    ['0.0725', '0.00%', '7.25%'],
    ['1234.567', '#,##0.00', '1234.567'],
    ['1234.5', '"¥"#,##0', '1234.5'],
    ['12', '0"元"', '12'],
    ['1', '[=1]"男";[=2]"女";General', '男'],
    ['2', '[=1]"男";[=2]"女";General', '女'],
    ['3', '[=1]"男";[=2]"女";General', '3'],
    ['12345', '[>=10000]0.0,"万";0', '12345'],
    ['5', '0.00E+00', '5'],
  ])('%s in %s → %s', (stored, code, text) => expect(told(stored, code)).toBe(text));
});

describe('dates', () => {
  test.each([
    ['43831', 'yyyy-mm-dd', '2020-01-01'],
    ['43831', 'yyyy\\-mm\\-dd\\ hh:mm:ss', '2020-01-01 00:00:00'],
    ['43831.75', 'yyyy/m/d', '2020-01-01 18:00:00'],
    ['43831.3593287037', 'm/d/yy h:mm', '2020-01-01 08:37:26'],
    ['43831.999999999', 'yyyy-mm-dd hh:mm:ss', '2020-01-02 00:00:00'],
    ['43831', 'yyyy"年"m"月"d"日";@', '2020-01-01'],
    ['43831', '[$-804]yyyy"年"m"月"', '2020-01-01'],
    ['43831', '[DBNum1][$-804]yyyy"年"m"月"d"日"', '2020-01-01'],
    ['43831.5', 'm/d/yy h:mm AM/PM', '2020-01-01 12:00:00'],
    ['43831.5', 'yyyy-m-d 上午/下午h"时"mm"分"', '2020-01-01 12:00:00'],
    ['0.5', 'h:mm', '12:00:00'],
    ['0.5', '[$-F400]h:mm:ss AM/PM', '12:00:00'],
    ['43831.5', 'h:mm', '2020-01-01 12:00:00'],
    ['1.5', '[h]:mm:ss', '36:00:00'],
    ['0.000011574', 'mm:ss.0', '00:00:01'],
    ['19278.60795138889', 'dd\\-mmm\\-yyyy\\ hh:mm:ss.000', '1952-10-11 14:35:27'],
    ['0', 'yyyy-mm-dd', '1900-01-00'],
    ['1', 'yyyy-mm-dd', '1900-01-01'],
    ['59', 'yyyy-mm-dd', '1900-02-28'],
    ['60', 'yyyy-mm-dd', '1900-02-29'],
    ['61', 'yyyy-mm-dd', '1900-03-01'],
    ['-1', 'yyyy-mm-dd', '-1'],
    ['2958466', 'yyyy-mm-dd', '2958466'],
  ])('%s in %s → %s', (stored, code, text) => expect(told(stored, code)).toBe(text));

  test('count from 1904 where the workbook says so', () => {
    expect(told('0', 'yyyy-mm-dd', true)).toBe('1904-01-01');
    expect(told('42369', 'yyyy-mm-dd', true)).toBe('2020-01-01');
  });

  test('agree with the library on every day of three centuries', () => {
    for (let serial = 61; serial < 109_500; serial += 1) {
      const theirs = SSF.parse_date_code(serial);
      const day = [theirs?.y, theirs?.m, theirs?.d].map((part) => String(part).padStart(2, '0')).join('-');
      if (told(String(serial), 'yyyy-mm-dd') !== day)
        expect([serial, told(String(serial), 'yyyy-mm-dd')]).toEqual([serial, day]);
    }
  });

  test.each([
    ['2009-01-05T10:20:30', '2009-01-05 10:20:30'],
    ['2009-01-05T10:20', '2009-01-05 10:20:00'],
    ['2009-01-05T00:00:00.000Z', '2009-01-05'],
    ['2009-01-05', '2009-01-05'],
    ['T10:20:30', '10:20:30'],
  ])('of strict workbooks: %s → %s', (stored, text) => expect(isoDateText(stored)).toBe(text));
});

test('built-in formats that no workbook spells out', () => {
  const kinds = [0, 1, 2, 9, 14, 20, 22, 31, 32, 46, 49, 57].map((id) => readFormat(id).kind);
  expect(kinds).toEqual([
    'plain',
    'plain',
    'plain',
    'percent',
    'date',
    'time',
    'date',
    'date',
    'time',
    'elapsed',
    'plain',
    'date',
  ]);
});
