import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, programOf } from './embedded-binaries.ts';
import { giveTo, type Identity, repairOwnership, runAs } from './embedded-identity.ts';

/** A database cluster on disk and the programs and the identity that run it. */
export interface Cluster {
  /** The folder that holds everything of ours; `folder` is the cluster in it. */
  dataDir: string;
  folder: string;
  binaries: Binaries;
  major: number;
  identity: Identity;
  password: string;
}

/** The environment of the programs: nothing of ours that steers libpq or the locale, and a HOME they can enter. */
export function programEnvironment(dataDir: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG$|LANGUAGE$|HOME$)/.test(name));
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C';
  return { ...Object.fromEntries(own), HOME: dataDir, LC_ALL: locale };
}

/** Makes the cluster on the first start, and brings password, owner and mode of an existing one in order. */
export async function prepareCluster(
  place: Omit<Cluster, 'folder' | 'password'>,
  durable: boolean,
  tell: (line: string) => void,
): Promise<Cluster> {
  const folder = join(place.dataDir, 'cluster');
  await repairOwnership(place.identity, folder);
  await removeLeftovers(place.dataDir);
  const kept = await readPassword(place.dataDir);
  const password = kept ?? (await makePassword(place.dataDir));
  const cluster = { ...place, folder, password };
  if (await isEmpty(folder)) {
    tell('首次启动：创建数据库 · First start: creating the database');
    await initialise(cluster, durable);
    return cluster;
  }
  await checkMajor(cluster);
  if (!kept) await resetPassword(cluster);
  return cluster;
}

/** initdb works in a side folder that is renamed when all is done: a broken-off first start leaves no half a cluster. */
async function initialise(cluster: Cluster, durable: boolean): Promise<void> {
  const side = await mkdtemp(join(cluster.dataDir, '.initdb-'));
  const [target, secret] = [join(side, 'cluster'), join(side, 'secret')];
  await mkdir(target, { mode: 0o700 });
  await writeFile(secret, `${cluster.password}\n`, { mode: 0o600 });
  await giveTo(cluster.identity, side);
  const result = runAs(
    cluster.identity,
    programOf(cluster.binaries, 'initdb'),
    [
      ...['-D', target, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '-k'],
      ...localeArguments(cluster.major),
      ...(durable ? [] : ['--no-sync']),
    ],
    { cwd: cluster.dataDir, env: programEnvironment(cluster.dataDir) },
  );
  if (!result.ok) {
    await rm(side, { recursive: true, force: true });
    const unnamed = result.output.includes('look up effective user')
      ? '当前用户没有名称，请改用 /etc/passwd 中的用户启动。 The current user has no name: start as a user listed in /etc/passwd.\n'
      : '';
    throw new Error(`无法创建数据库。 The database could not be created:\n${unnamed}${result.output}`);
  }
  await rm(cluster.folder, { recursive: true, force: true }); // empty, as was checked
  await rename(target, cluster.folder);
  await rm(side, { recursive: true, force: true });
}

/**
 * Never the bare locale C: under it pg_trgm finds no Chinese at all. The built-in provider of PostgreSQL 17+ sorts and
 * classifies by code point the same on every system; 15 and 16 take the system's C.UTF-8.
 */
function localeArguments(major: number): string[] {
  if (major < 17) return ['--locale=C.UTF-8'];
  const system = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' }[process.platform as string] ?? 'C';
  return ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${system}`];
}

async function checkMajor(cluster: Cluster): Promise<void> {
  const text = await readFile(join(cluster.folder, 'PG_VERSION'), 'utf8').catch(() => '');
  if (text.trim() === String(cluster.major)) return;
  throw new Error(
    `${cluster.folder} 不是 PostgreSQL ${cluster.major} 的数据（PG_VERSION：${text.trim() || '缺失'}）。请换回原来的版本，或用 HUYING_DATA 指定另一个目录；不要删除它。\n` +
      `${cluster.folder} does not hold data of PostgreSQL ${cluster.major} (PG_VERSION: ${text.trim() || 'missing'}). Go back to the release that made it, or name another folder with HUYING_DATA; do not delete it.`,
  );
}

const passwordFile = (dataDir: string): string => join(dataDir, 'postgres.password');

async function readPassword(dataDir: string): Promise<string | undefined> {
  const text = await readFile(passwordFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.trim() || undefined;
}

async function makePassword(dataDir: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const draft = `${passwordFile(dataDir)}.draft`;
  await writeFile(draft, `${password}\n`, { mode: 0o600 });
  await rename(draft, passwordFile(dataDir));
  return password;
}

/** The password file was lost: a new password is set from inside, in single-user mode, where none is asked for. */
async function resetPassword(cluster: Cluster): Promise<void> {
  const statement = (role: string): string => `alter role ${role} password '${cluster.password}'\n`;
  const result = runAs(
    cluster.identity,
    programOf(cluster.binaries, 'postgres'),
    ['--single', '-D', cluster.folder, 'postgres'],
    {
      cwd: cluster.dataDir,
      env: programEnvironment(cluster.dataDir),
      input: statement('postgres') + statement('huying'),
    },
  );
  if (result.ok) return;
  await rm(passwordFile(cluster.dataDir), { force: true });
  throw new Error(`无法重设数据库密码。 The database password could not be set anew:\n${result.output}`);
}

async function isEmpty(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.length === 0;
}

async function removeLeftovers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith('.initdb-')) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}
