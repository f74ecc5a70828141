import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `apps/server`, whether the code runs from `src` or from the bundle in `dist`. */
export function serverRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'migrations'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the migrations folder of the server was not found');
    folder = parent;
  }
  return folder;
}
