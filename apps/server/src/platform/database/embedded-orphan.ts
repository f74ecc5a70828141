import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './embedded-lock.ts';

/**
 * Clears what a killed process left in the cluster: stops a PostgreSQL that still runs there, waits for its last
 * children, and makes a stale pid file harmless even when its number now belongs to another program.
 * Only to be called while holding the folder's lock.
 */
export async function clearOrphan(cluster: string, tell: (line: string) => void): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (Number.isInteger(pid) && pid > 0 && worksIn(pid, cluster)) {
    tell(`上次运行的数据库（pid ${pid}）仍在，先停止它 · Stopping the database left by the last run`);
    await stopProcess(pid, () => worksIn(pid, cluster));
  }
  await endChildren(cluster);
  if (existsSync(pidFile)) await disarm(pidFile, cluster);
}

/** Fast shutdown first (everything is written out), then immediate, then by force: each is safe for committed data. */
async function stopProcess(pid: number, runs: () => boolean): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (runs()) process.kill(pid, signal);
    if (await until(() => !runs(), patience)) return;
  }
  throw new Error(
    `无法停止遗留的数据库进程 ${pid}，请手工结束它。 Could not stop the leftover database process ${pid}: end it by hand.`,
  );
}

/** Children of a killed postmaster end by themselves in a moment; one that does not would block the next start. */
async function endChildren(cluster: string): Promise<void> {
  const left = (): number[] => processesIn(cluster);
  if (await until(() => left().length === 0, 5_000)) return;
  for (const pid of left()) process.kill(pid, 'SIGKILL');
  await until(() => left().length === 0, 5_000);
}

/**
 * PostgreSQL takes a pid file for stale when it names its own parent: so ours is written in. The file itself stays,
 * because PostgreSQL reads from it whether the old shared memory is still in use.
 */
async function disarm(pidFile: string, cluster: string): Promise<void> {
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  if (lines.length < 7) await rm(pidFile);
  else await writeFile(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));
  for (const name of await readdir(cluster)) {
    if (name.startsWith('.s.PGSQL.')) await rm(join(cluster, name), { force: true });
  }
}

/** Is this process a PostgreSQL of that cluster? Its working folder (Linux) or its command line tells. */
function worksIn(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') return isPostgresIn(pid, realpathSync(cluster));
  if (process.platform === 'win32') {
    const list = spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH']).stdout.toString();
    return list.includes('postgres.exe');
  }
  const command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)]).stdout.toString();
  return command.includes(cluster);
}

function processesIn(cluster: string): number[] {
  if (process.platform !== 'linux') return [];
  const home = realpathSync(cluster);
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 1);
  return pids.filter((pid) => isPostgresIn(pid, home));
}

/** Both are asked, because a person's shell may stand in that folder too. */
function isPostgresIn(pid: number, folder: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === folder && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
    );
  } catch {
    return false;
  }
}

async function until(done: () => boolean, patience: number): Promise<boolean> {
  for (let waited = 0; waited <= patience; waited += 20) {
    if (done()) return true;
    await sleep(20);
  }
  return done();
}
