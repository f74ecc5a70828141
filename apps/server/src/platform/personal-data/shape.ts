import type { Text } from '../../kernel/errors.ts';

/**
 * Where personal data lies, and why (PIPL art. 6, 13, 17, 19; GB/T 35273-2020): every column that holds what tells of a
 * person, with its purpose, its legal basis, how long it is kept and how it is stored. docs/generated/personal-data.md
 * is printed from it; a column whose name speaks of people and that stands in neither list fails a test.
 */
export interface PersonalColumn {
  table: string;
  column: string;
  what: Text;
  purpose: Text;
  basis: Basis;
  kept: Text;
  stored: Stored;
}
/** A duty laid on the authority by law (PIPL art. 13.1.3), consent (13.1.1), or the work of its staff (13.1.2). */
export type Basis = 'statutory' | 'consent' | 'employment';
/** Sealed: AES-256-GCM; hashed: only a keyed or slow hash; plain: as it was written, behind permissions. */
export type Stored = 'sealed' | 'hashed' | 'plain';

export const text = (zh: string, en: string): Text => ({ zh, en });

export const answering = text('受理、办理、回访和答复诉求', 'to accept, handle, follow up and answer the request');
export const withRequest = text(
  '与诉求档案同期；到期清理尚未实现',
  'as long as the record of the request; removal after its term is not built yet',
);
export const staffWork = text('确定谁在办理、谁有权限', 'to know who handles what and who may');
export const withPerson = text(
  '人员在册期间；停用后随历史记录保留',
  'while the person is on the books; afterwards as part of the record',
);
export const guarding = text('防止冒用和滥用', 'against impersonation and abuse');

type Columns = Record<string, [zh: string, en: string, stored?: Stored]>;
export const columns = (
  table: string,
  of: Pick<PersonalColumn, 'purpose' | 'basis' | 'kept'>,
  rows: Columns,
): PersonalColumn[] =>
  Object.entries(rows).map(([column, [zh, en, stored = 'plain']]) => ({
    table,
    column,
    what: text(zh, en),
    ...of,
    stored,
  }));

export const ofRequest = { purpose: answering, basis: 'statutory', kept: withRequest } as const;
export const ofStaff = { purpose: staffWork, basis: 'employment', kept: withPerson } as const;
