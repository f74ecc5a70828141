import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Type } from 'typebox';
import { afterEach, expect, expectTypeOf, test } from 'vitest';
import { call, onSessionExpired, urlOf } from './api.ts';
import { ApiError } from './api-error.ts';
import { applyLanguage } from './language.ts';

const read = {
  method: 'GET',
  path: '/api/things/{id}',
  params: Type.Object({ id: Type.String() }),
  query: Type.Object({ tag: Type.Optional(Type.Array(Type.String())), limit: Type.Optional(Type.Integer()) }),
  response: Type.Object({ name: Type.String() }),
} as const;
const change = {
  method: 'POST',
  path: '/api/things',
  body: Type.Object({ name: Type.String() }),
  response: Type.Object({ id: Type.String() }),
} as const;
const download = { method: 'GET', path: '/api/things.csv', produces: 'text/csv' } as const;

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;
let server: Server | undefined;
const realFetch = globalThis.fetch;

/** A real server on loopback; relative addresses are sent to it as a browser would to its own origin. */
async function serve(handler: Handler): Promise<void> {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => handler(request, response, body));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  globalThis.fetch = (input, init) => realFetch(`http://127.0.0.1:${port}${String(input)}`, init);
}
const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const caught = (promise: Promise<unknown>): Promise<ApiError> =>
  promise.then(
    () => Promise.reject(new Error('nothing was thrown')),
    (error: unknown) => (error instanceof ApiError ? error : Promise.reject(error)),
  );

afterEach(() => {
  globalThis.fetch = realFetch;
  onSessionExpired(undefined);
  server?.closeAllConnections();
  server?.close();
});

test('addresses are built from params and query; empty values are left out', () => {
  expect(urlOf(read, { params: { id: 'a/路' }, query: { tag: ['x', 'y'], limit: undefined } })).toBe(
    '/api/things/a%2F%E8%B7%AF?tag=x&tag=y',
  );
});

test('the answer has the type of the contract', async () => {
  await serve((request, response) => answer(response, 200, { name: request.url }));
  const result = await call(read, { params: { id: '7' } });
  expectTypeOf(result).toEqualTypeOf<{ name: string }>();
  expect(result.name).toBe('/api/things/7');
});

test('a file comes as a blob', async () => {
  await serve((_request, response) => response.writeHead(200, { 'content-type': 'text/csv' }).end('a,b'));
  expect(await (await call(download)).text()).toBe('a,b');
});

test('a change whose answer was lost is repeated with the same key, and only then', async () => {
  const keys: unknown[] = [];
  await serve((request, response) => {
    keys.push(request.headers['idempotency-key']);
    if (keys.length < 3) response.destroy();
    else answer(response, 200, { id: '1' });
  });
  expect(await call(change, { body: { name: 'a' } })).toEqual({ id: '1' });
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  await call(change, { body: { name: 'b' } });
  expect(new Set(keys).size).toBe(2);
});

test('it gives up after three attempts with words that say what to do', async () => {
  let tries = 0;
  await serve((_request, response) => {
    tries += 1;
    response.destroy();
  });
  const error = await caught(call(read, { params: { id: '1' } }));
  expect(tries).toBe(3);
  expect(error).toMatchObject({ status: 0, code: 'offline', isOffline: true });
  expect(error.message).toContain('已填写的内容还在');
});

test('a refusal is never repeated and carries the fields at fault and the current version', async () => {
  let tries = 0;
  await serve((_request, response) => {
    tries += 1;
    answer(response, 409, {
      title: '情况已变化',
      detail: '别人刚刚改过。',
      code: 'stale',
      instance: 'c1',
      errors: [{ field: 'name', detail: '必须填写' }],
      details: { current: { version: 3 } },
    });
  });
  const error = await caught(call(change, { body: { name: '' } }));
  expect(tries).toBe(1);
  expect(error).toMatchObject({ status: 409, code: 'stale', callId: 'c1', message: '别人刚刚改过。' });
  expect(error.fieldFault('name')).toBe('必须填写');
  expect(error.current).toEqual({ version: 3 });
});

test('a page of a proxy is neither shown nor taken for an answer', async () => {
  await serve((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>login</html>'),
  );
  expect((await caught(call(read, { params: { id: '1' } }))).code).toBe('unreadable');
  server?.close();
  await serve((_request, response) => response.writeHead(500).end('<h1>stack</h1>'));
  expect((await caught(call(read, { params: { id: '1' } }))).message).not.toContain('stack');
});

test('an ended session is renewed over the open page and the call goes through with its key', async () => {
  const keys: unknown[] = [];
  let signedIn = false;
  await serve((request, response) => {
    keys.push(request.headers['idempotency-key']);
    if (signedIn) answer(response, 200, { id: '9' });
    else answer(response, 401, { title: '请先登录', detail: '登录已过期', code: 'session-expired' });
  });
  onSessionExpired(async () => {
    signedIn = true;
    return true;
  });
  expect(await call(change, { body: { name: 'a' } })).toEqual({ id: '9' });
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
  signedIn = false;
  const error = await caught(call(change, { body: { name: 'a' }, renewsSession: false }));
  expect(error).toMatchObject({ status: 401, code: 'session-expired' });
});

test('giving up stops at once, without another attempt', async () => {
  let tries = 0;
  await serve(() => {
    tries += 1;
  });
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  await expect(call(read, { params: { id: '1' }, signal: controller.signal })).rejects.toThrow('aborted');
  expect(tries).toBe(1);
});

test('the server is told the language of the page', async () => {
  const languages: unknown[] = [];
  await serve((request, response) => {
    languages.push(request.headers['accept-language']);
    answer(response, 200, { name: '' });
  });
  await call(read, { params: { id: '1' } });
  Object.assign(globalThis, { document: { documentElement: {} } });
  applyLanguage('en');
  await call(read, { params: { id: '1' } });
  applyLanguage('zh-CN');
  Reflect.deleteProperty(globalThis, 'document');
  expect(languages).toEqual(['zh-CN', 'en']);
});
