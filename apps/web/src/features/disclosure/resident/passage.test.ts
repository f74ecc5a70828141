import type { PublicItem } from '@huying/server/contract/disclosure';
import { expect, it } from 'vitest';
import { passageOf } from './passage.ts';

const words = { text: '', group: '', hours: '', conditions: '', before: '', after: '', number: '', unit: null };
const room = {
  ...words,
  text: `${'晚上可用，'.repeat(10)}要合唱的话先约，人数在二十以内，带走自己的东西，最后走的人关灯关窗并把椅子放回原处`,
  conditions: '自带水杯',
  helpers: ['文化馆'],
  milestones: [{ title: '粉刷完成', dueOn: '2026-12-01', percent: 100, reachedOn: null }],
} as unknown as PublicItem;
const shown = ['活动室', '', '场地 · 一社区'];

it.each([
  ['', ''],
  ['活动室 场地', ''],
  ['活动室 水杯', '自带水杯'],
  ['文化馆', '文化馆'],
  ['粉刷', '粉刷完成'],
  ['二社区', ''],
])('a card found by %j shows beside its own words %j', (asked, passage) => {
  expect(passageOf(room, asked, shown)).toBe(passage);
});

it('of a long text what stands around the word is shown', () => {
  const passage = passageOf(room, '合唱', shown);
  expect(passage).toMatch(/^….{11}要合唱的话先约，.+…$/);
  expect(passage.length).toBe(50);
});
