import { AppError } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type Sheet, openSheet } from '../../../platform/sheets/open-sheet.ts';
import { openFile } from '../../files/index.ts';
import type { ImportRow } from '../queries/import-rows.ts';

/** Opens the uploaded table again, the tab and the header chosen. Throws `gone` once the file is no longer kept (30 days), and sheet-*. */
export async function openImport(
  ctx: Pick<Ctx, 'tx' | 'platform'>,
  row: Pick<ImportRow, 'file_id' | 'file_name'>,
  at: { sheet: string | null; headerRow?: number },
): Promise<Sheet> {
  const file = row.file_id === null ? undefined : await openFile(ctx, row.file_id).catch(() => undefined);
  if (!file) {
    throw new AppError('gone', 'import-file-gone', {
      zh: '上传的文件只保留 30 天，现在已经删除，请重新上传。',
      en: 'Uploaded files are kept for 30 days. This one is gone: upload it again.',
    });
  }
  return openSheet({ path: file.path }, row.file_name, {
    ...(at.sheet !== null && at.sheet !== '' && { sheet: at.sheet }),
    ...(at.headerRow !== undefined && { headerRow: at.headerRow }),
  });
}
