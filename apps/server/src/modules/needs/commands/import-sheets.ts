import { readFile } from 'node:fs/promises';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { AppError, invalid, type Text } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { openSheet } from '../../../platform/sheets/open-sheet.ts';
import type { SheetRow } from '../../../platform/sheets/sheet-rows.ts';
import { writeRejected } from '../../../platform/sheets/write-rejected.ts';
import { receiveUpload } from '../../files/index.ts';
import { NoteNeed, OfferResource, type SheetTaken } from '../contract.ts';
import {
  hasNumber,
  missingTitles,
  needBody,
  needColumns,
  readSheetRow,
  resourceColumns,
} from '../domain/sheet-rows.ts';
import { sheetNames } from '../queries/sheet-names.ts';
import { noteNeeds } from './note-need.ts';
import { offerResources } from './resources.ts';

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_ROWS = 5000;
const SHOWN = 500;
/** So many rows a transaction: what was taken before a break stays, and no transaction is long. */
const BATCH = 200;

interface Rejected extends SheetRow {
  reasons: Text[];
}
interface Kind {
  columns: typeof needColumns;
  places: 'own' | 'all';
  schema: TSchema;
  bodyOf(fields: Record<string, unknown>): Record<string, unknown>;
  /** One answer a row, in order: an error where it is refused. */
  take(ctx: Ctx, bodies: readonly Record<string, unknown>[]): Promise<unknown[]>;
}
const needs: Kind = {
  columns: needColumns,
  places: 'own',
  schema: NoteNeed,
  bodyOf: needBody,
  take: (ctx, bodies) => noteNeeds(ctx, bodies as NoteNeed[]),
};
const resources: Kind = {
  columns: resourceColumns,
  places: 'all',
  schema: OfferResource,
  bodyOf: (fields) => fields,
  take: (ctx, bodies) => offerResources(ctx, bodies as OfferResource[]),
};

export const importNeeds = (call: RawCall): Promise<unknown> => importSheet(call, needs);
export const importResources = (call: RawCall): Promise<unknown> => importSheet(call, resources);

/** Takes the rows that are in order, one by one as if each had been entered, and hands the others back with the reasons. */
async function importSheet({ request, reply, inTransaction }: RawCall, kind: Kind): Promise<unknown> {
  const upload = await receiveUpload(request, { maxBytes: MAX_BYTES });
  const dryRun = upload.fields.dryRun === 'true';
  try {
    const bytes = new Uint8Array(await readFile(upload.path));
    const sheet = await openSheet(bytes, upload.name, { limits: { rows: MAX_ROWS, bytes: MAX_BYTES } });
    const missing = missingTitles(kind.columns, sheet.header);
    const rows: SheetRow[] = [];
    for await (const row of sheet.rows()) rows.push(row);
    if (missing.length > 0) throw unknownForm(missing);
    const fresh = rows.filter(({ cells }) => !hasNumber(sheet.header, cells));
    const rejected: Rejected[] = [];
    for (let from = 0; from < fresh.length; from += BATCH) {
      const batch = fresh.slice(from, from + BATCH);
      const take = (ctx: Ctx) => takeRows(ctx, kind, sheet.header, batch);
      rejected.push(...(await (dryRun ? tried(inTransaction, take) : inTransaction(take))));
    }
    const counts = {
      dryRun,
      rows: rows.length,
      taken: fresh.length - rejected.length,
      known: rows.length - fresh.length,
    };
    return await reply.code(201).send(await answerOf(sheet.header, counts, rejected));
  } finally {
    await upload.discard();
  }
}

/** What the work finds, and nothing of what it stored: the transaction is rolled back. */
async function tried<T>(inTransaction: RawCall['inTransaction'], work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const found: T[] = [];
  const enough = new Error('only tried');
  try {
    await inTransaction(async (ctx) => {
      found.push(await work(ctx));
      throw enough;
    });
  } catch (error) {
    if (error !== enough) throw error;
  }
  return found.at(-1) as T;
}

async function takeRows(
  ctx: Ctx,
  kind: Kind,
  header: readonly string[],
  rows: readonly SheetRow[],
): Promise<Rejected[]> {
  const names = await sheetNames(ctx, kind.places);
  const rejected: Rejected[] = [];
  const inOrder: { row: SheetRow; body: Record<string, unknown> }[] = [];
  for (const row of rows) {
    const read = readSheetRow(kind.columns, header, row.cells, names);
    const body = 'body' in read ? kind.bodyOf(read.body) : {};
    const reasons = 'faults' in read ? read.faults : shapeFaults(kind, body);
    if (reasons.length > 0) rejected.push({ ...row, reasons });
    else inOrder.push({ row, body });
  }
  const answers = await kind.take(
    ctx,
    inOrder.map(({ body }) => body),
  );
  for (const [i, { row }] of inOrder.entries()) {
    const answer = answers[i];
    if (answer instanceof AppError) rejected.push({ ...row, reasons: [answer.text] });
  }
  return rejected.sort((a, b) => a.number - b.number);
}

/** What the schema of the endpoint would say, with the titles of the table. */
function shapeFaults({ schema, columns }: Kind, body: Record<string, unknown>): Text[] {
  if (Value.Check(schema, body)) return [];
  const fields = new Set(Value.Errors(schema, body).map(({ instancePath }) => instancePath.split('/').at(-1)));
  const titles = columns.flatMap(({ field, title }) => (fields.has(field) ? [title] : []));
  return titles.length === 0
    ? [{ zh: '这一行不完整', en: 'The row is not complete' }]
    : titles.map((title) => ({
        zh: `${title}：太长、太短或超出范围`,
        en: `${title}: too long, too short or out of range`,
      }));
}

async function answerOf(
  header: string[],
  counts: Pick<SheetTaken, 'dryRun' | 'rows' | 'taken' | 'known'>,
  rejected: readonly Rejected[],
): Promise<SheetTaken> {
  const told = rejected.map(({ reasons, ...row }) => ({ ...row, reason: reasons.map(({ zh }) => zh).join('；') }));
  return {
    ...counts,
    rejected: rejected.slice(0, SHOWN).map(({ number, reasons }) => ({ row: number, reasons })),
    rejectedXlsx: told.length === 0 ? null : (await writeRejected(header, told)).toString('base64'),
  };
}

const unknownForm = (missing: readonly string[]): Error =>
  invalid(
    'sheet-form',
    `表头缺少：${missing.join('、')}。请先导出清单，在导出的表里填写再上传。`,
    `The header lacks ${missing.join(', ')}. Export the list, fill it in and upload it.`,
    { missing },
  );
