import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Binaries, copyBinaries, installedBinaries, programOf, unsupported } from './embedded-binaries.ts';
import { type Cluster, prepareCluster, programEnvironment } from './embedded-cluster.ts';
import { chooseIdentity, type Identity, runAs } from './embedded-identity.ts';
import { lockFolder } from './embedded-lock.ts';
import { clearOrphan } from './embedded-orphan.ts';
import { type Address, chooseAddress, launch, stopServer, urlOf } from './embedded-process.ts';
import { serverSettings } from './embedded-settings.ts';

export interface EmbeddedOptions {
  /** The folder that holds the cluster, its password and its log; made when absent. */
  dataDir: string;
  /** Listen on this loopback TCP port; without it on a socket inside the cluster, or a free port where none works. */
  port?: number;
  /** Progress and trouble for the person at the terminal. */
  tell?: (line: string) => void;
  /** Server settings that differ from ours; only tests turn fsync off. */
  settings?: Record<string, string>;
  /** A folder with `bin/postgres` of another PostgreSQL ≥ 15 to run instead of the bundled one. */
  programs?: string;
}

export interface EmbeddedServer {
  /** The application's role `huying` (owner of its database, may make roles, no superuser) on the database `huying`. */
  url: string;
  /** The role `postgres` on the database `postgres`: for tests and upkeep only. */
  superuserUrl: string;
  /** As PostgreSQL tells it, e.g. '18.4'. */
  version: string;
  /** The server's process now; it changes when the server was killed and started again. */
  pid(): number;
  /** Stops the server cleanly and frees the folder. */
  stop(): Promise<void>;
}

/**
 * Starts the bundled PostgreSQL on a data folder: makes the cluster the first time, stops what a killed run left behind,
 * and starts the server again should it be killed. Throws a message for people (Chinese, then English) when the machine
 * has no build, another process uses the folder, or the folder belongs to someone else.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir);
  const tell = options.tell ?? (() => {});
  const identity = await chooseIdentity(dataDir);
  const unlock = await lockFolder(dataDir);
  try {
    const { binaries, major } = await workingBinaries(identity, dataDir, options.programs);
    const settings = serverSettings(major, options.settings);
    await clearOrphan(join(dataDir, 'cluster'), tell);
    const cluster = await prepareCluster({ dataDir, binaries, major, identity }, settings.fsync !== 'off', tell);
    const address = await chooseAddress(cluster, options.port);
    const keeper = await keepRunning(cluster, address, settings, tell);
    const superuserUrl = urlOf(cluster, address, 'postgres', 'postgres');
    const stop = async (): Promise<void> => {
      await keeper.stop();
      await unlock();
    };
    try {
      const version = await ensureDatabase(superuserUrl, cluster.password);
      return { url: urlOf(cluster, address, 'huying', 'huying'), superuserUrl, version, pid: keeper.pid, stop };
    } catch (error) {
      await keeper.stop();
      throw error;
    }
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Finds programs that really run as `identity`: those that npm installed, else a copy of them beside the data. */
async function workingBinaries(
  identity: Identity,
  dataDir: string,
  programs: string | undefined,
): Promise<{ binaries: Binaries; major: number }> {
  const installed = programs ? { root: programs, release: 'given' } : await installedBinaries();
  const first = majorOf(identity, installed, dataDir);
  if (first.major) return { binaries: installed, major: first.major };
  if (programs) throw unsupported(first.output);
  const copy = await copyBinaries(installed, dataDir);
  const second = majorOf(identity, copy, dataDir);
  if (second.major) return { binaries: copy, major: second.major };
  throw unsupported(isMusl() ? 'musl libc (Alpine)' : second.output);
}

function majorOf(identity: Identity, binaries: Binaries, dataDir: string): { major: number; output: string } {
  const { ok, output } = runAs(identity, programOf(binaries, 'postgres'), ['--version'], {
    cwd: dataDir,
    env: programEnvironment(dataDir),
  });
  return { major: ok ? Number(/\(PostgreSQL\) (\d+)/.exec(output)?.[1] ?? 0) : 0, output };
}

function isMusl(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return process.platform === 'linux' && report.header?.glibcVersionRuntime === undefined;
}

interface Keeper {
  pid(): number;
  stop(): Promise<void>;
}

/** Runs the server until told to stop; one that ends by itself (killed, out of memory) is started again. */
async function keepRunning(
  cluster: Cluster,
  address: Address,
  settings: Record<string, string>,
  tell: (line: string) => void,
): Promise<Keeper> {
  let stopping = false;
  let child = await launch(cluster, address, settings, tell);
  let revival: Promise<void> = Promise.resolve();
  const revive = async (): Promise<void> => {
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, 10_000)) {
      tell('数据库进程意外结束，正在重新启动 · The database ended unexpectedly: starting it again');
      try {
        await clearOrphan(cluster.folder, tell);
        child = await launch(cluster, address, settings, tell);
        return watch();
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
        await sleep(pause);
      }
    }
  };
  const watch = (): void => {
    child.once('exit', () => {
      if (!stopping) revival = revive();
    });
  };
  // A process that ends without stop() still lets the database close its files properly.
  const onExit = (): void => void child.kill('SIGINT');
  process.on('exit', onExit);
  watch();
  const stop = async (): Promise<void> => {
    stopping = true;
    await revival;
    await stopServer(cluster, child);
    process.off('exit', onExit);
  };
  return { pid: () => child.pid ?? 0, stop };
}

/** The application's own role and database, made at the first start; returns the server's version. */
async function ensureDatabase(superuserUrl: string, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const found = await client.query<{ role: boolean; database: boolean; version: string }>(
      `select exists (select from pg_roles where rolname = 'huying') as role,
              exists (select from pg_database where datname = 'huying') as database,
              split_part(current_setting('server_version'), ' ', 1) as version`,
    );
    const { role, database, version } = found.rows[0] ?? { role: false, database: false, version: '' };
    if (!role) {
      await client.query(`create role huying login createrole createdb password ${client.escapeLiteral(password)}`);
      await client.query('grant pg_monitor to huying');
    }
    if (!database) await client.query('create database huying owner huying');
    return version;
  } finally {
    await client.end();
  }
}
