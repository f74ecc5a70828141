import { resolve } from 'node:path';
import type { Text } from '../kernel/errors.ts';
import { deploymentSecret } from './config-secret.ts';
import type { Mode } from './mode.ts';

export { refuseUnsafeDatabase } from './database/requirements.ts';

const modes: readonly Mode[] = ['demo', 'production', 'development'];
const levels = ['debug', 'info', 'warn', 'error'] as const;

export interface Config {
  mode: Mode;
  /** Loopback unless told; 0.0.0.0 for a server that others reach. */
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Absolute: the bundled database, uploads, the generated secret. */
  dataDir: string;
  /** Undefined: the bundled PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  /** Connections of this process to the database. */
  databasePool: number;
  /** At least 32 characters; every key is derived from it, and what it sealed opens with no other. */
  secret: string;
  /** Origin without a slash at its end, for links in messages; undefined: the address that is listened on. */
  publicUrl: string | undefined;
  /** Other systems in private networks that may be called: `host` or `host:port`, with commas. */
  privateHosts: string[];
  /** IANA name of the zone in which working hours and days are meant. */
  timezone: string;
  /** As Fastify takes it: false, true, a number of hops, or addresses and networks with commas. */
  trustProxy: boolean | number | string;
  logLevel: (typeof levels)[number];
  /** Requests in the demo's ninety days of history. */
  demoRequests: number;
  /** Start without the demo district: the first-run page makes the tenant. */
  empty: boolean;
  /** What is allowed but unwise, for the person at the terminal. */
  warnings: Text[];
}

/** A setting that cannot be used: which one, and what to write instead. */
export interface Problem extends Text {
  variable: string;
}

/** Thrown with every problem found, never just the first. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    const lines = problems.map(
      ({ variable, zh, en }) => `  ${variable}  ${zh}\n  ${' '.repeat(variable.length)}  ${en}`,
    );
    super(
      `有 ${problems.length} 项设置需要修改（环境变量或根目录的 .env，说明见 .env.example）\n` +
        `${problems.length} setting(s) to change (environment or .env in the root; .env.example explains them)\n${lines.join('\n')}`,
    );
    this.problems = problems;
  }
}

type Report = (variable: string, zh: string, en: string) => void;

/**
 * Reads the settings from `env` and the command line; paths are relative to `root`. Outside production a missing secret
 * is made and kept in the data folder. Throws ConfigError.
 */
export function readConfig(env: NodeJS.ProcessEnv, args: readonly string[], root: string): Config {
  const problems: Problem[] = [];
  const report: Report = (variable, zh, en) => void problems.push({ variable, zh, en });
  const value = (name: string): string | undefined => env[name]?.trim() || undefined;

  const mode = readMode(value, report);
  const dataDir = resolve(root, value('HUYING_DATA') ?? 'data');
  const config = {
    mode,
    host: value('HOST') ?? '127.0.0.1',
    port: wholeNumber('PORT', value('PORT'), { from: 0, to: 65_535, standard: 8080 }, report),
    dataDir,
    databaseUrl: readDatabaseUrl(value('DATABASE_URL'), report),
    databasePool: wholeNumber(
      'HUYING_DATABASE_POOL',
      value('HUYING_DATABASE_POOL'),
      { from: 1, to: 200, standard: 8 },
      report,
    ),
    publicUrl: readPublicUrl(value('HUYING_PUBLIC_URL'), report),
    privateHosts: readHosts(value('HUYING_PRIVATE_HOSTS'), report),
    timezone: readTimezone(value('HUYING_TIMEZONE') ?? 'Asia/Shanghai', report),
    trustProxy: readTrustProxy(value('TRUST_PROXY') ?? 'false', report),
    logLevel: oneOf('LOG_LEVEL', value('LOG_LEVEL') ?? 'info', levels, report),
    demoRequests: wholeNumber(
      'HUYING_DEMO_REQUESTS',
      value('HUYING_DEMO_REQUESTS'),
      { from: 0, to: 100_000, standard: 3000 },
      report,
    ),
    empty: readFlags(args, report),
  };
  const secret = deploymentSecret(
    { given: value('HUYING_SECRET'), mode, dataDir, usable: problems.length === 0 },
    report,
  );
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...config, secret, warnings: warningsOf(config) };
}

function readMode(value: (name: string) => string | undefined, report: Report): Mode {
  const production = value('NODE_ENV') === 'production';
  const mode = oneOf('HUYING_MODE', value('HUYING_MODE') ?? (production ? 'production' : 'demo'), modes, report);
  if (production && mode !== 'production') {
    report(
      'HUYING_MODE',
      `与 NODE_ENV=production 矛盾：正式环境不能用 ${mode}。请删去其中一个。`,
      `contradicts NODE_ENV=production, which cannot be combined with ${mode}. Remove one of the two.`,
    );
  }
  return mode;
}

function oneOf<Choice extends string>(
  variable: string,
  given: string,
  choices: readonly Choice[],
  report: Report,
): Choice {
  const found = choices.find((choice) => choice === given);
  if (!found) report(variable, `应为 ${choices.join('、')} 之一`, `must be one of ${choices.join(', ')}`);
  return found ?? (choices[0] as Choice);
}

function wholeNumber(
  variable: string,
  given: string | undefined,
  { from, to, standard }: { from: number; to: number; standard: number },
  report: Report,
): number {
  if (given === undefined) return standard;
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= from && number <= to) return number;
  report(
    variable,
    `应为 ${from} 到 ${to} 的整数，例如 ${variable}=${standard}`,
    `must be a whole number from ${from} to ${to}, for example ${variable}=${standard}`,
  );
  return standard;
}

function readDatabaseUrl(given: string | undefined, report: Report): string | undefined {
  if (given === undefined) return undefined;
  const url = parseUrl(given);
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return given;
  report(
    'DATABASE_URL',
    '应为 postgres://用户:密码@主机:5432/库名（密码里的特殊字符要用 % 编码）；留空则用内置数据库',
    'must be postgres://user:password@host:5432/database (special characters of the password %-encoded); leave it out for the bundled database',
  );
  return undefined;
}

function readPublicUrl(given: string | undefined, report: Report): string | undefined {
  if (given === undefined) return undefined;
  const url = parseUrl(given);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username) return url.origin;
  report(
    'HUYING_PUBLIC_URL',
    '应为网站对外的地址，不带路径，例如 https://huying.example.gov.cn',
    'must be the address people open, without a path, for example https://huying.example.gov.cn',
  );
  return undefined;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function readHosts(given: string | undefined, report: Report): string[] {
  const hosts = (given ?? '').split(',').flatMap((host) => host.trim().toLowerCase() || []);
  if (hosts.every((host) => /^([a-z\d.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/.test(host))) return hosts;
  report(
    'HUYING_PRIVATE_HOSTS',
    '应为主机名或地址，可带端口，多个用逗号隔开，例如 12345.example.gov.cn,10.1.2.3:8443',
    'must be names or addresses of hosts with commas, each with a port if need be, for example 12345.example.gov.cn,10.1.2.3:8443',
  );
  return [];
}

function readTimezone(given: string, report: Report): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone;
  } catch {
    report(
      'HUYING_TIMEZONE',
      '应为时区名称，例如 Asia/Shanghai',
      'must be the name of a time zone, for example Asia/Shanghai',
    );
    return 'Asia/Shanghai';
  }
}

function readTrustProxy(given: string, report: Report): boolean | number | string {
  if (given === 'true' || given === 'false') return given === 'true';
  if (/^\d{1,2}$/.test(given)) return Number(given);
  const names = given.split(',').map((name) => name.trim());
  if (names.every((name) => /^(loopback|linklocal|uniquelocal|[\da-fA-F.:]+(\/\d{1,3})?)$/.test(name)))
    return names.join(',');
  report(
    'TRUST_PROXY',
    '应为 true、false、代理层数，或代理的地址（多个用逗号隔开），例如 TRUST_PROXY=10.0.0.0/8',
    'must be true, false, a number of hops, or addresses of the proxies with commas, for example TRUST_PROXY=10.0.0.0/8',
  );
  return false;
}

function readFlags(args: readonly string[], report: Report): boolean {
  for (const arg of args) {
    if (arg !== '--empty') report(arg, '没有这个选项；可用：--empty', 'is no option; there is: --empty');
  }
  return args.includes('--empty');
}

function warningsOf(config: Pick<Config, 'mode' | 'publicUrl' | 'trustProxy' | 'host'>): Text[] {
  const warnings: Text[] = [];
  if (config.mode !== 'production') return warnings;
  if (!config.publicUrl) {
    warnings.push({
      zh: '未设置 HUYING_PUBLIC_URL：短信和二维码里的链接将指向监听地址。',
      en: 'HUYING_PUBLIC_URL is not set: links in messages and QR codes will point to the address listened on.',
    });
  } else if (config.publicUrl.startsWith('http:') && config.trustProxy === false) {
    warnings.push({
      zh: 'HUYING_PUBLIC_URL 是 http，且没有可信代理（TRUST_PROXY）：居民的个人信息将明文传输，请在前面加 HTTPS。',
      en: 'HUYING_PUBLIC_URL is http and no proxy is trusted (TRUST_PROXY): personal data would travel in the clear; put HTTPS in front.',
    });
  }
  return warnings;
}
