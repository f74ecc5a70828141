import { expect, test } from 'vitest';
import { mergeAct, type OfflineAct, type Seen, seenOf } from './seen.ts';

const seen: Seen = {
  id: 'a',
  version: 3,
  state: 'handling',
  holderId: 'us',
  category: 'roads',
  dueAt: null,
  publicText: null,
  resultClass: null,
  unsolvedReason: null,
  openQuestion: null,
  abilities: ['sign', 'contact', 'ask', 'return', 'reply'],
  log: [],
};
const reply = { resultClass: 'solved', publicText: '已经修好' };

test.each<[string, OfflineAct, object, Partial<Seen>, string]>([
  ['nothing but the version', 'reply', reply, {}, 'send'],
  ['another field', 'reply', reply, { category: 'water', dueAt: '2026-11-20T00:00:00Z' }, 'send'],
  ['another field, but no longer ours', 'reply', reply, { category: 'water', abilities: [] }, 'clash'],
  ['the same words from my other phone', 'reply', reply, { ...reply, state: 'replied' }, 'done'],
  ['other words', 'reply', reply, { ...reply, publicText: '没有修', state: 'replied' }, 'clash'],
  ['another result', 'reply', reply, { ...reply, resultClass: 'partly', state: 'replied' }, 'clash'],
  ['the holder', 'return', { clause: '3', reason: '不是我们的' }, { holderId: 'they' }, 'clash'],
  ['the state, for a note of a call', 'contact', {}, { state: 'need-info' }, 'send'],
  ['the state, after which nobody may call', 'contact', {}, { state: 'closed', abilities: [] }, 'clash'],
  ['the same question', 'ask', { question: '几号楼' }, { openQuestion: '几号楼', state: 'need-info' }, 'done'],
  ['another question', 'ask', { question: '几号楼' }, { openQuestion: '何时', state: 'need-info' }, 'clash'],
])('somebody changed %s: %s', (_, action, input, change, outcome) => {
  expect(mergeAct(action, { ...input }, seen, { ...seen, version: 4, ...change })).toBe(outcome);
});

test('signed for by a colleague of the unit: nothing is left to do; sent elsewhere: a person decides', () => {
  const before = { ...seen, state: 'dispatched' };
  expect(mergeAct('sign', {}, before, { ...before, state: 'handling' })).toBe('done');
  expect(mergeAct('sign', {}, before, { ...before, state: 'returned' })).toBe('clash');
});

test('only the last step of the log is kept with an act', () => {
  const step = { seq: 1, kind: 'x', at: '', actor: null, unitId: null, data: {} };
  expect(seenOf({ ...seen, log: [step, { ...step, seq: 2 }] }).log.map(({ seq }) => seq)).toEqual([2]);
});
