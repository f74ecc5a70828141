import { expect, test } from 'vitest';
import { redact } from './redact.ts';
import { writeXml } from './xml.ts';

test.each([
  '电话13812345678联系',
  '138-1234-5678',
  '+86 138 1234 5678',
  '０９５２－２０１２３４５',
  '身份证640202199001011234',
  '64020219900101123X',
  'zhang.san@example.com',
  '卡号6222021234567890',
])('%s is hidden', (text) => {
  expect(redact(text)).not.toMatch(/\d{4,}|@|[０-９]{4}/);
});

test('what says nothing about a person stays as it was written', () => {
  const text = '3号楼2单元，2026年3月5日起停水，请打12345。';
  expect(redact(text)).toBe(text);
});

test('XML holds any text, and no sign it may not', () => {
  const xml = writeXml([
    'a',
    [
      ['b', `<&>"'\r\0\ud800\ufffe 中😀`],
      ['c', null],
      ['d', []],
      ['e', false],
    ],
  ]);
  expect(xml).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<a>\n  <b>&lt;&amp;&gt;&quot;&apos;&#13; 中😀</b>\n  <c></c>\n  <d></d>\n  <e>false</e>\n</a>\n',
  );
});
