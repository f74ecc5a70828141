import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';

const FILE = 'field-worker.js';
/** Beside what is built: files of `public/` that the shell shows. */
const fixed = ['/icon.svg', '/field.webmanifest', '/icon-192.png'];

/** Everything an entry loads, now or later, with its style sheets. */
function filesOf(entry: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk') return;
    for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css);
    for (const asset of chunk.viteMetadata?.importedAssets ?? []) found.add(asset);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next);
  };
  visit(entry.fileName);
  return [...found].filter((name) => name in bundle).sort();
}

/** Builds the field shell's service worker beside the pages and tells it which files to keep on the device. */
export function fieldWorker(): Plugin {
  return {
    name: 'field-worker',
    apply: 'build',
    // After the style sheets' own step, which takes chunks out that held nothing but styles.
    enforce: 'post',
    buildStart() {
      const id = fileURLToPath(new URL('../src/app/field/worker.ts', import.meta.url));
      this.emitFile({ type: 'chunk', id, fileName: FILE });
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entry = chunks.find(({ isEntry, name }) => isEntry && name === 'field');
      const worker = chunks.find(({ fileName }) => fileName === FILE);
      if (!entry || !worker) return;
      const files = [...fixed, ...filesOf(entry, bundle).map((name) => `/${name}`)];
      const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
      worker.code = worker.code
        .replaceAll('__FIELD_FILES__', JSON.stringify(files))
        .replaceAll('__FIELD_VERSION__', JSON.stringify(version));
    },
  };
}
