import { expect, test } from 'vitest';
import { guessMapping, mappingProblem } from './guess-mapping.ts';
import { fieldWords, importFields } from './import-fields.ts';

test.each([
  ['工单编号* 留言主题 留言详情（必填） 受理时间', ['number', 'title', 'content', 'madeAt']],
  [
    '留言编号 留言用户 留言主题 留言时间 留言详情 反对数 点赞数',
    ['number', 'name', 'title', 'madeAt', 'content', null, null],
  ],
  [
    '留言编号 留言用户 留言主题 留言时间 留言详情 答复意见 答复时间',
    ['number', 'name', 'title', 'madeAt', 'content', 'reply', 'closedAt'],
  ],
  [
    'CASE_ENQUIRY_ID OPEN_DT TARGET_DT CLOSED_DT OnTime_Status CASE_STATUS',
    ['number', 'madeAt', 'dueAt', 'closedAt', null, 'status'],
  ],
  ['CASE_TITLE SUBJECT REASON TYPE', ['title', 'category', 'category', 'category']],
  ['编号 工单编号', ['number', null]],
  ['街道 社区 网格 承办单位 来源', ['place', 'place', 'place', 'unit', 'source']],
  ['未导入原因 原行号 编号', [null, null, 'number']],
])('%s', (header, mapping) => {
  expect(guessMapping(header.split(' '))).toEqual(mapping);
});

test('our own template is read back, in both languages', () => {
  const fields = importFields.filter((field) => field !== 'extra');
  for (const lang of ['zh', 'en'] as const)
    expect(guessMapping(fields.map((field) => fieldWords[field][lang]))).toEqual(fields);
});

test('a mapping without content, or with two columns for one thing, cannot be used', () => {
  expect(mappingProblem(['number', null])).toEqual({ code: 'nothing', field: 'content' });
  expect(mappingProblem(['title', 'number', 'number'])).toEqual({ code: 'twice', field: 'number' });
  expect(mappingProblem(['title', 'category', 'category'])).toBeUndefined();
});
