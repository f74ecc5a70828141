import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { declaredTables, differences } from './lib/declared-tables.mjs';
import { root } from './lib/run.mjs';
import { readResults, sum } from './lib/test-results.mjs';
import { machinePaths, skippedTests, tooLong } from './lib/text-checks.mjs';

const folder = mkdtempSync(join(tmpdir(), 'huying-checks-'));
afterAll(() => rmSync(folder, { recursive: true }));
const written = (name, text) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('texts', () => {
  test('300 lines are allowed, 301 are not', () => {
    expect(tooLong('a.ts', 'x\n'.repeat(300))).toEqual([]);
    expect(tooLong('a.sql', 'x\n'.repeat(301))).toEqual(['a.sql: 301 lines, at most 300']);
    expect(tooLong('a.md', 'x\n'.repeat(301))).toEqual([]);
  });

  test('paths of one machine are found, ours are not', () => {
    const machine = ['/home', 'someone', 'huying'].join('/');
    const work = ['', 'work', 'main'].join('/');
    expect(machinePaths('a.md', `fine\nsee ${machine}\nor ${work}`)).toHaveLength(2);
    const [inside, here] = [['apps', 'work', 'list'].join('/'), ['.', 'work', 'x'].join('/')];
    expect(machinePaths('a.md', `/usr/lib/postgresql ${inside} ${here} 127.0.0.1:8080`)).toEqual([]);
  });

  test('tests that do not run are found; the absence of outside data is an excuse', () => {
    // Put together here, so that this file itself is no finding.
    const line = (...call) => `${call.join('.')}('x', () => {});`;
    const skipped = [
      'test skip',
      'it only',
      'describe each([1]) skip',
      'test todo',
      'test concurrent runIf(no)',
      'ctx skip',
    ];
    for (const call of skipped) expect(skippedTests('a.test.ts', line(...call.split(' '))), call).toHaveLength(1);
    expect(skippedTests('a.test.ts', `x${line('it')}`)).toHaveLength(1);
    const excuse = `${['context', 'skip'].join('.')}(\`outside holidays are absent: \${path}\`)`;
    expect(skippedTests('a.test.ts', excuse)).toEqual([]);
    expect(skippedTests('a.test.ts', line('test.each([1])'))).toEqual([]);
  });
});

describe('results of vitest', () => {
  const report = (...files) => written('report.json', JSON.stringify({ testResults: files }));
  const file = (status, ...tests) => ({
    name: join(root, 'some.test.ts'),
    status,
    message: 'could not be loaded',
    assertionResults: tests.map((each) => ({ status: each, fullName: `is ${each}`, failureMessages: ['because'] })),
  });

  test('several runs are added up', () => {
    const one = readResults(report(file('passed', 'passed', 'passed')), 0, false);
    const two = readResults(report(file('failed', 'passed', 'failed')), 1, false);
    expect(sum([one, two])).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  test.each([
    ['a file that could not be loaded', () => report(file('passed', 'passed'), file('failed')), 1, 1],
    ['no test at all', () => report(), 0, 1],
    ['no report', () => join(folder, 'absent.json'), 1, 1],
    ['an error outside every test', () => report(file('passed', 'passed')), 1, 1],
    ['a skipped test', () => report(file('passed', 'passed', 'pending')), 0, 1],
    ['all is well', () => report(file('passed', 'passed')), 0, 0],
  ])('%s', (_case, make, code, failed) => {
    expect(readResults(make(), code, false).failed).toBe(failed);
  });

  test('what failed is named with its file and its reason', () => {
    expect(readResults(report(file('failed', 'passed', 'failed'), file('failed')), 1, false).failures).toEqual([
      'some.test.ts > is failed\n    because',
      'some.test.ts\n    could not be loaded',
    ]);
  });

  test('a test on outside data may pass by where there is none', () => {
    expect(readResults(report(file('passed', 'passed', 'skipped')), 0, true)).toEqual({
      passed: 1,
      failed: 0,
      skipped: 1,
      failures: [],
    });
  });
});

describe('types of tables', () => {
  const source = `
    import type { ColumnType, Generated } from 'kysely';
    interface Base { tenant_id: number }
    interface LampTable extends Base { id: Generated<string>; note: string | null; at: ColumnType<Date | null, string, string> }
    export interface LampsTables { lamps: LampTable }`;
  const declared = () => {
    const file = join(root, 'apps/server/src/modules/lamps/tables.ts'); // never written: read from memory below
    const host = ts.createCompilerHost({});
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, ...rest) =>
      name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2023, true) : read(name, ...rest);
    host.fileExists = (
      (exists) => (name) =>
        name === file || exists(name)
    )(host.fileExists.bind(host));
    const options = {
      strict: true,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      module: ts.ModuleKind.ESNext,
      skipLibCheck: true,
    };
    return declaredTables([file], options, host);
  };
  const database = (columns) => new Map([['lamps', { isTable: true, columns: new Map(Object.entries(columns)) }]]);

  test('columns and nulls are read through Kysely’s wrappers and base interfaces', () => {
    const { tables, problems } = declared();
    expect(problems).toEqual([]);
    expect(Object.fromEntries(tables[0].columns)).toEqual({ tenant_id: false, id: false, note: true, at: true });
    expect(differences(tables, database({ tenant_id: false, id: false, note: true, at: true }))).toEqual([]);
  });

  test('each kind of drift is named', () => {
    const { tables } = declared();
    const lines = differences(tables, database({ tenant_id: false, id: true, at: true, colour: false }));
    expect(lines.map((line) => line.replace(/.*tables\.ts: /, ''))).toEqual([
      'lamps.id is nullable in the database',
      'lamps.note is not in the database',
      'lamps.colour of the database is not declared',
    ]);
    expect(differences(tables, new Map())[0]).toMatch(/no table lamps/);
  });
});

describe('banned code', () => {
  // On an automatic run (CI set) the parser would read the file that is there instead of the text given here.
  process.env.TSESTREE_SINGLE_RUN = 'false';
  const eslint = new ESLint({ cwd: root });
  const complaints = async (text, path) => {
    const [result] = await eslint.lintText(text, { filePath: join(root, path) });
    return result.messages.map((message) => message.ruleId ?? message.message);
  };
  const pure = 'apps/server/src/kernel/errors.ts';

  test.each([
    'export const a = new Date();',
    'export const a = Date();',
    'export const a = Date.now();',
    'export const a = [1].map(Date.now);',
    'export const a = Math.random();',
    'export const a = async () => 1;',
    "export const a = import('./time.ts');",
    'export const a = process.env;',
    "export const a = fetch('x');",
    'setTimeout(() => {}, 1);',
    "console.log('x');",
    'export const a = globalThis;',
    'export const a = performance.now();',
    'export const a = crypto.randomUUID();',
    '// eslint-disable-next-line\nexport const a = Date.now();',
  ])('pure code: %s', async (text) => {
    expect((await complaints(text, pure)).filter((rule) => rule.startsWith('no-restricted'))).toHaveLength(1);
  });

  test('pure code may make a date of what it is given', async () => {
    expect(await complaints('export const a = (now: number): Date => new Date(now);', pure)).toEqual([]);
  });

  test('a promise nobody waits for, outside pure code', async () => {
    const text = 'const work = async (): Promise<void> => {};\nexport const a = (): void => { work(); };';
    const path = 'apps/server/src/platform/config.ts';
    expect(await complaints(text, path)).toEqual(['@typescript-eslint/no-floating-promises']);
    expect(await complaints(text.replace('{ work', '{ void work'), path)).toEqual([]);
  });
});
