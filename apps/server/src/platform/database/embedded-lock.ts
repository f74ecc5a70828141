import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Takes the data folder for this process and returns how to give it back. A lock left by a killed process is
 * recognised (its pid is gone, or is another program that began at another time) and replaced.
 * Throws a message for people when a living process holds the folder.
 */
export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'server.lock');
  const mine = JSON.stringify({ pid: process.pid, began: beganAt(process.pid) });
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      if (await linked(draft, path)) return () => release(path, mine);
      const theirs = await readFile(path, 'utf8').catch(() => '');
      const holder = holderOf(theirs);
      if (holder !== undefined) throw busy(dataDir, holder);
      await setAside(path, theirs);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

const busy = (dataDir: string, pid: number): Error =>
  new Error(
    `数据目录 ${dataDir} 正由另一个呼应进程（pid ${pid}）使用。请先停止它，或用 HUYING_DATA 指定另一个目录。\n` +
      `The data folder ${dataDir} is in use by another Huying process (pid ${pid}). Stop that one first, or name another folder with HUYING_DATA.`,
  );

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path); // a link appears whole or not at all, so nobody ever reads half a lock
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function setAside(path: string, expected: string): Promise<void> {
  const aside = `${path}.${process.pid}.stale`;
  await rename(path, aside).catch(() => {});
  const taken = await readFile(aside, 'utf8').catch(() => expected);
  // Another starter was faster and this is its fresh lock: put it back.
  if (taken !== expected) await linked(aside, path);
  await rm(aside, { force: true });
}

async function release(path: string, mine: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '');
  if (text === mine) await rm(path, { force: true });
}

function holderOf(text: string): number | undefined {
  try {
    const { pid, began } = JSON.parse(text) as { pid: number; began: string };
    return Number.isInteger(pid) && isAlive(pid) && beganAt(pid) === began ? pid : undefined;
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, as the system words it: a reused pid has another beginning. Empty when it cannot be told. */
function beganAt(pid: number): string {
  if (process.platform === 'win32') return '';
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)])
      .stdout.toString()
      .trim();
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return 'ended';
    return `${boot} ${fields[19]}`; // field 22 of proc(5): start time in clock ticks
  } catch {
    return '';
  }
}
