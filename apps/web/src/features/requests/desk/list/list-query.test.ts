import { expect, test } from 'vitest';
import { readQuery, sortOf, writeQuery } from './list-query.ts';

const unit = '01a1fc98-550d-7ed2-91a0-1e2956164ddc';

test('an address and its filters are the same thing', () => {
  const search = `view=new&state=registered&state=filed&open=false&holderId=${unit}&from=2026-11-01&q=%E8%B7%AF%E7%81%AF`;
  const query = readQuery(search);
  expect(query).toEqual({
    view: 'new',
    state: ['registered', 'filed'],
    open: false,
    holderId: unit,
    from: '2026-11-01',
    q: '路灯',
  });
  expect(writeQuery(query)).toBe(search);
});

test('what an address cannot mean is left out', () => {
  expect(readQuery('view=secret&open=maybe&holderId=42&from=yesterday&q=x&limit=9999&__proto__=1&id=5')).toEqual({});
});

test('work is read by deadline, a search newest first, unless chosen', () => {
  expect(sortOf({ view: 'todo' })).toBe('due');
  expect(sortOf({})).toBe('newest');
  expect(sortOf({ view: 'all' })).toBe('newest');
  expect(sortOf({ view: 'todo', q: '路灯' })).toBe('newest');
  expect(sortOf({ sort: 'due' })).toBe('due');
});
