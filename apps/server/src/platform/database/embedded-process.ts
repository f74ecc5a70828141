import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { programOf } from './embedded-binaries.ts';
import { type Cluster, programEnvironment } from './embedded-cluster.ts';
import { runAs } from './embedded-identity.ts';
import { asArguments } from './embedded-settings.ts';

/** Where the server listens: a socket in the cluster's own closed folder, or loopback TCP. */
export type Address = { socket: string } | { port: number };

/**
 * The socket keeps other users of the machine out altogether; a path of more than 100 bytes does not fit into one, and
 * commas and quotes part the list that the setting is.
 */
export async function chooseAddress(cluster: Cluster, port: number | undefined): Promise<Address> {
  if (port !== undefined) return { port };
  const probe = join(cluster.folder, '.s.PGSQL.probe');
  const fits = process.platform !== 'win32' && Buffer.byteLength(probe) <= 100 && !/[,"]/.test(probe);
  return fits && (await canListen(probe)) ? { socket: cluster.folder } : { port: await freePort() };
}

const canListen = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    rmSync(path, { force: true });
    const server = createServer()
      .on('error', () => resolve(false))
      .listen(path, () => server.close(() => resolve(true)));
  });

/** A TCP port of the loopback interface that nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** The connection string of one role and database of the cluster. */
export function urlOf(cluster: Pick<Cluster, 'password'>, address: Address, role: string, database: string): string {
  const user = `${role}:${encodeURIComponent(cluster.password)}`;
  if ('port' in address) return `postgres://${user}@127.0.0.1:${address.port}/${database}`;
  return `postgres://${user}@localhost:5432/${database}?host=${encodeURIComponent(address.socket)}`;
}

const logOf = (cluster: Cluster): string => join(cluster.dataDir, 'postgres.log');

/** Starts the server program; it outlives a signal sent to our terminal, so that we can stop it in our own order. */
function spawnServer(cluster: Cluster, address: Address, settings: Record<string, string>): ChildProcess {
  const listening =
    'port' in address
      ? { listen_addresses: '127.0.0.1', port: String(address.port), unix_socket_directories: '' }
      : { listen_addresses: '', port: '5432', unix_socket_directories: address.socket };
  const step = cluster.identity.command(programOf(cluster.binaries, 'postgres'), [
    '-D',
    cluster.folder,
    ...asArguments({ ...settings, ...listening }),
  ]);
  const log = openSync(logOf(cluster), 'a', 0o600);
  try {
    return spawn(step.program, step.args, {
      cwd: cluster.dataDir,
      env: programEnvironment(cluster.dataDir),
      stdio: ['ignore', log, log],
      detached: true,
      uid: step.uid,
      gid: step.gid,
    });
  } finally {
    closeSync(log);
  }
}

/** Starts the server and waits until it answers. Throws with the end of its log when it gives up. */
export async function launch(
  cluster: Cluster,
  address: Address,
  settings: Record<string, string>,
  tell: (line: string) => void,
): Promise<ChildProcess> {
  turnLog(logOf(cluster));
  const mark = existsSync(logOf(cluster)) ? statSync(logOf(cluster)).size : 0;
  const child = spawnServer(cluster, address, settings);
  try {
    await untilReady(cluster, address, child, tell);
    return child;
  } catch (error) {
    await stopServer(cluster, child);
    if (!(error instanceof EndedEarly)) throw error;
    throw startFailure(error.message, readFileSync(logOf(cluster)).subarray(mark).toString());
  }
}

class EndedEarly extends Error {}

async function untilReady(
  cluster: Cluster,
  address: Address,
  child: ChildProcess,
  tell: (line: string) => void,
): Promise<void> {
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended ??= `postgres: ${signal ?? `exit ${code}`}`;
  });
  const began = Date.now();
  let told = began;
  while (!(await answers(urlOf(cluster, address, 'postgres', 'postgres')))) {
    if (ended) throw new EndedEarly(ended);
    if (Date.now() - told > 5_000) {
      told = Date.now();
      tell(`数据库正在恢复，已 ${Math.round((told - began) / 1000)} 秒 · The database is recovering`);
    }
    await sleep(15);
  }
}

const startFailure = (reason: string, log: string): Error =>
  new Error(
    `数据库没有启动。 The database did not start (${reason}):\n${log.split('\n').slice(-15).join('\n').trim()}`,
  );

/** True when a session can be opened; a wrong password is told at once, since no waiting mends it. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') return false;
    throw new Error(
      '数据库密码文件 postgres.password 与数据库不符。请恢复原文件；若已丢失，删除它再启动，会自动重设。\n' +
        'The file postgres.password does not fit the database. Restore it; if it is lost, delete it and start again: a new password is set.',
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** Keeps the log of the run before this file grew past 5 MB. */
function turnLog(path: string): void {
  if (existsSync(path) && statSync(path).size > 5 * 1024 * 1024) renameSync(path, `${path}.1`);
}

/** Stops the server: everything written out first; harder only when it does not answer. Resolves when it is gone. */
export async function stopServer(cluster: Cluster, child: ChildProcess): Promise<void> {
  const gone = (): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  if (process.platform === 'win32' && !gone()) {
    runAs(cluster.identity, programOf(cluster.binaries, 'pg_ctl'), ['stop', '-D', cluster.folder, '-m', 'fast']);
  }
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (gone()) return;
    child.kill(signal);
    await Promise.race([
      new Promise((resolve) => child.once('exit', resolve)),
      sleep(patience, undefined, { ref: false }),
    ]);
  }
}
