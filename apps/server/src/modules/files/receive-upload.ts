import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { AppError, invalid } from '../../kernel/errors.ts';

/** An upload on this machine's disk until `discard`. */
export interface Upload {
  path: string;
  bytes: number;
  /** The name it came with, as the browser told it: never a path to anything. */
  name: string;
  fields: Readonly<Record<string, string>>;
  discard(): Promise<void>;
}

/**
 * Takes the one file of a multipart form to a temporary folder, so that large uploads never lie in memory, and its text
 * fields. Throws `too-large` (file-too-large), `invalid` (file-missing, form-malformed) and leaves nothing behind then.
 */
export async function receiveUpload(request: FastifyRequest, limits: { maxBytes: number }): Promise<Upload> {
  if (!request.isMultipart()) throw malformed();
  const folder = await mkdtemp(join(tmpdir(), 'huying-upload-'));
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    return { ...(await receive(request, join(folder, 'upload'), limits.maxBytes)), discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function receive(request: FastifyRequest, path: string, maxBytes: number): Promise<Omit<Upload, 'discard'>> {
  const fields: Record<string, string> = {};
  let file: { name: string; bytes: number } | undefined;
  const limits = { fileSize: maxBytes, files: 1, fields: 10, fieldSize: 2000, parts: 11 };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        fields[part.fieldname] = String(part.value);
        continue;
      }
      await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
      if (part.file.truncated) throw tooLarge(maxBytes);
      file = { name: part.filename ?? '', bytes: part.file.bytesRead };
    }
  } catch (error) {
    throw told(error, maxBytes);
  }
  if (!file) throw missing();
  return { path, fields, ...file };
}

/** What the form reader says, in words that say what to do. */
function told(error: unknown, maxBytes: number): unknown {
  const code = error && typeof error === 'object' && 'code' in error ? String(error.code) : '';
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge(maxBytes);
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT')
    return invalid('one-file', '一次只能上传一个文件。', 'Upload one file at a time.');
  if (code.startsWith('FST_') || code.startsWith('ERR_STREAM') || isFormError(error)) return malformed();
  return error;
}

const isFormError = (error: unknown): boolean =>
  error instanceof Error && /multipart|unexpected end of|malformed|boundary/i.test(error.message);

const tooLarge = (maxBytes: number): AppError => {
  const megabytes = Math.round(maxBytes / 1024 / 1024);
  return new AppError('too-large', 'file-too-large', {
    zh: `文件超过 ${megabytes} MB，请缩小后再上传。`,
    en: `The file is larger than ${megabytes} MB. Make it smaller and upload again.`,
  });
};
const missing = (): AppError =>
  invalid('file-missing', '没有收到文件，请重新选择后上传。', 'No file arrived. Choose it again.');
const malformed = (): AppError =>
  invalid('form-malformed', '上传中断或格式不对，请重新上传。', 'The upload broke off or is malformed. Upload again.');
