import { readFile } from 'node:fs/promises';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { openSheet, type Sheet } from '../../../platform/sheets/open-sheet.ts';
import { receiveUpload, storeFile, type Upload } from '../../files/index.ts';
import type { ImportRecord } from '../contract-imports.ts';
import { getImport } from '../queries/get-import.ts';
import { understand } from './remember-mapping.ts';

const MAX_BYTES = 100 * 1024 * 1024;

/** Takes a table, looks at its header and says how it would be read. Nothing comes in yet. */
export async function uploadImport({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const upload = await receiveUpload(request, { maxBytes: MAX_BYTES });
  try {
    const sheet = await openSheet({ path: upload.path }, upload.name);
    await sheet.close();
    const bytes = await readFile(upload.path);
    const record = await inTransaction((ctx) => keep(ctx, upload, bytes, sheet));
    return await reply.code(201).send(record);
  } finally {
    await upload.discard();
  }
}

async function keep(ctx: Ctx, upload: Upload, bytes: Buffer, sheet: Sheet): Promise<ImportRecord> {
  const { tx, actor, now, platform } = ctx;
  // Without a subject nobody can fetch it, and it is removed after thirty days.
  const fileId = await storeFile(ctx, { purpose: 'import', name: upload.name, bytes });
  const { mapping, options, remembered } = await understand(tx, sheet, platform.timezone);
  const id = ctx.newId();
  await tx.sql(
    `insert into imports (tenant_id, id, target, file_id, file_name, format, sheets, sheet, header_row, header, mapping, options, remembered,
       state, counts, created_by, created_at)
     select $1, $2, 'requests', $3, f.name, $4, $5, $6, $7, $8, $9, $10, $11, 'uploaded', '{}', $12, $13
     from files f where f.tenant_id = $1 and f.id = $3`,
    [
      tx.tenantId,
      id,
      fileId,
      sheet.format,
      sheet.sheetNames,
      sheet.sheetName,
      sheet.headerRow,
      sheet.header,
      JSON.stringify(mapping),
      JSON.stringify(options),
      remembered,
      actor.personId,
      now,
    ],
  );
  await emit(tx, actor, now, id, {
    kind: 'import.uploaded',
    data: { target: 'requests', format: sheet.format, bytes: bytes.length, columns: sheet.header.length },
  });
  return getImport(ctx, id);
}
