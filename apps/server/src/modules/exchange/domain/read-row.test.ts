import { expect, test } from 'vitest';
import { zoneOf } from '../../../kernel/time.ts';
import type { Mapping } from './guess-mapping.ts';
import type { ImportField } from './import-fields.ts';
import { type Reading, readRow, rowIdentity } from './read-row.ts';
import { isClosedStatus, sourceOf, urgencyOf } from './words.ts';

const now = new Date('2026-11-18T10:00:00+08:00');
const read = (row: Partial<Record<ImportField, string>>, more: Partial<Reading> = {}) => {
  const given = { madeAt: '2026-03-01', ...row };
  const mapping = Object.keys(given) as Mapping;
  return readRow(Object.values(given), {
    ...more,
    header: mapping.map((field) => `列${field}`),
    mapping,
    now,
    zone: zoneOf('Asia/Shanghai'),
    dateOrder: 'dmy',
  });
};

test('a title stands in for the content, a category for both; nothing is no row', () => {
  expect(read({ title: '路灯', content: '' })).toMatchObject({ content: '路灯', title: '路灯' });
  expect(read({ content: ' 路灯不亮\n三天了 ' })).toMatchObject({ content: '路灯不亮\n三天了' });
  expect(read({ content: '', category: '市政设施' })).toMatchObject({ content: '市政设施' });
  expect(read({ content: ' ', number: '1' })).toEqual({ code: 'content-missing' });
});

test('closed is what its status says, or what has a closing time', () => {
  const closedAt = '2026-03-05 09:30';
  expect(read({ title: 'x', status: '已办结', closedAt: '' })).toMatchObject({ closed: true, closedAt: null });
  expect(read({ title: 'x', status: '', closedAt })).toMatchObject({ closed: true });
  expect(read({ title: 'x', status: '办理中', closedAt })).toMatchObject({
    closed: false,
    closedAt: null,
    extras: [`办结时间：${closedAt}`],
  });
});

test('what cannot be is said, with the column', () => {
  expect(read({ title: 'x', madeAt: '上周' })).toEqual({ code: 'time-unreadable', field: 'madeAt' });
  expect(read({ title: 'x', madeAt: '2030-01-01' })).toEqual({ code: 'in-future', field: 'madeAt' });
  expect(read({ title: 'x', madeAt: '2026-03-05', dueAt: '2026-03-01' })).toEqual({ code: 'due-before-made' });
  expect(read({ title: 'x', lon: '东经', lat: '39' })).toEqual({ code: 'position-unreadable', field: 'lon' });
  expect(read({ title: 'x', lon: '39', lat: '106' })).toEqual({ code: 'position-unreadable', field: 'lat' });
  expect(read({ title: 'x', content: 'y'.repeat(20_001) })).toEqual({
    code: 'too-long',
    field: 'content',
    detail: '20000',
  });
});

test('a row without a time of registration is refused; a day chosen for such rows is given to them and told', () => {
  expect(read({ title: 'x', madeAt: '' })).toEqual({ code: 'made-missing', field: 'madeAt' });
  expect(read({ title: 'x', madeAt: '', closedAt: '2026-03-05' })).toEqual({ code: 'made-missing', field: 'madeAt' });
  const madeOn = '2026-02-10';
  expect(read({ title: 'x', madeAt: '' }, { madeOn })).toMatchObject({
    madeAt: new Date('2026-02-10T00:00:00+08:00'),
    extras: ['登记时间：原表没有，按 2026-02-10'],
  });
  expect(read({ title: 'x', madeAt: '2026-03-01' }, { madeOn })).toMatchObject({
    madeAt: new Date('2026-03-01T00:00:00+08:00'),
    extras: [],
  });
  expect(read({ title: 'x', madeAt: '', dueAt: '2026-02-01' }, { madeOn })).toEqual({ code: 'due-before-made' });
});

test('what is merely odd is kept: a phone that is none, an unknown channel, 0/0 for "unknown"', () => {
  expect(read({ title: 'x', phone: '保密', source: '人民建议', lon: '0', lat: '0.0' })).toMatchObject({
    phone: '保密',
    source: 'import',
    extras: ['来源：人民建议'],
  });
  expect(read({ title: 'x', lon: '0', lat: '0' })).not.toHaveProperty('lon');
  expect(read({ title: 'a\0b\ud800' })).toMatchObject({ content: 'ab\ufffd' });
});

test('columns to be added to the content bring their title along', () => {
  expect(read({ title: 'x', extra: '三次' })).toMatchObject({ extras: ['列extra：三次'] });
});

test('a row is the same row with our two columns in front', () => {
  const ours = new Set(['未导入原因', '原行号']);
  expect(rowIdentity(['未导入原因', '原行号', '内容'], ['原因', '3', '路灯 '], ours)).toBe(
    rowIdentity(['内容', '备注'], ['路灯', ''], ours),
  );
  expect(rowIdentity(['内容'], ['路灯'], ours)).not.toBe(rowIdentity(['内容'], ['灯'], ours));
});

test.each([
  ['已办结', true],
  ['按期办结', true],
  ['Closed', true],
  ['已结案归档', true],
  ['未办结', false],
  ['待受理', false],
  ['办理中', false],
  ['已办结待回访', false],
  ['超期未结', false],
  ['Open', false],
  ['转办', null],
  ['', null],
])('status “%s”', (text, closed) => {
  expect(isClosedStatus(text)).toBe(closed);
});

test('channels and urgency in the words of others', () => {
  expect(['12345热线', '网站', '来电', '窗口接待', '入户走访', '巡查上报', '其他'].map(sourceOf)).toEqual([
    'hotline',
    'app',
    'phone',
    'walk-in',
    'visit',
    'patrol',
    'import',
  ]);
  expect(['特急', '一般', '非紧急', '疑难复杂', ''].map(urgencyOf)).toEqual([
    'urgent',
    'normal',
    'normal',
    'complex',
    undefined,
  ]);
});
