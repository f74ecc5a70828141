import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { openImport } from '../commands/open-import.ts';
import { understand } from '../commands/remember-mapping.ts';
import type { Mapping } from '../domain/guess-mapping.ts';
import { can } from '../policy.ts';
import { findImport, governedImport } from './import-rows.ts';

const SHOWN = 5;

export interface Preview {
  sheet: string | null;
  headerRow: number;
  header: string[];
  mapping: Mapping;
  rows: { number: number; cells: string[] }[];
}

/** The first rows of a tab, as they stand in the file. Whose they are may stand in them, so the look is written down. */
export async function previewImport(
  ctx: Ctx,
  id: string,
  asked: { sheet?: string; headerRow?: number },
): Promise<Preview> {
  const { tx, actor, now, platform } = ctx;
  const row = await findImport(ctx, id);
  if (!can(actor, 'preview', governedImport(row), now)) {
    throw invalid('import-no-preview', '这次导入已经开始，不再预览。', 'This import has begun and is not previewed.');
  }
  const same =
    (asked.sheet === undefined || asked.sheet === row.sheet) &&
    (asked.headerRow === undefined || asked.headerRow === row.header_row);
  const sheet = await openImport(ctx, row, {
    sheet: asked.sheet ?? row.sheet,
    headerRow: asked.headerRow ?? (asked.sheet === undefined ? row.header_row : undefined),
  });
  await sheet.close();
  const mapping = same ? row.mapping : (await understand(tx, sheet, platform.timezone)).mapping;
  await emit(tx, actor, now, id, { kind: 'import.rows-read', data: { what: 'preview' } });
  return {
    sheet: sheet.sheetName || null,
    headerRow: sheet.headerRow,
    header: sheet.header,
    mapping,
    rows: sheet.preview
      .filter(({ number }) => number > sheet.headerRow)
      .slice(0, SHOWN)
      .map(({ number, cells }) => ({ number, cells: sheet.header.map((_, column) => cells[column] ?? '') })),
  };
}
