import { type ImportField, type ImportRecord, sharedFields } from '@huying/server/contract/exchange';

export type Mapping = ImportRecord['mapping'];

/** Which field an import cannot do without, and which may stand in for it. */
const standIns: readonly ImportField[] = ['title', 'category'];

export interface MappingCheck {
  /** For a column whose meaning stands elsewhere already: the first column that has it. */
  twice: ReadonlyMap<number, number>;
  /** What serves as the content; null when nothing does. */
  content: ImportField | null;
}

/** What to tell a person about a mapping before the server is asked; the server decides. */
export function checkMapping(mapping: Mapping): MappingCheck {
  const twice = new Map<number, number>();
  mapping.forEach((field, column) => {
    if (field === null || sharedFields.includes(field)) return;
    const first = mapping.indexOf(field);
    if (first !== column) twice.set(column, first);
  });
  const content = (['content', ...standIns] as const).find((field) => mapping.includes(field)) ?? null;
  return { twice, content };
}
