import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isConnectionLoss } from './database.ts';

const failureOf = (to: { path: string } | { host: string; port: number }): Promise<unknown> =>
  new Promise((resolve) => connect(to).once('error', resolve));

test('a socket file that is not there yet, and a port where nobody listens, are a database that will be back', async () => {
  expect(isConnectionLoss(await failureOf({ path: join(tmpdir(), 'huying-no-such-socket') }))).toBe(true);
  expect(isConnectionLoss(await failureOf({ host: '127.0.0.1', port: 1 }))).toBe(true);
});

test('an error of our own, or a file that is missing, is not', () => {
  expect(isConnectionLoss(new Error('something else'))).toBe(false);
  expect(isConnectionLoss(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' }))).toBe(false);
});
