import { conflict, notFound } from '../../../kernel/errors.ts';
import { HOUR } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder, type Tx } from '../../../platform/database/database.ts';
import type { ImportCounts } from '../contract-imports.ts';
import { can, type GovernedImport, type ImportAbility, maySeeImport, UNDO_HOURS } from '../policy.ts';
import type { ExchangeTables, ImportTable } from '../tables.ts';

export const db = builder<ExchangeTables>();

/** A row as it is read: JSON columns are values. */
export type ImportRow = Omit<ImportTable, 'mapping' | 'options' | 'counts' | 'problem' | 'run_by'> & {
  mapping: ImportTable['mapping']['__select__'];
  options: ImportTable['options']['__select__'];
  counts: Partial<ImportCounts>;
  problem: { zh: string; en: string } | null;
  run_by: { personId: string | null; postId: string | null; unitId: string | null } | null;
};

export const noCounts: ImportCounts = {
  rows: null,
  done: 0,
  created: 0,
  closed: 0,
  duplicate: 0,
  rejected: 0,
  removed: 0,
  kept: 0,
};

export const countsOf = (row: Pick<ImportRow, 'counts'>): ImportCounts => ({ ...noCounts, ...row.counts });

export const governedImport = (row: ImportRow): GovernedImport => {
  const counts = countsOf(row);
  return {
    state: row.state,
    createdBy: row.created_by,
    rejected: counts.rejected,
    duplicate: counts.duplicate,
    imported: row.imported_at === null ? 0 : counts.created,
    undoUntil: undoUntil(row),
  };
};

export const undoUntil = (row: Pick<ImportRow, 'imported_at'>): Date | null =>
  row.imported_at && new Date(row.imported_at.getTime() + UNDO_HOURS * HOUR);

/** An import the caller may see; throws not-found. */
export async function findImport({ tx, actor }: Ctx, id: string): Promise<ImportRow> {
  const row = await importRow(tx, id);
  if (!row || !maySeeImport(actor, row.created_by)) throw noImport();
  return row;
}

export async function importRow(tx: Tx, id: string): Promise<ImportRow | undefined> {
  return (await tx.first(
    db.selectFrom('imports').selectAll().where('tenant_id', '=', tx.tenantId).where('id', '=', id),
  )) as ImportRow | undefined;
}

/** Held against other changes; throws not-found, version-conflict, and import-not-now where the ability is not open. */
export async function lockImport(ctx: Ctx, id: string, version: number, ability: ImportAbility): Promise<ImportRow> {
  const { tx, actor, now } = ctx;
  const row = (await tx.first(
    db.selectFrom('imports').selectAll().where('tenant_id', '=', tx.tenantId).where('id', '=', id).forUpdate(),
  )) as ImportRow | undefined;
  if (!row || !maySeeImport(actor, row.created_by)) throw noImport();
  if (row.version !== version) {
    throw conflict(
      'version-conflict',
      '这次导入的情况刚有变化，请看过最新情况后再操作。',
      'This import has just changed. Look at the latest before going on.',
      { current: { version: row.version, state: row.state } },
    );
  }
  if (!can(actor, ability, governedImport(row), now)) throw notNow(ability);
  return row;
}

const noImport = (): Error =>
  notFound('没有找到这次导入，可能由别的同事上传。', 'This import was not found: a colleague may have uploaded it.');

const notNow = (ability: ImportAbility): Error =>
  ability === 'undo'
    ? conflict(
        'import-not-undoable',
        '只能在导入后 24 小时内撤销，或者这次导入还没有完成。',
        'An import can be undone within 24 hours after it has ended.',
      )
    : conflict(
        'import-not-now',
        '这次导入现在不能这样操作，请看过最新情况后再试。',
        'This cannot be done with the import as it stands now.',
      );
