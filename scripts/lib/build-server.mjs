import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './run.mjs';

// Hundreds of small files each: bundled they load in half the time and take 12 MB less. All other packages stay where
// they are, with their native parts and their own files.
const bundled = ['kysely', 'typebox'];

/**
 * Bundles our own sources into apps/server/dist; packages stay in node_modules and migrations are read in place.
 * Besides `main.js` and `config.js` each `*-worker.ts` becomes a file of its own name beside them, for worker threads.
 */
export async function buildServer() {
  const source = join(root, 'apps/server/src');
  const workers = readdirSync(source, { recursive: true }).filter((path) => path.endsWith('-worker.ts'));
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(root, 'apps/server/package.json'), 'utf8'),
  );
  const packages = Object.keys({ ...dependencies, ...optionalDependencies });
  const outdir = join(root, 'apps/server/dist');
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: {
      main: join(source, 'app/main.ts'),
      config: join(source, 'platform/config.ts'),
      ...Object.fromEntries(workers.map((path) => [basename(path, '.ts'), join(source, path)])),
    },
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: '[name]-[hash]', // beside the entries, so that import.meta.url means the same folder everywhere
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    external: packages.filter((name) => !bundled.includes(name)).flatMap((name) => [name, `${name}/*`]),
    sourcemap: 'linked',
    legalComments: 'none',
    logLevel: 'warning',
  });
}
