import { fstatSync, openSync, readSync } from 'node:fs';

/** Bytes at rest, on disk or in memory. Reading is synchronous: it happens inside a thread, whose end closes its files. */
export interface ByteSource {
  size: number;
  read(offset: number, length: number): Buffer;
  chunks(offset: number, length: number): Generator<Buffer>;
}

const chunkBytes = 65_536;

/** Opens a file by its path, or wraps bytes already in memory. */
export function openBytes(source: { path: string } | { bytes: Uint8Array }): ByteSource {
  return 'path' in source ? fileBytes(source.path) : memoryBytes(source.bytes);
}

function fileBytes(path: string): ByteSource {
  const file = openSync(path, 'r');
  const read = (offset: number, length: number): Buffer => {
    const target = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const got = readSync(file, target, filled, length - filled, offset + filled);
      if (got === 0) break;
      filled += got;
    }
    return target.subarray(0, filled);
  };
  return withChunks(fstatSync(file).size, read);
}

function memoryBytes(bytes: Uint8Array): ByteSource {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return withChunks(all.length, (offset, length) => all.subarray(offset, offset + length));
}

function withChunks(size: number, read: ByteSource['read']): ByteSource {
  return {
    size,
    read,
    *chunks(offset, length) {
      for (let done = 0; done < length; done += chunkBytes) {
        yield read(offset + done, Math.min(chunkBytes, length - done));
      }
    },
  };
}
