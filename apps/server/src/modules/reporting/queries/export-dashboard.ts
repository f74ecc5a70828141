import type { Ctx } from '../../../platform/context.ts';
import type { RawCall, RawHandler } from '../../../platform/http/route.ts';
import { writeCsv } from '../../../platform/sheets/write-csv.ts';
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts';
import { currentLists } from '../../lists/index.ts';
import { requestFlow } from '../../requests/index.ts';
import type { ReportQuery } from '../contract.ts';
import { type Names, type ReportSheet, reportSheet } from '../domain/report-sheet.ts';
import { getDashboard } from './get-dashboard.ts';

/** The dashboard as a file: the same figures, confined in the same way, with the names of places, units and categories. */
export const exportDashboard =
  (format: 'csv' | 'xlsx'): RawHandler =>
  async ({ request, reply, read }: RawCall) => {
    const { from, to, sheet } = await read(async (ctx) => {
      const report = await getDashboard(ctx, request.query as ReportQuery);
      return { from: report.from, to: report.to, sheet: reportSheet(report, await namesFor(ctx), ctx.lang) };
    });
    reply.header(
      'content-disposition',
      `attachment; filename="report-${from}-${to}.${format}"; filename*=UTF-8''${encodeURIComponent(`统计-${from}-${to}.${format}`)}`,
    );
    return format === 'csv' ? sendCsv(reply, sheet) : sendWorkbook(reply, sheet);
  };

const sendCsv = (reply: RawCall['reply'], { columns, rows }: ReportSheet): unknown =>
  reply.type('text/csv; charset=utf-8').send(writeCsv(columns, rows));

async function sendWorkbook(reply: RawCall['reply'], { columns, rows }: ReportSheet): Promise<unknown> {
  const file = await writeWorkbook(columns, rows, { sheetName: '统计', frozenColumns: 2 });
  return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(file);
}

const NAMES = `select id, name from places where tenant_id = $1 union all select id, name from units where tenant_id = $1`;

async function namesFor({ tx, lang }: Ctx): Promise<Names> {
  const rows = await tx.sql<{ id: string; name: string }>(NAMES, [tx.tenantId]);
  const byId = new Map(rows.map((row) => [row.id, row.name]));
  const categories = new Map((await currentLists(tx)).category.items.map((item) => [item.code, item]));
  const states: Readonly<Record<string, { zh: string; en: string }>> = requestFlow.states;
  return {
    place: (id) => byId.get(id) ?? id,
    unit: (id) => byId.get(id) ?? id,
    state: (code) => states[code]?.[lang] ?? code,
    category: (code) =>
      (lang === 'en' ? categories.get(code)?.nameEn : undefined) ?? categories.get(code)?.name ?? code,
  };
}
