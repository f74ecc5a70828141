// npm run dev: the server restarted and the browser refreshed as sources change; the database stays up meanwhile.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { loadEnvironment } from './lib/environment.mjs';
import { root } from './lib/run.mjs';
import { importSource } from './lib/sources.mjs';

loadEnvironment();
process.env.HUYING_MODE ??= 'development';
await ensureDependencies();

const { readConfig } = await importSource('apps/server/src/platform/config.ts');
const config = readConfig(process.env, process.argv.slice(2), root);
const database = config.databaseUrl ? undefined : await startDatabase(join(config.dataDir, 'postgres'));

async function startDatabase(dataDir) {
  const { startEmbedded } = await importSource('apps/server/src/platform/database/embedded.ts');
  const server = await startEmbedded({ dataDir, tell: (line) => console.log(line) });
  process.env.DATABASE_URL = server.url;
  return server;
}

const tool = (path, args, env) =>
  spawn(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    detached: true, // Ctrl-C reaches us alone, and we stop them in order
  });
const children = [
  tool('tsx/dist/cli.mjs', ['watch', '--clear-screen=false', 'scripts/lib/dev-server.ts', ...process.argv.slice(2)]),
  tool('vite/bin/vite.js', ['apps/web', '--clearScreen', 'false'], {
    HUYING_SERVER: `http://127.0.0.1:${config.port}`,
  }),
];

let stopping = false;
async function stop(code) {
  if (stopping) return;
  stopping = true;
  await Promise.all(
    children.map(
      (child) =>
        new Promise((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null) return resolve();
          child.once('exit', resolve);
          child.kill('SIGTERM');
        }),
    ),
  );
  await database?.stop();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
for (const child of children) child.once('exit', (code) => stop(code ?? 1));
