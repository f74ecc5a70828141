import { readFile } from 'node:fs/promises';
import { invalid } from '../../kernel/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import type { RawCall } from '../../platform/http/route.ts';
import { openSheet } from '../../platform/sheets/open-sheet.ts';
import type { SheetRow } from '../../platform/sheets/sheet-rows.ts';
import { takeInBatches, type TakenRows, tellTaken } from '../../platform/sheets/take-rows.ts';
import { receiveUpload } from './receive-upload.ts';

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_ROWS = 5000;

interface Work {
  /** Rows a transaction. */
  batch: number;
  /** The titles that a header lacks and cannot do without. */
  missing(header: readonly string[]): string[];
  /** Of one table; called again for every batch of its rows. */
  begin(header: readonly string[]): (ctx: Ctx, rows: readonly SheetRow[]) => Promise<TakenRows>;
}

/**
 * A table of work that comes in (8 MiB, 5,000 rows): opened, its header looked at, its rows taken or only tried, and what
 * became of them told as a 201. Form fields: `dryRun` ('true' to try only) before `file`. Throws invalid: sheet-form.
 */
export async function takeWorkbook(
  { request, reply, inTransaction }: RawCall,
  { batch, missing, begin }: Work,
): Promise<unknown> {
  const upload = await receiveUpload(request, { maxBytes: MAX_BYTES });
  const dryRun = upload.fields.dryRun === 'true';
  try {
    const bytes = new Uint8Array(await readFile(upload.path));
    const sheet = await openSheet(bytes, upload.name, { limits: { rows: MAX_ROWS, bytes: MAX_BYTES } });
    const { header } = sheet;
    const rows: SheetRow[] = [];
    for await (const row of sheet.rows()) rows.push(row);
    const lacking = missing(header);
    if (lacking.length > 0) throw unknownForm(lacking);
    const taken = await takeInBatches({ inTransaction, dryRun, batch }, rows, begin(header));
    return await reply.code(201).send(await tellTaken(header, { dryRun, rows: rows.length }, taken));
  } finally {
    await upload.discard();
  }
}

const unknownForm = (missing: readonly string[]): Error =>
  invalid(
    'sheet-form',
    `表头缺少：${missing.join('、')}。请下载模板或导出清单，在那张表里填写再上传。`,
    `The header lacks ${missing.join(', ')}. Download the template or export the list, fill that in and upload it.`,
    { missing },
  );
