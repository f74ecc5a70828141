import type { Text } from '../../../kernel/errors.ts';

/** One thing the person who imports must know; an error leaves its row out. */
export interface SectionProblem {
  file: number;
  row: number;
  code: string;
  name: string;
  kind: string;
  severity: 'error' | 'warning';
  text: Text;
}

/** A section as it is now. */
export interface KnownSection {
  id: string;
  code: string;
  name: string;
}

/** Which section a row means: by code when it has one, else by name; a new one needs a code of its own. */
export function sectionFinder(existing: readonly KnownSection[]) {
  const byCode = new Map(existing.map((section) => [section.code, section]));
  const byName = new Map(existing.map((section) => [section.name, section]));
  let made = existing.length;
  return {
    find: (code: string, name: string): KnownSection | undefined => (code === '' ? byName.get(name) : byCode.get(code)),
    /** The code for a new section: the one given, or the next free one. */
    codeFor(code: string): string {
      if (code !== '') return code;
      for (;;) {
        made += 1;
        const next = String(made).padStart(2, '0');
        if (!byCode.has(next)) return next;
      }
    },
    add(section: KnownSection): void {
      byCode.set(section.code, section);
      byName.set(section.name, section);
    },
  };
}

/** Why this code or name cannot be that of a section, or undefined. */
export function refuseSection(code: string, name: string): { kind: string; text: Text } | undefined {
  if (code !== '' && !/^[A-Za-z0-9._-]{1,40}$/.test(code))
    return {
      kind: 'code-malformed',
      text: {
        zh: `编码“${code}”只能用字母、数字和 . _ -。`,
        en: `The code "${code}" may hold letters, digits and . _ - only.`,
      },
    };
  if (name === '' || name.length > 60)
    return {
      kind: 'name-missing',
      text: { zh: '片区需要 1 至 60 个字的名称。', en: 'A section needs a name of 1 to 60 characters.' },
    };
  return undefined;
}
