import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { type Address, urlOf } from './embedded-process.ts';

/**
 * How another process of this machine reaches the bundled database while the server runs: the connection string of the
 * role `huying`, or undefined when nobody answers on this folder.
 */
export async function runningEmbedded(dataDir: string): Promise<string | undefined> {
  const [state, password] = await Promise.all([
    readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').catch(() => undefined),
    readFile(join(dataDir, 'postgres.password'), 'utf8').catch(() => undefined),
  ]);
  if (state === undefined || password === undefined) return undefined;
  // PostgreSQL writes one fact a line: pid, folder, start, port, folder of the socket, address.
  const [, , , port = '', socket = ''] = state.split('\n');
  const address: Address = socket ? { socket } : { port: Number(port) };
  const url = urlOf({ password: password.trim() }, address, 'huying', 'huying');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return url;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}
