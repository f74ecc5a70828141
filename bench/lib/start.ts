import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface StartFigures {
  /** Seconds from the command to the first good answer, warm: median of three. */
  seconds: number;
  /** MiB of the idle process, PSS. */
  idleMiB: number;
}

/** W7: a warm start of the product on an empty database of its own, and its memory when idle. */
export async function measureStart(root: string, dataDir: string): Promise<StartFigures> {
  const times: number[] = [];
  let idleMiB = Number.NaN;
  for (let round = 0; round < 4; round++) {
    const began = performance.now();
    const child = spawn(process.execPath, ['scripts/start.mjs', '--empty'], {
      cwd: root,
      env: { ...process.env, PORT: '8393', HUYING_DATA: dataDir, LOG_LEVEL: 'error' },
      stdio: 'ignore',
    });
    while (!(await answers())) await new Promise((done) => setTimeout(done, 20));
    // The first round makes the database; the others are warm.
    if (round > 0) times.push((performance.now() - began) / 1000);
    if (round === 3) {
      await new Promise((done) => setTimeout(done, 10_000));
      idleMiB = pss(child.pid ?? 0);
    }
    child.kill('SIGTERM');
    await new Promise((done) => child.once('exit', done));
  }
  times.sort((a, b) => a - b);
  return { seconds: times[1] ?? Number.NaN, idleMiB };
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch('http://127.0.0.1:8393/api/health')).ok;
  } catch {
    return false;
  }
}

/** Proportional set size of a process and its threads, in MiB; NaN where the system does not tell. */
function pss(pid: number): number {
  try {
    if (!readdirSync('/proc').includes(String(pid))) return Number.NaN;
    const found = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return Number(found?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
