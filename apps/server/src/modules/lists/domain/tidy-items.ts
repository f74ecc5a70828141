import type { ListName } from './items.ts';

/**
 * What a person typed, in the one form that is kept: texts trimmed, empty ones left out, keywords one by one and once
 * each. A workbook that is exported and read in again therefore gives the same items. Whether the result has the shape
 * of the list is for the caller to check.
 */
export function tidyItems(list: ListName, items: readonly unknown[]): unknown[] {
  if (list === 'calendar') return [...items];
  return items.map((item) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).flatMap(tidyField))
      : item,
  );
}

function tidyField([field, value]: [string, unknown]): [string, unknown][] {
  if (value === undefined) return [];
  if (typeof value === 'string') {
    const text = tidyText(value);
    return text === '' ? [] : [[field, text]];
  }
  if (field !== 'keywords' || !Array.isArray(value)) return [[field, value]];
  const words = splitWords(value.join('、'));
  return words.length > 0 ? [[field, words]] : [];
}

/** Line ends as one sign, no control characters, no spaces around. */
export const tidyText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .trim();

/** The words of one cell: '暖气、不热' as ['暖气', '不热']. */
export const splitWords = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,;；\n]/)
      .map(tidyText)
      .filter((word) => word !== ''),
  ),
];
