import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import sharp, { type Sharp } from 'sharp';

export { sweepFiles } from './jobs/sweep-files.ts';

/** A form as a browser sends it (quotes and line ends of a file's name written as %22 and the like): what `inject` needs. */
export function formOf(
  fields: Readonly<Record<string, string>>,
  file?: { name: string; bytes: Uint8Array; type?: string },
): { payload: Buffer; headers: Record<string, string> } {
  const boundary = `----huying${randomBytes(8).toString('hex')}`;
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(fields))
    parts.push(Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  if (file) {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${quoted(file.name)}"\r\n`;
    parts.push(Buffer.from(`${head}content-type: ${file.type ?? 'application/octet-stream'}\r\n\r\n`));
    parts.push(Buffer.from(file.bytes), Buffer.from('\r\n'));
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return {
    payload: Buffer.concat(parts),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

const quoted = (name: string): string => name.replace(/["\r\n]/g, encodeURIComponent);

/** A picture whose left half is red and right half blue: what happened to it can be seen. */
export const redAndBlue = (width = 200, height = 100): Sharp => {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) pixels[at * 3 + (at % width < width / 2 ? 0 : 2)] = 255;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
};

export interface Uploaded {
  status: number;
  json: { id: string; claim: string; width: number; bytes: number; code: string; detail: string };
}
export interface Upload {
  bytes: Uint8Array;
  purpose?: string;
  /** Of a session. */
  cookie?: string;
  name?: string;
  type?: string;
  from?: string;
}
let addresses = 0;

/** One upload through HTTP, each from an address of its own unless told. */
export async function upload(http: FastifyInstance, given: Upload): Promise<Uploaded> {
  addresses += 1;
  const { bytes, name = 'photo.jpg', type, purpose, cookie } = given;
  const form = formOf(purpose === undefined ? {} : { purpose }, { name, bytes, ...(type && { type }) });
  const response = await http.inject({
    method: 'POST',
    url: '/api/files',
    payload: form.payload,
    headers: { ...form.headers, ...(cookie && { cookie: `__Host-huying=${cookie}` }) },
    remoteAddress: given.from ?? `10.1.${addresses >> 8}.${addresses & 255}`,
  });
  return { status: response.statusCode, json: response.json() };
}

/** The hourly job, for tests of what becomes of pictures that stopped half-way. */
export { sweepUploads } from './jobs/sweep-uploads.ts';
