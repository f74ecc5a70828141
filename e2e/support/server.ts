import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
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

/** The program as `npm start` runs it, on a port and a data folder of its own, with the demo district and a short history. */
export async function startServer(requests = 20): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'huying-e2e-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const { DATABASE_URL: _unused, NODE_ENV: _test, ...rest } = process.env;
  const environment = {
    ...rest,
    HUYING_DATA: join(folder, 'data'),
    HUYING_DEMO_REQUESTS: String(requests),
    PORT: String(port),
  };
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
      await rm(folder, { recursive: true, force: true });
    },
  };
}
