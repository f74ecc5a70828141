import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import type { Readable } from 'node:stream';

/** Where the bytes of files lie. A key is made by us, never by a caller. */
export interface Storage {
  put(key: string, bytes: Buffer): Promise<void>;
  get(key: string): Promise<Buffer>;
  stream(key: string): Promise<{ bytes: number; body: Readable }>;
  remove(key: string): Promise<void>;
  /** A path on this machine for parsers that want one. */
  localPath(key: string): string;
}

/** A folder on disk; a file appears whole or not at all. */
export function folderStorage(root: string): Storage {
  const pathOf = (key: string): string => {
    const path = normalize(join(root, key));
    if (!path.startsWith(root + sep)) throw new Error('storage key leaves its folder');
    return path;
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const part = `${path}.part`;
      const handle = await open(part, 'w', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(part, path);
    },
    get: (key) => readFile(pathOf(key)),
    async stream(key) {
      const path = pathOf(key);
      return { bytes: (await stat(path)).size, body: createReadStream(path) };
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    localPath: pathOf,
  };
}
