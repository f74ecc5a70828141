/**
 * What a number format makes of a number, as far as a reader of text must know. `shown` formats are those whose
 * picture is the value itself (numbers that are really codes: `000000`, `"HY-"0000`), `words` formats put a word in its
 * place (`[=1]"男";[=2]"女"`); all others only decorate.
 */
export type NumberFormat =
  | { kind: 'plain' }
  | { kind: 'percent' }
  | { kind: 'date'; time: boolean; milliseconds: boolean }
  | { kind: 'time'; milliseconds: boolean }
  | { kind: 'elapsed' }
  | { kind: 'shown'; code: string }
  | { kind: 'words'; code: string };

export const plain: NumberFormat = { kind: 'plain' };

/** Built-in formats that a workbook does not spell out (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are the Chinese dates). */
const builtIn: Record<number, string> = {
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};

/** Ids whose meaning the Chinese edition of Excel fixes: dates, but for four times of day. */
const chineseTimes = new Set([32, 33, 34, 35, 55, 56]);

/** Reads a format by its id and, when the workbook gives one, its code. */
export function readFormat(id: number, code?: string): NumberFormat {
  if (code !== undefined) return readFormatCode(code);
  const known = builtIn[id];
  if (known !== undefined) return readFormatCode(known);
  if (chineseTimes.has(id)) return { kind: 'time', milliseconds: false };
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return { kind: 'date', time: false, milliseconds: false };
  return plain;
}

/** Reads a format code; only its first section counts, which is the one for positive numbers. */
export function readFormatCode(code: string): NumberFormat {
  if (/^general$/i.test(code) || code === '@') return plain;
  const section = withoutLiterals(firstSection(code));
  if (/\[(h+|m+|s+)\]/i.test(section)) return { kind: 'elapsed' };
  const bare = section.replace(/\[[^\]]*\]/g, '');
  // E+ is scientific notation; any other e is a year.
  const letters = bare
    .replace(/general/gi, '')
    .replace(/[eE][+-]/g, '')
    .replace(/AM\/PM|A\/P|上午\/下午/gi, 'h');
  if (/[ymdhseg]/i.test(letters) && !/[#?]/.test(letters)) return readDateCode(letters);
  if (hasWordSection(code)) return { kind: 'words', code };
  if (bare.includes('%')) return { kind: 'percent' };
  if (/(^|[^#?,.0])0{2,}/.test(bare) && !/[.#?/,eE%]/.test(bare)) return { kind: 'shown', code };
  return plain;
}

function readDateCode(letters: string): NumberFormat {
  const hasTime = /[hs]/i.test(letters);
  const hasDate = /[ydeg]/i.test(letters) || (!hasTime && /m/i.test(letters));
  const milliseconds = /s[.,]0/i.test(letters);
  return hasDate ? { kind: 'date', time: hasTime, milliseconds } : { kind: 'time', milliseconds };
}

/** A section that holds letters in quotes and no place for a digit. */
const hasWordSection = (code: string): boolean =>
  /"[^"]*\p{L}/u.test(code) &&
  code
    .split(';')
    .some((section) => /"[^"]*\p{L}[^"]*"/u.test(section) && !/[0#?@]|general/i.test(withoutLiterals(section)));

/** Up to the first semicolon outside quotes. */
function firstSection(code: string): string {
  let quoted = false;
  for (let i = 0; i < code.length; i += 1) {
    const char = code[i];
    if (char === '"') quoted = !quoted;
    else if (char === '\\' && !quoted) i += 1;
    else if (char === ';' && !quoted) return code.slice(0, i);
  }
  return code;
}

/** Takes out quoted words, escaped characters, and the padding marks `_x` and `*x`. */
const withoutLiterals = (section: string): string => section.replace(/"[^"]*"?|\\.|[_*]./g, ' ');
