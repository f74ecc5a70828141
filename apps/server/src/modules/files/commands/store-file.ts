import type { Ctx } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto.ts';
import { cleanFileName } from '../domain/file-name.ts';
import { storageKey } from '../domain/storage-keys.ts';
import { insertFile, type NewFile, putBytes, removeBytes } from './save-file.ts';

/** A workbook of an import or export, kept as it is: it is never shown inline. */
export interface StoredFile {
  purpose: 'import' | 'export';
  name: string;
  bytes: Buffer;
  /** 'application/octet-stream' unless given; it is always served as a download. */
  mediaType?: string;
  /** What it belongs to; its readers are asked who may fetch it. Without one it is for the server alone, for 30 days. */
  subjectId?: string;
}

/** Stores a file in the caller's transaction and gives its id; the bytes go again when that is rolled back here. */
export async function storeFile(ctx: Ctx, input: StoredFile): Promise<string> {
  const id = ctx.newId();
  const { mediaType = 'application/octet-stream' } = input;
  const file: NewFile = { ...input, id, mediaType, name: cleanFileName(input.name, input.purpose) };
  const hash = sha256(file.bytes).toString('hex');
  const key = storageKey(ctx.tx.tenantId, ctx.now, ctx.platform.timezone, hash, id);
  await putBytes(ctx, key, file);
  try {
    await insertFile(ctx, key, file);
  } catch (error) {
    await removeBytes(ctx, key);
    throw error;
  }
  return id;
}
