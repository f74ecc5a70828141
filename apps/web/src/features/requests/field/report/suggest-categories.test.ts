import { expect, test } from 'vitest';
import { suggestCategories } from './suggest-categories.ts';

const lamp = { code: 'lamp', name: '路灯', keywords: ['灯', '不亮', '黑'] };
const rubbish = { code: 'rubbish', name: '垃圾清运', keywords: ['垃圾', '桶满', '臭'] };
const noise = { code: 'noise', name: '噪声扰民', keywords: ['吵', '噪音'] };
const all = [noise, rubbish, lamp];
const codes = (words: string, recent: string[] = [], most?: number) =>
  suggestCategories(words, all, recent, most).map(({ code }) => code);

test('more and longer matching words come first', () => {
  expect(codes('路灯不亮，垃圾也没人收')).toEqual(['lamp', 'rubbish']);
  expect(codes('什么都对不上')).toEqual([]);
});

test('those used lately follow, each once', () => {
  expect(codes('垃圾', ['noise', 'rubbish', 'gone'])).toEqual(['rubbish', 'noise']);
  expect(codes('', ['noise', 'lamp'], 1)).toEqual(['noise']);
});
