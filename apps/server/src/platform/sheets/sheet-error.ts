import { AppError, type ErrorKind, type Text } from '../../kernel/errors.ts';

export type SheetErrorCode =
  | 'sheet-encrypted'
  | 'sheet-corrupt'
  | 'sheet-quotes'
  | 'sheet-empty'
  | 'sheet-not-found'
  | 'sheet-too-large'
  | 'sheet-too-slow'
  | 'sheet-unknown-format'
  | 'sheet-unsafe'
  | 'sheet-busy'
  | 'sheet-export-rows'
  | 'sheet-export-text';

export type SheetBar = 'bytes' | 'unpacked' | 'rows' | 'columns' | 'cell' | 'memory';

/** Facts for the screen; `limit` says which bar was passed and `at` where, both already in words a person knows. */
export interface SheetErrorDetails {
  row?: number;
  max?: number;
  what?: SheetBar;
}

const tooLarge: Record<SheetBar, (details: SheetErrorDetails) => Text> = {
  bytes: ({ max = 0 }) => ({
    zh: `文件超过 ${megabytes(max)} MB。请只保留需要的工作表和行（图片可删去），或另存为 CSV，分几次上传。`,
    en: `The file is larger than ${megabytes(max)} MB. Keep only the sheet and rows you need (drop pictures), or save as CSV, and upload in parts.`,
  }),
  unpacked: () => ({
    zh: '文件解压后过大，已停止读取。请在 Excel 中另存为 .xlsx 或 CSV，分几次上传。',
    en: 'The file unpacks to far too much and was not read. Save it again as .xlsx or CSV and upload in parts.',
  }),
  rows: ({ max = 0 }) => ({
    zh: `表格超过 ${max} 行，请分成几个文件上传。`,
    en: `The table has more than ${max} rows. Split it into several files.`,
  }),
  columns: ({ max = 0, row = 0 }) => ({
    zh: `第 ${row} 行超过 ${max} 列。请删去右侧多余的内容后再上传。`,
    en: `Row ${row} has more than ${max} columns. Remove what is not needed on the right and upload again.`,
  }),
  cell: ({ max = 0, row = 0 }) => ({
    zh: `第 ${row} 行附近有单元格超过 ${max} 字。请缩短后再上传；CSV 文件请检查引号是否成对。`,
    en: `A cell near row ${row} has more than ${max} characters. Shorten it; in a CSV file check that quotes come in pairs.`,
  }),
  memory: () => ({
    zh: '表格太大，读取时内存不足。请另存为 .xlsx 或 CSV，分几次上传。',
    en: 'The table is too large to be read. Save it as .xlsx or CSV and upload in parts.',
  }),
};

const texts: Record<Exclude<SheetErrorCode, 'sheet-too-large'>, (details: SheetErrorDetails) => Text> = {
  'sheet-encrypted': () => ({
    zh: '文件设有打开密码，无法读取。请在 Excel 中另存为 .xlsx（不设密码）后再上传。',
    en: 'The file is protected by a password. Save it in Excel as .xlsx without a password and upload again.',
  }),
  'sheet-corrupt': () => ({
    zh: '文件已损坏或不完整，无法读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。',
    en: 'The file is damaged or incomplete. Open it in Excel or WPS, save it as .xlsx and upload again.',
  }),
  'sheet-quotes': ({ row = 0 }) => ({
    zh: `第 ${row} 行附近的引号没有成对，后面的内容无法分列。请改正引号，或用 Excel 另存为 .xlsx 后再上传。`,
    en: `Quotes near row ${row} do not come in pairs. Mend them, or save the file as .xlsx, and upload again.`,
  }),
  'sheet-empty': () => ({
    zh: '表格里没有内容。请确认上传的是填写好的文件，并且内容在可见的工作表中。',
    en: 'The table is empty. Check that this is the file you filled in and that its sheet is not hidden.',
  }),
  'sheet-not-found': () => ({
    zh: '文件里没有这个工作表。请重新选择工作表。',
    en: 'The file has no such sheet. Choose the sheet again.',
  }),
  'sheet-too-slow': () => ({
    zh: '读取文件用时过长，已停止。请在 Excel 中另存为 .xlsx 或 CSV，分几次上传。',
    en: 'Reading the file took too long and was stopped. Save it as .xlsx or CSV and upload in parts.',
  }),
  'sheet-unknown-format': () => ({
    zh: '这不是可以读取的表格。请上传 .xlsx 或 .csv 文件（.xls、.ods、.xlsb 也可以）。',
    en: 'This is not a table we can read. Upload an .xlsx or .csv file (.xls, .ods and .xlsb work too).',
  }),
  'sheet-unsafe': () => ({
    zh: '文件含有不安全的内容（外部引用定义），已拒绝读取。请在 Excel 中另存为 .xlsx 后再上传。',
    en: 'The file holds unsafe declarations and was refused. Save it again in Excel as .xlsx and upload again.',
  }),
  'sheet-busy': () => ({
    zh: '正在处理的表格较多，请一分钟后再试。',
    en: 'Several tables are being read right now. Try again in a minute.',
  }),
  'sheet-export-rows': ({ max = 0 }) => ({
    zh: `Excel 导出最多 ${max} 行。请改选 CSV 格式导出（行数不限），或缩小筛选范围。`,
    en: `An Excel export holds at most ${max} rows. Choose CSV (no limit), or narrow the filter.`,
  }),
  'sheet-export-text': () => ({
    zh: '要导出的文字太多，Excel 文件装不下。请改选 CSV 格式导出（不限），或缩小筛选范围。',
    en: 'There is too much text for one Excel file. Choose CSV (no limit), or narrow the filter.',
  }),
};

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

const kindOf = (code: SheetErrorCode): ErrorKind => {
  if (code === 'sheet-too-large' || code.startsWith('sheet-export')) return 'too-large';
  return code === 'sheet-busy' ? 'unavailable' : 'invalid';
};

/** The refusal of a table, in words that say what to do. */
export function sheetError(code: SheetErrorCode, details: SheetErrorDetails = {}): AppError {
  const text = code === 'sheet-too-large' ? tooLarge[details.what ?? 'memory'](details) : texts[code](details);
  return new AppError(kindOf(code), code, text, { ...details });
}
