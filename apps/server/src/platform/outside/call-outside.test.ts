import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicAddress } from './addresses.ts';
import { callOutside, type OutsideCall } from './call-outside.ts';

let server: Server;
let host: string;
let calls = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    calls += 1;
    if (request.url === '/away') response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    else if (request.url === '/large') response.end('x'.repeat(5000));
    else if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setTimeout(() => response.destroy(), 20);
    } else if (request.url !== '/slow') response.end(`${request.method} ok`);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (url: string, hosts: string[] = [], more: Partial<OutsideCall> = {}) =>
  callOutside({ method: 'GET', url, timeout: 300, most: 1000, ...more }, hosts);
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  );

describe('a call to another system', () => {
  test('reaches a host in a private network only where whoever runs the server has named it', async () => {
    expect(await codeOf(ask(`http://${host}/`))).toBe('private-address');
    expect(await codeOf(ask(`http://localhost:${host.split(':')[1]}/`))).toBe('private-address');
    expect(calls).toBe(0);
    expect(await ask(`http://${host}/`, [host])).toEqual({ status: 200, text: 'GET ok' });
    expect(await codeOf(ask(`http://${host}/`, ['127.0.0.1:1']))).toBe('private-address');
    expect(await ask(`http://${host}/`, ['127.0.0.1'], { method: 'POST', body: '{}' })).toMatchObject({
      text: 'POST ok',
    });
  });

  test('follows nobody elsewhere, reads no more than it wants, and waits no longer', async () => {
    expect(await codeOf(ask(`http://${host}/away`, [host]))).toBe('redirect');
    expect(await codeOf(ask(`http://${host}/large`, [host]))).toBe('too-large');
    expect(await codeOf(ask(`http://${host}/slow`, [host]))).toBe('timeout');
    expect(await codeOf(ask(`http://${host}/cut`, [host]))).toBe('no-connection');
    expect(await codeOf(ask('http://127.0.0.1:1/', ['127.0.0.1']))).toBe('no-connection');
  });

  test.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'http://a:b@example.org/',
    'gopher://127.0.0.1:25/',
    'nonsense',
  ])('is made over http and https only: %s', async (url) => {
    expect(await codeOf(ask(url))).toBe('bad-address');
  });

  test.each([
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://192.168.1.1/',
    'http://172.31.255.255/',
    'http://[2002:7f00:1::]/',
  ])('does not fall for another way to write an address within: %s', async (url) => {
    expect(await codeOf(ask(url))).toBe('private-address');
  });

  test('open addresses are open', () => {
    for (const address of ['8.8.8.8', '114.114.114.114', '172.32.0.1', '2400:3200::1']) {
      expect(isPublicAddress(address), address).toBe(true);
    }
    expect(isPublicAddress('not an address')).toBe(false);
  });
});
