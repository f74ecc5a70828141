import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, type Problem, readConfig } from './config.ts';
import { serverRoot } from './server-root.ts';

const SECRET = 'k3J9-vQ2x_Lr8TzW0mPbY7sHcUe5NdGfA1';
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'huying-config-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function problemsOf(env: NodeJS.ProcessEnv, args: string[] = []): readonly Problem[] {
  try {
    readConfig(env, args, root);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
const names = (env: NodeJS.ProcessEnv, args?: string[]): string[] => problemsOf(env, args).map((each) => each.variable);

describe('nothing set', () => {
  test('the standard settings', () => {
    const { secret, ...rest } = readConfig({}, [], root);
    expect(secret).toHaveLength(43);
    expect(rest).toEqual({
      mode: 'demo',
      host: '127.0.0.1',
      port: 8080,
      dataDir: join(root, 'data'),
      databaseUrl: undefined,
      databasePool: 8,
      publicUrl: undefined,
      timezone: 'Asia/Shanghai',
      trustProxy: false,
      logLevel: 'info',
      demoRequests: 3000,
      empty: false,
      privateHosts: [],
      warnings: [],
    });
  });

  test('the secret is made once and kept for its owner alone', () => {
    const first = readConfig({}, [], root).secret;
    expect(readConfig({}, [], root).secret).toBe(first);
    const path = join(root, 'data', 'secret');
    expect(readFileSync(path, 'utf8').trim()).toBe(first);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

describe('what is wrong is named, all at once', () => {
  test('every variable', () => {
    const env = {
      HUYING_MODE: 'test',
      PORT: '80a',
      HUYING_DATABASE_POOL: '0',
      DATABASE_URL: 'mysql://localhost/x',
      HUYING_PUBLIC_URL: 'huying.example.cn',
      HUYING_TIMEZONE: 'Asia/Nowhere',
      TRUST_PROXY: 'maybe',
      LOG_LEVEL: 'loud',
      HUYING_SECRET: 'short',
    };
    expect(names(env, ['--full']).sort()).toEqual([...Object.keys(env), '--full'].sort());
  });

  test('the message says what to write in both languages, and repeats no value', () => {
    const read = (): unknown => readConfig({ PORT: '99999', DATABASE_URL: 'mysql://u:topsecret@h/x' }, [], root);
    expect(read).toThrow(/2 项设置[\s\S]*PORT {2}应为 0 到 65535 的整数，例如 PORT=8080[\s\S]*must be a whole number/);
    expect(read).not.toThrow(/topsecret/);
  });

  test('nothing is written while something is wrong', () => {
    expect(names({ PORT: '-1' })).toEqual(['PORT']);
    expect(() => statSync(join(root, 'data'))).toThrow(/ENOENT/);
  });
});

describe('production', () => {
  const production = { NODE_ENV: 'production', HUYING_SECRET: SECRET, HUYING_PUBLIC_URL: 'https://h.example.cn/' };

  test('NODE_ENV implies it', () => {
    const config = readConfig(production, [], root);
    expect(config).toMatchObject({
      mode: 'production',
      secret: SECRET,
      publicUrl: 'https://h.example.cn',
      warnings: [],
    });
  });

  test('demo mode under NODE_ENV=production is refused', () => {
    expect(names({ ...production, HUYING_MODE: 'demo' })).toEqual(['HUYING_MODE']);
  });

  test.each([
    ['none', undefined],
    ['too short', SECRET.slice(0, 31)],
    ['no variety', 'a'.repeat(64)],
    ['an example', 'please-change-me-0123456789-abcdefghij'],
  ])('a secret is demanded: %s', (_case, secret) => {
    expect(names({ ...production, HUYING_SECRET: secret })).toEqual(['HUYING_SECRET']);
  });

  test('no secret is ever generated', () => {
    names({ NODE_ENV: 'production' });
    expect(() => statSync(join(root, 'data', 'secret'))).toThrow(/ENOENT/);
  });

  test('plain http without a trusted proxy is warned of', () => {
    const http = { ...production, HUYING_PUBLIC_URL: 'http://h.example.cn' };
    expect(readConfig(http, [], root).warnings[0]?.en).toMatch(/HTTPS/);
    expect(readConfig({ ...http, TRUST_PROXY: 'loopback, 10.0.0.0/8' }, [], root)).toMatchObject({
      warnings: [],
      trustProxy: 'loopback,10.0.0.0/8',
    });
  });
});

describe('a data folder that was begun with one secret', () => {
  test('does not take another', () => {
    const kept = readConfig({}, [], root).secret;
    expect(names({ HUYING_SECRET: SECRET })).toEqual(['HUYING_SECRET']);
    expect(readConfig({ HUYING_SECRET: kept, HUYING_MODE: 'production' }, [], root).secret).toBe(kept);
  });

  test('says so when the file is damaged, and keeps it', () => {
    readConfig({}, [], root);
    const path = join(root, 'data', 'secret');
    writeFileSync(path, '');
    expect(names({})).toEqual([path]);
    expect(readFileSync(path, 'utf8')).toBe('');
  });
});

test.each([
  ['true', true],
  ['false', false],
  ['2', 2],
  ['::1/128', '::1/128'],
])('TRUST_PROXY=%s', (given, expected) => {
  expect(readConfig({ TRUST_PROXY: given }, [], root).trustProxy).toBe(expected);
});

test('.env.example lists every variable that is read, and none beside', () => {
  const read = [
    ...readFileSync(join(serverRoot(), 'src/platform/config.ts'), 'utf8').matchAll(/value\('([A-Z_]+)'\)/g),
  ];
  const listed = [...readFileSync(join(serverRoot(), '../../.env.example'), 'utf8').matchAll(/^#([A-Z_]+)=/gm)];
  const set = (matches: RegExpMatchArray[]): string[] =>
    [...new Set(matches.map((match) => match[1] as string))].sort();
  expect([...set(listed), 'NODE_ENV'].sort()).toEqual(set(read));
});
