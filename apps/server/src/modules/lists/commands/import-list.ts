import { readFile } from 'node:fs/promises';
import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { openSheet } from '../../../platform/sheets/open-sheet.ts';
import { receiveUpload } from '../../files/index.ts';
import type { ImportedDraft, VersionHead } from '../contract.ts';
import type { CategoryItem, ListName } from '../domain/items.ts';
import { levelColumns, readLevels } from '../domain/level-columns.ts';
import { columnsOf } from '../domain/sheet-columns.ts';
import { isOwnForm, type ReadItems, readItems, type SheetRow } from '../domain/sheet-items.ts';
import { currentRow } from '../queries/version-rows.ts';
import { shapeItems } from './check-shape.ts';
import { createDraft } from './create-draft.ts';
import { saveDraft } from './save-draft.ts';

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_ROWS = 10_000;
const SHOWN = 500;

/** Reads an uploaded workbook into a draft: a new one, or, with the fields `id` and `version`, in place of the open one. */
export async function importList({ request, reply, read, inTransaction }: RawCall): Promise<unknown> {
  const { list } = request.params as { list: ListName };
  const upload = await receiveUpload(request, { maxBytes: MAX_BYTES });
  try {
    const rows = await rowsOf(new Uint8Array(await readFile(upload.path)), upload.name);
    const before = list === 'category' ? await read((ctx) => categoriesInForce(ctx)) : [];
    const found = itemsOf(list, rows, before);
    const { items, problems } = shapeItems(list, found.items);
    const skipped = [...found.skipped, ...problems.map(({ row, text }) => ({ row: found.at[row - 1] ?? 0, text }))];
    if (items.length === 0) throw nothingFound(list, skipped);
    const draft = await inTransaction((ctx) => keep(ctx, list, items, upload.fields));
    const answer: ImportedDraft = { draft, rows: found.rows, items: items.length, skipped: skipped.slice(0, SHOWN) };
    return await reply.code(201).send(answer);
  } finally {
    await upload.discard();
  }
}

async function rowsOf(bytes: Uint8Array, name: string): Promise<SheetRow[]> {
  const sheet = await openSheet(bytes, name, { limits: { rows: MAX_ROWS, bytes: MAX_BYTES } });
  const rows: SheetRow[] = [{ number: sheet.headerRow, cells: sheet.header }];
  for await (const row of sheet.rows()) rows.push(row);
  return rows;
}

async function categoriesInForce({ tx }: Ctx): Promise<CategoryItem[]> {
  const row = await currentRow(tx, 'category').catch(() => undefined);
  return (row?.items ?? []) as CategoryItem[];
}

function itemsOf(list: ListName, rows: readonly SheetRow[], before: readonly CategoryItem[]): ReadItems {
  const header = rows[0]?.cells ?? [];
  if (list === 'category' && !isOwnForm(list, header) && levelColumns(header).length > 0)
    return readLevels(rows, before);
  if (isOwnForm(list, header)) return readItems(list, rows);
  throw unknownForm(list);
}

function keep(
  ctx: Ctx,
  list: ListName,
  items: readonly unknown[],
  { id, version, note }: Readonly<Record<string, string>>,
): Promise<VersionHead> {
  const noted = note === undefined ? {} : { note: note.slice(0, 500) };
  if (id === undefined) return createDraft(ctx, list, { items, ...noted });
  if (!/^[0-9a-f-]{36}$/.test(id)) throw invalid('no-such-draft', '没有这份草稿。', 'There is no such draft.');
  return saveDraft(ctx, id, { version: Number(version ?? 0), items, ...noted });
}

const wanted = (list: ListName): string =>
  list === 'calendar' ? '项目、日期、内容' : columnsOf[list].map(({ header }) => header).join('、');

const unknownForm = (list: ListName): Error =>
  invalid(
    'list-sheet-form',
    `认不出表头。请先导出现行清单，在导出的表里修改再上传；表头应有：${wanted(list)}${list === 'category' ? '；或一列一级（一级分类、二级分类……）' : ''}。`,
    `The header is not known. Export the list in force, edit it and upload it. Columns: ${wanted(list)}.`,
  );

const nothingFound = (list: ListName, skipped: readonly { text: { zh: string; en: string } }[]): Error =>
  invalid(
    'list-sheet-empty',
    `没有读到一项内容。${skipped[0]?.text.zh ?? `表头应有：${wanted(list)}。`}`,
    `Nothing could be read. ${skipped[0]?.text.en ?? `Columns: ${wanted(list)}.`}`,
    { skipped: skipped.slice(0, SHOWN) },
  );
