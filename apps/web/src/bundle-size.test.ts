import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test } from 'vitest';

type Chunk = Rolldown.OutputChunk;
const LIMIT = 120 * 1024;
/** What the residents' shell weighs at its first page today, with a little room: growth must be noticed. */
const AIM = 90 * 1024;

let chunks: Map<string, Chunk>;

beforeAll(async () => {
  // The test runner's own NODE_ENV would weigh React's development build.
  process.env.NODE_ENV = 'production';
  const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
  const built = await build({ configFile, mode: 'production', logLevel: 'warn', build: { write: false } });
  const { output } = Array.isArray(built) ? (built[0] as Rolldown.RolldownOutput) : (built as Rolldown.RolldownOutput);
  chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])));
}, 120_000);

const named = (name: string): Chunk => {
  const found = [...chunks.values()].find((chunk) => chunk.isEntry && chunk.name === name);
  if (!found) throw new Error(`no entry is called ${name}`);
  return found;
};

/** A chunk with everything it loads at once. */
function closure(start: Chunk, found = new Set<Chunk>()): Set<Chunk> {
  if (found.has(start)) return found;
  found.add(start);
  for (const name of start.imports) {
    const next = chunks.get(name);
    if (next) closure(next, found);
  }
  return found;
}

const weight = (set: Iterable<Chunk>): number =>
  [...set].reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).byteLength, 0);

/** Every page that a shell may load later, each with what it brings. */
function laterPages(start: Chunk, seen = new Set<Chunk>()): Set<Chunk> {
  for (const chunk of closure(start)) {
    for (const name of chunk.dynamicImports) {
      const next = chunks.get(name);
      if (!next || seen.has(next)) continue;
      seen.add(next);
      laterPages(next, seen);
    }
  }
  return seen;
}

test('the residents’ first page loads at most 120 KB of script, and today less than 90', () => {
  const bytes = weight(closure(named('resident')));
  expect(bytes).toBeLessThanOrEqual(LIMIT);
  expect(bytes).toBeLessThanOrEqual(AIM);
});

test('no other page of theirs brings a visit above 120 KB', () => {
  const first = closure(named('resident'));
  const heavy = [...laterPages(named('resident'))]
    .map((page) => ({ page: page.name, bytes: weight(new Set([...first, ...closure(page)])) }))
    .filter(({ bytes }) => bytes > LIMIT);
  expect(heavy).toEqual([]);
});

test.each(['resident', 'field'])(
  '%s never loads the desk’s component library, the schema library or the kit',
  (shell) => {
    const all = new Set([
      ...closure(named(shell)),
      ...[...laterPages(named(shell))].flatMap((page) => [...closure(page)]),
    ]);
    const strangers = [...all].flatMap(({ moduleIds }) =>
      moduleIds.filter((id) =>
        /node_modules\/(antd|@ant-design|@rc-component|dayjs|typebox)\/|\/ui\/desk\/|\/app\/kit\//.test(id),
      ),
    );
    expect(strangers).toEqual([]);
  },
);

test('the pages for development are in no bundle', () => {
  expect([...chunks.values()].flatMap(({ moduleIds }) => moduleIds.filter((id) => id.includes('/app/kit/')))).toEqual(
    [],
  );
});
