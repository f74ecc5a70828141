import { invalid } from '../../../kernel/errors.ts';
import { addDays, civilDateOf, zoneOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { ImportOptions, ImportRecord } from '../contract-imports.ts';
import { type Mapping, mappingProblem } from '../domain/guess-mapping.ts';
import { fieldWords } from '../domain/import-fields.ts';
import { getImport } from '../queries/get-import.ts';
import { lockImport } from '../queries/import-rows.ts';
import { openImport } from './open-import.ts';
import { remember } from './remember-mapping.ts';

export interface MapInput {
  version: number;
  sheet?: string;
  headerRow?: number;
  mapping: Mapping;
  options?: ImportOptions;
}

/** A person says what each column means; an earlier check no longer counts. Throws invalid: mapping-*. */
export async function mapImport(ctx: Ctx, id: string, input: MapInput): Promise<ImportRecord> {
  const { tx, actor, now } = ctx;
  const row = await lockImport(ctx, id, input.version, 'map');
  const options = checkOptions(ctx, input.options ?? row.options);
  const moved =
    (input.sheet !== undefined && input.sheet !== row.sheet) ||
    (input.headerRow !== undefined && input.headerRow !== row.header_row);
  const sheet = moved
    ? await openImport(ctx, row, { sheet: input.sheet ?? row.sheet, headerRow: input.headerRow })
    : undefined;
  await sheet?.close();
  const header = sheet?.header ?? row.header;
  checkMapping(input.mapping, header);
  await tx.sql(
    `update imports set mapping = $3, options = $4, header = $5, sheet = $6, header_row = $7, state = 'uploaded', counts = '{}', problem = null,
       remembered = false, version = version + 1 where tenant_id = $1 and id = $2`,
    [
      tx.tenantId,
      id,
      JSON.stringify(input.mapping),
      JSON.stringify(options),
      header,
      sheet?.sheetName ?? row.sheet,
      sheet?.headerRow ?? row.header_row,
    ],
  );
  await tx.sql('delete from import_rejections where tenant_id = $1 and import_id = $2', [tx.tenantId, id]);
  await remember(tx, header, { mapping: input.mapping, options }, now);
  await emit(tx, actor, now, id, { kind: 'import.mapped', data: { fields: input.mapping.filter(Boolean) } });
  return getImport(ctx, id);
}

function checkMapping(mapping: Mapping, header: readonly string[]): void {
  if (mapping.length !== header.length) {
    throw invalid(
      'mapping-length',
      '列的数目与表头不一致，请刷新后重新对应。',
      'There must be one meaning for each column: reload and map again.',
      { columns: header.length },
    );
  }
  const problem = mappingProblem(mapping);
  if (!problem) return;
  const { zh, en } = fieldWords[problem.field];
  throw problem.code === 'twice'
    ? invalid('mapping-twice', `「${zh}」只能对应一列。`, `Only one column can be “${en}”.`, { field: problem.field })
    : invalid(
        'mapping-nothing',
        '请指出哪一列是诉求内容（没有就指标题或类别）。',
        'Say which column is the content (or else the title or category).',
        { field: problem.field },
      );
}

/** Whether it is a day of the calendar, and not one to come. */
function isDayUpTo(date: string, today: string): boolean {
  try {
    return addDays(date, 0) === date && date <= today;
  } catch {
    return false;
  }
}

function checkOptions(ctx: Ctx, options: ImportOptions): ImportOptions {
  try {
    zoneOf(options.timezone);
  } catch {
    throw invalid(
      'unknown-time-zone',
      '不认识这个时区，请写成 Asia/Shanghai 的样子。',
      'Unknown time zone: write it like Asia/Shanghai.',
    );
  }
  if (options.madeOn !== undefined && !isDayUpTo(options.madeOn, civilDateOf(ctx.now, options.timezone))) {
    throw invalid(
      'made-on-unusable',
      '统一的登记日期应是今天或更早的一天，如 2026-03-05。',
      'The day for rows without one must be today or earlier, such as 2026-03-05.',
      { field: 'madeOn' },
    );
  }
  return { ...options, sourceSystem: options.sourceSystem.trim() };
}
