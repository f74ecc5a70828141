import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { territoryEndpoints as territory } from '../modules/territory/contract.ts';
import { serverRoot } from '../platform/server-root.ts';
import { servePages } from './pages.ts';
import { startTestApp, type TestApp } from './testing.ts';

/** The built web through a server that listens: bytes and headers as a browser gets them. */
const dist = join(serverRoot(), '../web/dist');
let test: TestApp;
let url: string;

beforeAll(async () => {
  if (!existsSync(join(dist, 'index.html')))
    execFileSync(process.execPath, [join(serverRoot(), '../../scripts/build.mjs'), 'web'], { stdio: 'pipe' });
  test = await startTestApp();
  await servePages(test.http, test.app.baseMapOf);
  url = await test.http.listen({ host: '127.0.0.1', port: 0 });
}, 300_000);
afterAll(() => test.stop());

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}
const fetchRaw = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    get(`${url}${path}`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    }).on('error', reject);
  });

/** The largest asset of a kind. */
const assets = (ending: string): string[] =>
  readdirSync(join(dist, 'assets'))
    .filter((name) => name.endsWith(ending))
    .sort((a, b) => statSync(join(dist, 'assets', b)).size - statSync(join(dist, 'assets', a)).size);

describe('assets', () => {
  it.each(['.js', '.css'])('%s come compressed as they were at build time, for a year', async (ending) => {
    const name = assets(ending)[0] ?? '';
    const plain = readFileSync(join(dist, 'assets', name));
    const brotli = await fetchRaw(`/assets/${name}`, { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.status).toBe(200);
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotli.headers.vary).toMatch(/accept-encoding/i);
    expect(brotli.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(brotli.headers['content-type']).toMatch(ending === '.js' ? /javascript/ : /text\/css/);
    expect(brotli.body.length).toBeLessThan(plain.length / 2);
    expect(brotliDecompressSync(brotli.body).equals(plain)).toBe(true);
    const gzip = await fetchRaw(`/assets/${name}`, { 'accept-encoding': 'gzip' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).equals(plain)).toBe(true);
    const identity = await fetchRaw(`/assets/${name}`);
    expect(identity.headers['content-encoding']).toBeUndefined();
    expect(identity.body.equals(plain)).toBe(true);
  });

  it('of 1 KB and more all have both forms beside them', () => {
    const large = [...assets('.js'), ...assets('.css')].filter(
      (name) => statSync(join(dist, 'assets', name)).size >= 1024,
    );
    expect(large.length).toBeGreaterThan(5);
    for (const name of large)
      for (const form of ['br', 'gz'])
        expect(existsSync(join(dist, 'assets', `${name}.${form}`)), `${name}.${form}`).toBe(true);
  });

  it.each(['/assets/none-abc123.js', '/nothing.png', '/api/nothing', '/files', '/index.html', '/.vite/manifest.json'])(
    '%s, which is not there, is a problem in words, not a page',
    async (path) => {
      const { status, headers, body } = await fetchRaw(path, { 'accept-encoding': 'br', 'accept-language': 'zh-CN' });
      expect(status).toBe(404);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(JSON.parse(body.toString())).toMatchObject({
        code: 'no-such-address',
        status: 404,
        detail: '这个地址不存在。',
      });
    },
  );
});

describe('pages', () => {
  it.each([
    ['/', 'resident'],
    ['/progress', 'resident'],
    ['/field', 'field'],
    ['/field/today', 'field'],
    ['/desk', 'desk'],
    ['/desk/requests/x?tab=log', 'desk'],
  ])('%s is the %s shell, with a nonce of its own each time and nothing inline allowed', async (path, shell) => {
    const [one, two] = await Promise.all([fetchRaw(path), fetchRaw(path)]);
    const nonces = [one, two].map(({ status, headers, body }) => {
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toBe('no-cache');
      const policy = String(headers['content-security-policy']);
      expect(policy).not.toMatch(/unsafe-(inline|eval)/);
      expect(policy).toContain(`script-src 'self';`);
      const nonce = /'nonce-([A-Za-z0-9+/=]{24})'/.exec(policy)?.[1] ?? '';
      expect(nonce).not.toBe('');
      const html = body.toString();
      expect(html).not.toContain('__CSP_NONCE__');
      expect(html).toContain(nonce);
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
    const file = { resident: 'index.html', field: 'field.html', desk: 'desk.html' }[shell] ?? '';
    const built = readFileSync(join(dist, file), 'utf8');
    expect(one.body.toString()).toBe(built.replaceAll('__CSP_NONCE__', nonces[0] ?? '').replace('__BASE_MAP__', ''));
  });

  it('carry the base map that was set, and may load pictures from its host alone', async () => {
    const admin = await test.signIn('system-admin');
    const before = (await test.call(territory.getBaseMap, { as: admin })).json;
    expect(before).toMatchObject({ on: false, hasKey: false, version: 0 });
    expect(JSON.stringify(before)).not.toContain('"key"');
    const template = 'https://tiles.example.cn:8443/{layer}/{z}/{x}/{y}.png?tk={key}';
    const { hasKey: _, ...rest } = before;
    const save = (change: object) =>
      test.call(territory.setBaseMap, { as: admin, body: { ...rest, template, on: true, ...change } });
    expect((await save({})).json.code).toBe('map-key-missing');
    expect((await save({ key: 'k', template: 'ftp://a.b/{z}/{x}/{y}' })).json.code).toBe('map-address-not-usable');
    expect((await save({ key: 'k', template: 'https://a.b;c/{z}/{x}/{y}' })).json.code).toBe('map-address-not-usable');
    const saved = await save({ key: 'a"<&b', credit: '审图号"' });
    expect(saved.json).toMatchObject({ on: true, hasKey: true, version: 1 });
    expect((await save({ version: 0 })).json.code).toBe('version-conflict');
    // Without a key in the change the one that is there stays.
    expect((await save({ version: 1, layer: 'img' })).json).toMatchObject({ hasKey: true, version: 2 });
    const { headers, body } = await fetchRaw('/r/new');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain(`img-src 'self' data: blob: https://tiles.example.cn:8443;`);
    const content = /name="base-map" content="([^"]*)"/.exec(body.toString())?.[1] ?? '';
    expect(content).not.toMatch(/[<>"]/);
    expect(JSON.parse(content.replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code))))).toEqual({
      tiles: ['img', 'cia'].map((layer) => `https://tiles.example.cn:8443/${layer}/{z}/{x}/{y}.png?tk=a%22%3C%26b`),
      deepest: 18,
      credit: '底图：天地图',
    });
    const worker = await test.signIn('grid-worker', { place: 'G1' });
    expect((await test.call(territory.getBaseMap, { as: worker })).status).toBe(403);
    await save({ version: 2, on: false });
    expect(String((await fetchRaw('/')).headers['content-security-policy'])).toContain(`img-src 'self' data: blob:;`);
  });

  it('are read, not written to', async () => {
    const answer = await fetch(`${url}/desk`, { method: 'POST' });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
    const head = await fetch(`${url}/desk`, { method: 'HEAD' });
    expect(head.status).toBe(200);
  });
});
