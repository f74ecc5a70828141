import { expect, test } from 'vitest';
import { worklistsOf } from './worklist-order.ts';

test('each kind of post sees the numbers it can do something about', () => {
  const community = ['request.accept', 'request.dispatch', 'request.handle', 'request.verify', 'request.follow-up'];
  expect(worklistsOf(community)).toEqual(['todo', 'new', 'dueToday', 'overdue', 'returned', 'reopened', 'followUp']);
  expect(worklistsOf(['request.handle'])).toEqual(['dueToday', 'overdue', 'reopened']);
  expect(worklistsOf(['request.approve'])).toContain('approvals');
  expect(worklistsOf(['request.verify', 'request.follow-up'])).toEqual([
    'todo',
    'dueToday',
    'overdue',
    'reopened',
    'followUp',
  ]);
});
