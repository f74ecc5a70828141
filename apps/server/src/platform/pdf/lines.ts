/** How wide words are, in points. */
type Measure = (words: string) => number;

// What no line begins with, and what none ends with (GB/T 15834: punctuation stays with its word).
const NOT_FIRST = /^[，。、；：！？）》」』”’…—·%％)\],.;:!?]/u;
const NOT_LAST = /[（《「『“‘([]$/u;
/** Words and numbers in Latin letters stay whole; everything else may be parted after each character. */
const pieces = (text: string): string[] => text.match(/[A-Za-z0-9][A-Za-z0-9./:_-]*|\s|./gu) ?? [];

/** A paragraph as lines no wider than `width` points; the first may be shorter by `indent`. */
export function wrapLines(text: string, width: number, measure: Measure, indent = 0): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let used = indent;
  const close = (carry: string[]): void => {
    lines.push(line.join('').trimEnd());
    line = carry;
    used = carry.reduce((sum, piece) => sum + measure(piece), 0);
  };
  for (const piece of pieces(text).flatMap((each) => parted(each, width, measure))) {
    const wide = measure(piece);
    if (used + wide > width + 0.5 && line.length > 0) close(carried(line, piece));
    if (line.length === 0 && piece === ' ') continue;
    line.push(piece);
    used += wide;
  }
  if (line.length > 0 || lines.length === 0) close([]);
  return lines;
}

/** What goes down to the next line with a piece that may not stand first there, or that nothing may stand before. */
function carried(line: string[], piece: string): string[] {
  const carry: string[] = [];
  const down = (): void => void carry.unshift(line.pop() ?? '');
  if (NOT_FIRST.test(piece) && line.length > 1) {
    down();
    while (line.length > 1 && NOT_FIRST.test(carry[0] ?? '')) down();
  }
  while (line.length > 1 && NOT_LAST.test(line.at(-1) ?? '')) down();
  return carry;
}

/** A word that is wider than the line is parted anywhere. */
const parted = (piece: string, width: number, measure: Measure): string[] =>
  measure(piece) > width ? [...piece] : [piece];

/** A heading in lines of about the same length, as many as it needs. */
export function balancedLines(text: string, width: number, measure: Measure): string[] {
  const count = wrapLines(text, width, measure).length;
  if (count === 1) return [text];
  const share = measure(text) / count;
  // A character more where an even share would leave one for another line.
  for (let room = share; room < width; room += share / 10) {
    const lines = wrapLines(text, room, measure);
    if (lines.length === count) return lines;
  }
  return wrapLines(text, width, measure);
}

const digits = [...'零一二三四五六七八九'];
/** 1–99 as documents number: 一, 十, 十一, 二十一. */
export function chineseNumeral(n: number): string {
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${n % 10 > 0 || n === 0 ? digits[n % 10] : ''}`;
}
