import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { root } from './run.mjs';

const folder = join(root, 'apps/web');

/** Builds the web with Vite and lays .br and .gz beside every text file, which the server hands out as they are. */
export async function buildWeb() {
  const { build } = await import('vite');
  await build({ root: folder, configFile: join(folder, 'vite.config.ts'), logLevel: 'warn' });
  await compress(join(folder, 'dist'));
}

async function compress(dist) {
  const texts = readdirSync(dist, { recursive: true }).filter((path) => /\.(js|css|svg|json|webmanifest)$/.test(path));
  await Promise.all(texts.map((path) => compressOne(join(dist, path))));
}

async function compressOne(path) {
  const body = await readFile(path);
  if (body.length < 1024) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(body, quality));
  await writeFile(`${path}.gz`, await promisify(gzip)(body, { level: 9 }));
}
