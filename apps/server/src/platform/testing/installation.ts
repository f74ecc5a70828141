import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { installedBinaries } from '../database/embedded-binaries.ts';

/** A copy of the runner and its PostgreSQL that a test may damage, in a folder of its own that everyone can enter. */
export interface Installation {
  folder: string;
  /** Where the PostgreSQL package lies in it. */
  programs: string;
  remove(): Promise<void>;
}

export async function makeInstallation(): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'huying-inst-'));
  await chmod(folder, 0o755);
  await build({
    entryPoints: [fileURLToPath(new URL('./embedded-runner.ts', import.meta.url))],
    outfile: join(folder, 'runner.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    banner: { js: `import { createRequire as forPg } from 'node:module'; const require = forPg(import.meta.url);` },
    logLevel: 'error',
  });
  const from = dirname((await installedBinaries()).root);
  const programs = join(folder, from.slice(from.lastIndexOf('node_modules')));
  await mkdir(dirname(programs), { recursive: true });
  await cp(from, programs, { recursive: true, verbatimSymlinks: true });
  return { folder, programs, remove: () => rm(folder, { recursive: true, force: true }) };
}

export async function giveAway(path: string, owner: number): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isDirectory()) await giveAway(join(path, entry.name), owner);
    else if (entry.isFile()) await chown(join(path, entry.name), owner, owner);
  }
  await chown(path, owner, owner);
}

export interface Running {
  node: ChildProcess;
  url: string;
  superuserUrl: string;
  postmaster: number;
  lines: string[];
  /** Sends the signal to the node process and waits for its end. */
  end(signal: 'SIGTERM' | 'SIGKILL' | 'SIGUSR2'): Promise<void>;
}

/** Starts the runner as a process of its own; rejects with the message it would show a person. */
export function run(
  installation: Installation,
  dataDir: string,
  options: { uid?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<Running> {
  const node = spawn(process.execPath, [join(installation.folder, 'runner.mjs'), dataDir], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...options.env },
    uid: options.uid,
    gid: options.uid,
  });
  const ended = new Promise<void>((resolve) => node.once('exit', () => resolve()));
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    node.once('error', reject);
    node.once('exit', (code) => reject(new Error(`the runner ended with ${code}: ${lines.join('\n')}`)));
    createInterface({ input: node.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const message = JSON.parse(line) as { line?: string; error?: string } & Omit<Running, 'node' | 'lines' | 'end'>;
      if (message.line) lines.push(message.line);
      else if (message.error) reject(new Error(message.error));
      else {
        const end = async (signal: NodeJS.Signals): Promise<void> => {
          node.kill(signal);
          await ended;
        };
        resolve({ ...message, node, lines, end });
      }
    });
  });
}
