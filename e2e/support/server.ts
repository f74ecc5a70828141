import { spawn } from 'node:child_process';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Served {
  baseUrl: string;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** The program as `npm start` runs it, on a port of its own, from a data folder. */
export async function serve(data: string): Promise<Served> {
  const port = await freePort();
  const { DATABASE_URL: _unused, NODE_ENV: _test, ...rest } = process.env;
  const environment = { ...rest, HUYING_DATA: data, HUYING_DEMO_REQUESTS: '20', PORT: String(port) };
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (text += chunk));
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const baseUrl = `http://127.0.0.1:${port}`;
  while (server.exitCode === null) {
    const page = await fetch(baseUrl, { headers: { connection: 'close' } }).catch(() => undefined);
    if (page?.ok) break;
    await sleep(100);
  }
  if (server.exitCode !== null) throw new Error(`the server did not start:\n${text}`);
  let stopping = false;
  void ended.then(() => stopping || console.error(`the server ended by itself:\n${text}`));
  return {
    baseUrl,
    async stop() {
      stopping = true;
      server.kill('SIGTERM');
      await ended;
    },
  };
}

/** A folder the database's own user may read too. */
export async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'huying-e2e-'));
  await chmod(folder, 0o755);
  return folder;
}

/** A server of this file alone: a copy of the demo district that was laid once for the whole run. */
export async function startServer(laid: string): Promise<Served> {
  const folder = await openFolder();
  const data = join(folder, 'data');
  await cp(laid, data, { recursive: true, preserveTimestamps: true });
  const server = await serve(data);
  return {
    ...server,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
