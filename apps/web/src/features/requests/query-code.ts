/** Letters of a query code without its hyphens. */
export const CODE_LENGTH = 12;

/** What was typed or pasted, as the server reads it: I and L are 1, O is 0, U is V, everything else is dropped. */
export const codeLetters = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
    .replace(/U/g, 'V')
    .slice(0, CODE_LENGTH);

/** In three groups of four, as it is printed: 「ABCD-1234-EFGH」. */
export const groupCode = (typed: string): string =>
  codeLetters(typed)
    .match(/.{1,4}/g)
    ?.join('-') ?? '';

export const isWholeCode = (typed: string): boolean => codeLetters(typed).length === CODE_LENGTH;

/** Where the caret belongs after regrouping: behind as many letters as stood before it. */
export function caretAfter(typed: string, caret: number): number {
  const letters = codeLetters(typed.slice(0, caret)).length;
  return Math.min(letters + Math.max(0, Math.ceil(letters / 4) - 1), groupCode(typed).length);
}
