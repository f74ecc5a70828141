import { expect, test } from 'vitest';
import { guessCategories } from './category-guess.ts';

const leaf = (code: string, name: string, keywords: string[]) => ({
  code,
  name,
  keywords,
  parent: 'all',
  photo: 'no' as const,
  skip: [],
  defaultUrgency: 'normal' as const,
  active: true,
});
const items = [
  leaf('leak', '房屋渗漏', ['漏雨', '渗水']),
  leaf('lamp', '路灯不亮', ['路灯', '灯不亮']),
  { ...leaf('old', '停用类别', ['漏雨']), active: false },
];

test('a guess rests on words of the text and says which', () => {
  expect(guessCategories('顶楼漏雨，墙皮渗水', items)).toEqual([{ code: 'leak', words: ['漏雨', '渗水'] }]);
  expect(guessCategories('路灯不亮了', items).map(({ code }) => code)).toEqual(['lamp']);
  expect(guessCategories('想问问低保', items)).toEqual([]);
});
