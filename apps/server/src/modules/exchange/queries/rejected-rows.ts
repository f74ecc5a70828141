import { conflict, invalid, type Text } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { Sheet } from '../../../platform/sheets/open-sheet.ts';
import { writeCsv } from '../../../platform/sheets/write-csv.ts';
import { type RejectedRow, rejectedTable, writeRejected } from '../../../platform/sheets/write-rejected.ts';
import { maxWorkbookRows } from '../../../platform/sheets/write-workbook.ts';
import { openImport } from '../commands/open-import.ts';
import type { ImportField } from '../domain/import-fields.ts';
import { type ReasonCode, reasonText } from '../domain/reasons.ts';
import { can } from '../policy.ts';
import { findImport, governedImport, type ImportRow } from './import-rows.ts';

export const rejectedXlsx = (call: RawCall): Promise<unknown> => rejectedRows(call, 'xlsx');
export const rejectedCsv = (call: RawCall): Promise<unknown> => rejectedRows(call, 'csv');

/** The rows that did not come in, taken from the file itself, with the reason in front: to be mended and uploaded again. */
async function rejectedRows({ request, reply, inTransaction }: RawCall, format: 'xlsx' | 'csv'): Promise<unknown> {
  const { id } = request.params as { id: string };
  const { row, sheet, reasons } = await inTransaction((ctx) => open(ctx, id, format));
  const rows = withReasons(sheet, reasons);
  const { columns, values } = rejectedTable(row.header);
  const body = format === 'xlsx' ? await writeRejected(row.header, rows) : writeCsv(columns, mapped(rows, values));
  const name = `未导入-${row.file_name.replace(/\.[^.]*$/, '')}.${format}`;
  return reply
    .type(
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    .header(
      'content-disposition',
      `attachment; filename="rejected.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .send(body);
}

async function open(
  ctx: Ctx,
  id: string,
  format: 'xlsx' | 'csv',
): Promise<{ row: ImportRow; sheet: Sheet; reasons: Map<number, Text> }> {
  const { tx, actor, now } = ctx;
  const row = await findImport(ctx, id);
  if (!can(actor, 'rejected', governedImport(row), now)) {
    throw conflict('nothing-rejected', '没有未导入的行。', 'There are no rows that did not come in.');
  }
  const reasons = await reasonsByRow(ctx, id);
  if (format === 'xlsx' && reasons.size > maxWorkbookRows) {
    throw invalid(
      'export-too-many-rows',
      `未导入的有 ${reasons.size} 行，超过 Excel 的上限，请下载 CSV。`,
      `${reasons.size} rows are more than a workbook holds: download the CSV.`,
      { count: reasons.size, max: maxWorkbookRows },
    );
  }
  const sheet = await openImport(ctx, row, { sheet: row.sheet, headerRow: row.header_row });
  await emit(tx, actor, now, id, { kind: 'import.rows-read', data: { what: 'rejected', format, count: reasons.size } });
  return { row, sheet, reasons };
}

async function reasonsByRow({ tx }: Ctx, id: string): Promise<Map<number, Text>> {
  const rows = await tx.sql<{ row_number: number; code: ReasonCode; field: ImportField | null; detail: string | null }>(
    'select row_number, code, field, detail from import_rejections where tenant_id = $1 and import_id = $2 order by row_number',
    [tx.tenantId, id],
  );
  return new Map(
    rows.map(({ row_number, code, field, detail }) => [
      row_number,
      reasonText({ code, ...(field && { field }), ...(detail && { detail }) }),
    ]),
  );
}

async function* withReasons(sheet: Sheet, reasons: ReadonlyMap<number, Text>): AsyncGenerator<RejectedRow> {
  for await (const row of sheet.rows()) {
    const reason = reasons.get(row.number);
    if (reason) yield { ...row, reason: reason.zh };
  }
}

async function* mapped<T, R>(rows: AsyncIterable<T>, change: (row: T) => R): AsyncGenerator<R> {
  for await (const row of rows) yield change(row);
}
