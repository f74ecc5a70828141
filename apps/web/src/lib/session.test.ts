import { expect, test } from 'vitest';
import { mayUse, toSession } from './session.ts';

const post = { id: 'p1', role: 'dispatcher', title: '城东街道 · 派单员' };

test('a session is read with its posts and permissions', () => {
  const read = toSession({
    person: { id: 'a', name: '林岚' },
    posts: [post, { id: 3 }],
    post,
    permissions: ['request.dispatch'],
  });
  expect(read).toEqual({ person: { id: 'a', name: '林岚' }, posts: [post], post, permissions: ['request.dispatch'] });
  expect(read && [mayUse(read, 'request.dispatch'), mayUse(read, 'list.publish'), mayUse(read, undefined)]).toEqual([
    true,
    false,
    true,
  ]);
});

test('anything else is nobody', () => {
  for (const answer of [null, undefined, {}, { person: null }, { person: { id: 1, name: 'x' } }, 'x'])
    expect(toSession(answer)).toBeNull();
});
