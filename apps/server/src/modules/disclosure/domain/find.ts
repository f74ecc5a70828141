import type { ItemFacts } from '../contract-parts.ts';
import type { ItemTexts } from './item.ts';

/** One form for what is written and what is looked for: full-width letters and digits made plain, lower case. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** What words are looked for in: of a row nothing but what everybody may read once it is published. */
export const searchText = (facts: ItemFacts, texts: ItemTexts): string => {
  const { number, sort, place, unit, helpers } = facts;
  return plain([number, sort.name, sort.nameEn, place, unit ?? '', ...helpers, ...Object.values(texts)].join('\n'));
};

/** The words of a question, all of which a row has to hold: apart where there is a space, a comma or a control character. */
export const searchWords = (question = ''): string[] => [
  ...new Set(
    plain(question.replace(/[，、]/g, ' '))
      .split(/[\s\p{Cc}]+/u)
      .filter(Boolean),
  ),
];

/** The same as patterns for `like all`: the signs that mean something there are taken as they are written. */
export const likePatterns = (question: string | undefined): string[] =>
  searchWords(question).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);

export const holdsAll = (text: string, words: readonly string[]): boolean => {
  const written = words.length > 0 ? plain(text) : '';
  return words.every((word) => written.includes(word));
};
