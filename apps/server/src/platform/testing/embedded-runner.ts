// Run as a process of its own by the tests of the bundled database: starts it, says where, and stops when told.
import { startEmbedded } from '../database/embedded.ts';

const say = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`);
try {
  const server = await startEmbedded({ dataDir: process.argv[2] ?? '', tell: (line) => say({ line }) });
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  process.on('SIGUSR2', () => process.exit(0));
  setInterval(() => {}, 60_000);
  // Last: whoever hears it may send a signal at once.
  say({ url: server.url, superuserUrl: server.superuserUrl, postmaster: server.pid() });
} catch (error) {
  say({ error: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
