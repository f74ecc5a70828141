import { AppError } from '../../kernel/errors.ts';

/** Deeper than any form of ours; what is deeper would overflow the stack of whoever prints it. */
const DEEPEST = 64;
const unkeepable = /[\0\ud800-\udfff]/;

/**
 * Makes text that came in keepable: PostgreSQL holds neither the character NUL nor half of a surrogate pair, which a
 * phone sends when an emoji was cut in two at the end of a field. The NUL goes, the half becomes U+FFFD; nobody has to
 * find an invisible character. Changes the value in place and returns it. Throws invalid `too-deep`.
 */
export function tidyInput(value: unknown): unknown {
  if (typeof value === 'string') return tidyText(value);
  if (typeof value !== 'object' || value === null) return value;
  let level: object[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw tooDeep();
    const next: object[] = [];
    for (const node of level) tidyNode(node as Record<string, unknown>, next);
    level = next;
  }
  return value;
}

function tidyNode(node: Record<string, unknown>, deeper: object[]): void {
  for (const key in node) {
    const each = node[key];
    if (typeof each === 'string') {
      if (unkeepable.test(each)) node[key] = tidyText(each);
    } else if (typeof each === 'object' && each !== null) deeper.push(each);
    if (unkeepable.test(key)) {
      node[tidyText(key)] = node[key];
      delete node[key];
    }
  }
}

// The text's own method is newer than the library that the types are of.
const tidyText = (text: string): string =>
  unkeepable.test(text) ? (text as string & { toWellFormed(): string }).toWellFormed().replaceAll('\0', '') : text;

const tooDeep = (): AppError =>
  new AppError('invalid', 'too-deep', {
    zh: '内容的层次太多，无法处理。',
    en: `The content is nested more than ${DEEPEST} levels deep.`,
  });
