import { forbidden, invalid } from '../../../kernel/errors.ts';
import { holds } from '../../../kernel/actor.ts';
import { civilDateOf, clockTimeOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { CellValue, SheetColumn } from '../../../platform/sheets/sheet-column.ts';
import { writeCsv } from '../../../platform/sheets/write-csv.ts';
import { maxWorkbookRows, writeWorkbook } from '../../../platform/sheets/write-workbook.ts';
import {
  countExport,
  type ExportedRequest,
  type ExportPosition,
  exportPage,
  requestFlow,
} from '../../requests/index.ts';
import type { ExportQuery } from '../contract.ts';
import { type ExportLanguage, exportColumns, wordOf, yesNo } from '../domain/export-columns.ts';
import { type ExportNames, exportNames } from './export-names.ts';

const BATCH = 500;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const exportCsv = (call: RawCall): Promise<unknown> => exportRequests(call, 'csv');
export const exportXlsx = (call: RawCall): Promise<unknown> => exportRequests(call, 'xlsx');

/** What the list shows, as a table. The log says who took how many, by which filter and whether with contacts, before the first row goes out. */
async function exportRequests(call: RawCall, format: 'csv' | 'xlsx'): Promise<unknown> {
  const { request, reply } = call;
  const { contacts, reason, lang: asked, ...filter } = request.query as ExportQuery;
  const reveal = contacts === '1' || contacts === 'true';
  const plan = await call.inTransaction((ctx) => begin(ctx, { filter, format, reveal, reason, asked }));
  const columns: SheetColumn[] = Object.entries(exportColumns).map(([key, column]) => ({
    title: column[plan.lang],
    width: column.width,
    ...(key.endsWith('At') && { kind: 'datetime' as const }),
  }));
  const rows = rowsOf(call, filter, { ...plan, reveal });
  const body =
    format === 'csv'
      ? writeCsv(columns, rows, { timezone: plan.timezone })
      : await writeWorkbook(columns, rows, {
          sheetName: plan.lang === 'zh' ? '诉求' : 'Requests',
          timezone: plan.timezone,
          frozenColumns: 1,
        });
  return reply
    .type(format === 'csv' ? 'text/csv; charset=utf-8' : WORKBOOK)
    .header('content-disposition', attachment(plan, format))
    .send(body);
}

interface Plan {
  lang: ExportLanguage;
  timezone: string;
  stamp: string;
  names: ExportNames;
  start?: ExportPosition;
}

interface Wish {
  filter: Omit<ExportQuery, 'contacts' | 'reason' | 'lang'>;
  format: 'csv' | 'xlsx';
  reveal: boolean;
  reason?: string;
  asked?: ExportLanguage;
}

async function begin(ctx: Ctx, { filter, format, reveal, reason, asked }: Wish): Promise<Plan> {
  const { tx, actor, now, platform } = ctx;
  if (reveal && !holds(actor, 'request.reveal')) throw forbidden();
  if (reveal && !reason) {
    throw invalid(
      'export-reason-needed',
      '导出完整的联系方式需要写明用途。',
      'Say what the full contacts are needed for.',
      { field: 'reason' },
    );
  }
  const { count, start } = await countExport(ctx, filter);
  if (format === 'xlsx' && count > maxWorkbookRows) {
    throw invalid(
      'export-too-many-rows',
      `共 ${count} 件，超过 Excel 导出的上限 ${maxWorkbookRows} 件。请改用 CSV 导出（件数不限），或缩小筛选范围。`,
      `${count} requests are more than an Excel export holds (${maxWorkbookRows}). Use CSV, which has no limit, or narrow the filter.`,
      { count, max: maxWorkbookRows },
    );
  }
  const { q, ...facts } = filter;
  const id = ctx.newId();
  await emit(tx, actor, now, id, {
    kind: 'requests.exported',
    // Words that were searched for may be somebody's name: the log only says that there were some.
    data: { count, format, filter: { ...facts, ...(q !== undefined && { searched: true }) }, contacts: reveal },
  });
  if (reveal) await keepReason(ctx, id, reason ?? '');
  const lang = asked ?? ctx.lang;
  const stamp = `${civilDateOf(now, platform.timezone)}-${clockTimeOf(now, platform.timezone).replace(':', '')}`;
  return { lang, timezone: platform.timezone, stamp, names: await exportNames(ctx, lang), ...(start && { start }) };
}

/** What somebody wrote stands beside the log, as everywhere, so that it can go if it names a person. */
const keepReason = ({ tx }: Ctx, id: string, reason: string): Promise<unknown> =>
  tx.sql('insert into event_words (tenant_id, subject_id, seq, words) values ($1, $2, 1, $3)', [
    tx.tenantId,
    id,
    JSON.stringify({ reason }),
  ]);

const attachment = ({ lang, stamp }: Plan, format: string): string =>
  `attachment; filename="requests-${stamp}.${format}"; filename*=UTF-8''${encodeURIComponent(lang === 'zh' ? '诉求' : 'requests')}-${stamp}.${format}`;

/** A batch at a time, each read by itself: memory stays flat whatever the number of rows. */
async function* rowsOf(
  { read }: RawCall,
  filter: Wish['filter'],
  plan: Plan & { reveal: boolean },
): AsyncGenerator<CellValue[]> {
  let after = plan.start;
  if (after && 'ids' in after && after.ids.length === 0) return;
  do {
    const page = await read(async (ctx) => {
      const { rows, next } = await exportPage(ctx, filter, {
        limit: BATCH,
        reveal: plan.reveal,
        ...(after && { after }),
      });
      const cells: CellValue[][] = [];
      for (const row of rows) cells.push(await cellsOf(ctx, row, plan));
      return { cells, next };
    });
    yield* page.cells;
    after = page.next;
  } while (after);
}

async function cellsOf(ctx: Ctx, row: ExportedRequest, { lang, names }: Plan): Promise<CellValue[]> {
  const cells: Record<keyof typeof exportColumns, CellValue> = {
    number: row.number,
    sourceNumber: row.sourceNumber,
    title: row.title,
    content: row.content,
    category: names.category(row.category),
    source: wordOf('source', row.source, lang),
    urgency: wordOf('urgency', row.urgency, lang),
    state: requestFlow.states[row.state][lang],
    place: await names.place(ctx, row.placeId),
    address: row.address,
    lon: row.lon,
    lat: row.lat,
    lead: names.unit(row.leadId),
    holder: names.unit(row.holderId),
    createdAt: row.createdAt,
    dueAt: row.dueAt,
    closedAt: row.closedAt,
    inTime: yesNo(row.inTime, lang),
    resultClass: wordOf('result', row.resultClass, lang),
    publicText: row.publicText,
    solved: row.reached ? yesNo(row.solved, lang) : '',
    satisfied: row.reached ? row.satisfied : null,
    name: row.reporters.map(({ name }) => name).join('、'),
    phone: row.reporters.map(({ phone }) => phone).join('、'),
  };
  return Object.keys(exportColumns).map((key) => cells[key as keyof typeof cells]);
}
