import { expect, test } from 'vitest';
import { type ConflictField, differing, mergeBySide } from './conflict-fields.ts';

interface Reply {
  result: string;
  text: string;
  files: string[];
  version: number;
}
const fields: ConflictField<Reply>[] = [
  { key: 'result', label: '结果' },
  { key: 'text', label: '答复' },
  { key: 'files', label: '附件' },
];
const mine: Reply = { result: '解决', text: '已修好', files: ['a'], version: 3 };
const theirs: Reply = { result: '解决', text: '已派人', files: ['a'], version: 4 };

test('only what differs is asked about; equal lists are equal', () => {
  expect(differing(fields, mine, theirs).map(({ key }) => key)).toEqual(['text']);
});

test('the merged record is the newer one with the chosen fields: a repeat then carries the newer version', () => {
  expect(mergeBySide(fields, mine, theirs, { text: 'mine' })).toEqual({ ...theirs, text: '已修好' });
  expect(mergeBySide(fields, mine, theirs, { text: 'theirs' })).toEqual(theirs);
});
