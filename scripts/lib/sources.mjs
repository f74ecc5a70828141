import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

/** Imports a TypeScript source of the repository into a script, without a build. */
export async function importSource(path) {
  const { tsImport } = await import('tsx/esm/api');
  return tsImport(pathToFileURL(join(root, path)).href, import.meta.url);
}
