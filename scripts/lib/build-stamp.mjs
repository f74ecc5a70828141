import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** The two parts that are built, what each is made from, and a file that shows that it was. */
export const parts = {
  server: {
    sources: [
      'apps/server/src',
      'simulator',
      'apps/server/package.json',
      'scripts/lib/build-server.mjs',
      'package-lock.json',
    ],
    result: 'apps/server/dist/main.js',
  },
  // The web is typed by the server's contracts and lists their endpoints at build time.
  web: {
    sources: [
      ...['src', 'build', 'public', 'index.html', 'field.html', 'desk.html', 'vite.config.ts', 'package.json'].map(
        (name) => `apps/web/${name}`,
      ),
      ...['apps/server/src/modules', 'apps/server/src/kernel', 'scripts/lib/build-web.mjs', 'package-lock.json'],
    ],
    result: 'apps/web/dist/index.html',
  },
};

const stampOf = (part) => join(root, '.cache', `built-${part}`);

/** Changes whenever a source of the part is added, removed or written; content is not read, so it takes milliseconds. */
export function sourceStamp(part) {
  const hash = createHash('sha256');
  const walk = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) walk(join(path, name));
    else if (!/\.test\.tsx?$/.test(path)) hash.update(`${path.slice(root.length)} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const source of parts[part].sources) walk(join(root, source));
  return hash.digest('hex');
}

export function isBuilt(part) {
  if (!existsSync(join(root, parts[part].result))) return false;
  try {
    return readFileSync(stampOf(part), 'utf8') === sourceStamp(part);
  } catch {
    return false;
  }
}

/** To be called with the stamp taken before the build, so that a change made meanwhile is not missed. */
export function markBuilt(part, stamp) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stampOf(part), stamp);
}
