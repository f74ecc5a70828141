import { language } from './language.ts';

/*
 * Marks that differ by language. They read the language of the page themselves: who puts them between words has those
 * words from a dictionary, and so is drawn again when the language changes.
 */
const isEnglish = (): boolean => language.get() === 'en';

/** Names one after another: 「甲、乙」, “A, B”. */
export const listText = (names: readonly string[]): string => names.join(isEnglish() ? ', ' : '、');

/** A label and what it says: 「主持单位：甲」, “In the chair: A”. */
export const labelText = (label: string, said: string): string => `${label}${isEnglish() ? ': ' : '：'}${said}`;

/** What is said by the way, right behind a word: 「（选填）」, “ (optional)”. */
export const asideText = (said: string): string => (isEnglish() ? ` (${said})` : `（${said}）`);

/** Words taken as they stand, one after another: 「电梯」「老人」, “lift”, “elderly”. */
export const quotedText = (words: readonly string[]): string =>
  isEnglish() ? words.map((word) => `“${word}”`).join(', ') : words.map((word) => `「${word}」`).join('');
