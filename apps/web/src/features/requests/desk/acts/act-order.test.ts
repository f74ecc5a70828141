import { type ActionName, actionNames } from '@huying/server/contract/requests';
import { expect, test } from 'vitest';
import { actKeys, actOfKey, actsByKind, openActs } from './act-order.ts';

test('every action of the contract has its place, and nothing but actions becomes a button', () => {
  expect([...openActs([...actionNames, 'reveal', 'read'])].sort()).toEqual([...actionNames].sort());
});

test('the obvious next act of each post comes first', () => {
  expect(openActs(['return', 'sign'])[0]).toBe('sign');
  expect(openActs(['ask', 'return', 'contact', 'reply', 'reveal'])[0]).toBe('reply');
  expect(openActs(['accept', 'decline', 'answer', 'void', 'dispatch'])[0]).toBe('dispatch');
});

test('what is seldom needed stands below its kind, and nothing is lost', () => {
  const menu = actsByKind(openActs(['whistle', 'reply', 'merge', 'urge', 'co-handle']));
  expect(menu).toEqual([
    { kind: 'main', acts: ['reply'] },
    { kind: 'together', acts: ['co-handle', 'whistle'] },
    { kind: 'hurry', acts: ['urge'] },
    { kind: 'route', acts: ['merge'] },
  ]);
  expect(actsByKind(openActs(actionNames)).flatMap(({ acts }) => acts)).toHaveLength(actionNames.length);
});

test('a decision that is awaited comes before one\u2019s own handling', () => {
  expect(openActs(['reassign', 'urge', 'refuse', 'approve', 'reply'])[0]).toBe('approve');
});

test('a key takes the first of its acts that is open, or none', () => {
  expect(actOfKey('a', ['adjudicate'])).toBe('adjudicate');
  expect(actOfKey('e', ['verify', 'rework'])).toBe('verify');
  expect(actOfKey('s', ['reply'])).toBeUndefined();
  const named = Object.values(actKeys).flat() as ActionName[];
  expect(named.every((action) => actionNames.includes(action))).toBe(true);
});
