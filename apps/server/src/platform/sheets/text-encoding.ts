import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { ByteSource } from './byte-source.ts';
import type { SheetEncoding } from './sheet-rows.ts';

const newline = 10;

/**
 * Tells the encoding of a text file from all of it: by its first bytes if they say so, else UTF-8 when the lines that
 * leave ASCII are nearly all valid UTF-8, else GB18030 (which contains GBK and GB2312). Judging by lines lets one broken
 * line in a UTF-8 file stay one broken line, and keeps a short GBK word that happens to be valid UTF-8 from deciding.
 */
export function detectEncoding(source: ByteSource): SheetEncoding {
  const marked = encodingMark(source.read(0, Math.min(3, source.size)));
  if (marked) return marked;
  let valid = 0;
  let invalid = 0;
  let rest: Buffer = Buffer.alloc(0);
  const judge = (bytes: Buffer): void => {
    if (isAscii(bytes)) return;
    for (const line of linesOf(bytes)) {
      if (isAscii(line)) continue;
      if (isUtf8(line)) valid += 1;
      else invalid += 1;
    }
  };
  for (const chunk of source.chunks(0, source.size)) {
    const end = chunk.lastIndexOf(newline) + 1;
    if (end === 0) {
      // A line longer than a chunk is judged with its continuation, but never held beyond a megabyte.
      rest = rest.length > 1_048_576 ? chunk : Buffer.concat([rest, chunk]);
      continue;
    }
    judge(Buffer.concat([rest, chunk.subarray(0, end)]));
    rest = Buffer.from(chunk.subarray(end));
  }
  judge(rest);
  return invalid === 0 || valid > invalid * 20 ? 'utf-8' : 'gb18030';
}

function encodingMark(head: Buffer): SheetEncoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found + 1;
    yield bytes.subarray(start, end);
    start = end;
  }
}

/** The text of a file piece by piece; a character that lies across two pieces is whole, the byte order mark is gone. */
export function* decodeText(source: ByteSource, encoding: SheetEncoding): Generator<string> {
  const decoder = iconv.getDecoder(encoding);
  for (const chunk of source.chunks(0, source.size)) yield decoder.write(chunk);
  const last = decoder.end();
  if (last) yield last;
}

/** A small file as text, whatever Chinese computers wrote it in. */
export function decodeAll(bytes: Buffer): string {
  const encoding = encodingMark(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030');
  return iconv.decode(bytes, encoding);
}
