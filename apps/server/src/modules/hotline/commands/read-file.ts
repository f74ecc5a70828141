import { readFile } from 'node:fs/promises';
import type { Text } from '../../../kernel/errors.ts';
import { invalid } from '../../../kernel/errors.ts';
import { zoneOf } from '../../../kernel/time.ts';
import { sha256 } from '../../../platform/crypto.ts';
import type { Ctx } from '../../../platform/context.ts';
import { canonical } from '../../../platform/events.ts';
import { openSheet } from '../../../platform/sheets/open-sheet.ts';
import type { SheetRow } from '../../../platform/sheets/sheet-rows.ts';
import { createXmlReader } from '../../../platform/sheets/xml-reader.ts';
import { reasonText, type ReadRow, readRow, rowIdentity, understand } from '../../exchange/index.ts';
import type { OrderData } from '../contract-messages.ts';
import { recordsReader } from '../domain/xml-records.ts';

export interface FileRow {
  row: number;
  cells: string[];
  message?: object;
  reason?: Text;
}
export interface ReadFile {
  header: string[];
  rows: FileRow[];
}

const MOST_ROWS = 50_000;

/** Reads a table of orders: Excel, CSV, or XML with one element an order. Throws sheet-*; rows that cannot come in say why. */
export async function readOrdersFile(ctx: Ctx, path: string, name: string): Promise<ReadFile> {
  const table = (await readXml(path)) ?? (await readSheet(path, name));
  const preview = table.rows.slice(0, 20);
  const { mapping, options } = await understand(ctx.tx, { header: table.header, preview }, ctx.platform.timezone);
  const { dateOrder } = options;
  const reading = { header: table.header, mapping, now: ctx.now, zone: zoneOf(options.timezone), dateOrder };
  return {
    header: table.header,
    rows: table.rows.map(({ number: row, cells }) => {
      const read = readRow(cells, reading);
      if ('code' in read) return { row, cells, reason: reasonText(read) };
      return { row, cells, message: messageOf(read, rowIdentity(table.header, cells, new Set())) };
    }),
  };
}

interface Table {
  header: string[];
  rows: SheetRow[];
}

async function readSheet(path: string, name: string): Promise<Table> {
  const sheet = await openSheet({ path }, name);
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) {
    rows.push(row);
    if (rows.length > MOST_ROWS) throw tooMany();
  }
  return { header: sheet.header, rows };
}

/** XML that is no spreadsheet; undefined for anything else. */
async function readXml(path: string): Promise<Table | undefined> {
  const bytes = await readFile(path);
  const head = bytes.subarray(0, 2000).toString('latin1');
  if (!/^(\xef\xbb\xbf)?\s*</.test(head) || /schemas-microsoft-com|<html|<table/i.test(head)) return undefined;
  const encoding = /encoding=["']([\w-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  const records = recordsReader();
  const reader = createXmlReader(records);
  reader.push(new TextDecoder(/^gb/i.test(encoding) ? 'gb18030' : 'utf-8').decode(bytes));
  reader.end();
  const { header, rows } = records.table();
  if (rows.length > MOST_ROWS) throw tooMany();
  return { header, rows: rows.map((cells, i) => ({ number: i + 1, cells })) };
}

const tooMany = () =>
  invalid(
    'file-too-many-rows',
    `一个文件最多 ${MOST_ROWS} 行，请分成几个。`,
    `A file holds ${MOST_ROWS} rows at most: make several of it.`,
  );

/** A row as the message it stands for: the same row again is the same message. */
function messageOf(read: ReadRow, identity: string): object {
  const data: OrderData = {
    title: read.title,
    content: read.content,
    madeAt: read.madeAt.toISOString(),
    ...(read.dueAt && { dueAt: read.dueAt.toISOString() }),
    ...(read.name && { name: read.name }),
    ...(read.phone && { phone: read.phone }),
    ...(read.address && { address: read.address }),
    ...codesOf('area', read.places),
    ...codesOf('category', read.categories),
    ...(read.urgency && { urgencyCode: read.urgency }),
    ...(read.lon !== undefined && read.lat !== undefined && { lon: read.lon, lat: read.lat }),
    ...(read.closed && { closedAt: (read.closedAt ?? read.madeAt).toISOString() }),
    ...(read.reply && { reply: read.reply }),
    ...(read.extras.length > 0 && { extra: Object.fromEntries(read.extras.map(pairOf)) }),
  };
  const number = read.number || `row-${short(identity)}`;
  return { id: `file-${short(canonical([number, data]))}`, number: number.slice(0, 100), kind: 'order', data };
}

const short = (text: string): string => sha256(text).toString('base64url').slice(0, 24);

/** The last word is the most exact one, the whole path helps to find it. */
const codesOf = (field: 'area' | 'category', words: readonly string[]): Partial<OrderData> =>
  words.length === 0
    ? {}
    : { [`${field}Code`]: words.at(-1)?.slice(0, 100), [`${field}Name`]: words.join('/').slice(0, 200) };

const pairOf = (line: string): [string, string] => {
  const at = line.indexOf('：');
  return [line.slice(0, at), line.slice(at + 1, at + 2001)];
};
