import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The real server, built, in a process of its own that may be killed at any moment. */
export interface ServerProcess {
  url: string;
  /** What it wrote to standard error, line by line. */
  complaints: string[];
  /** Sends the signal and waits until the process is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** Builds the server where its sources are newer than what was built. */
export async function ensureServerBuilt(): Promise<void> {
  const build = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
  await promisify(execFile)(process.execPath, [build, 'server', '--changed']);
}

/** Starts the server on any free port and resolves once it listens; rejects with its last words when it does not. */
export function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./serve.mjs', import.meta.url)), '--empty'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...withoutOurs(process.env),
      HOST: '127.0.0.1',
      PORT: '0',
      HUYING_MODE: 'demo',
      LOG_LEVEL: 'warn',
      ...env,
    },
  });
  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${complaints.join('\n')}`)));
    createInterface({ input: child.stdout }).once('line', (line) => {
      const { url } = JSON.parse(line) as { url: string };
      resolve({ url, complaints, end: (signal) => endOf(child, signal, gone) });
    });
  });
}

async function endOf(child: ChildProcess, signal: NodeJS.Signals, gone: Promise<void>): Promise<void> {
  child.kill(signal);
  await gone;
}

/** The settings of whoever runs the tests do not reach the server under test. */
const withoutOurs = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^(HUYING_|DATABASE_URL$|PORT$|HOST$|NODE_ENV$|TRUST_PROXY$|LOG_LEVEL$)/.test(name),
    ),
  );
