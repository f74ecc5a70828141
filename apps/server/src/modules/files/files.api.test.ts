import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../app/testing.ts';
import { formOf, redAndBlue, type Upload, type Uploaded, upload as send } from './testing.ts';

let app: TestApp;
let photo: Buffer;
beforeAll(async () => {
  app = await startTestApp();
  photo = await redAndBlue().jpeg().toBuffer();
});
afterAll(() => app?.stop());

const upload = (given: Partial<Upload> = {}): Promise<Uploaded> => send(app.http, { bytes: photo, ...given });

let forms = 0;
describe('uploading', () => {
  test('a resident sends a photo and sees it again with the claim, as WebP and nothing else', async () => {
    const { status, json } = await upload({ name: 'photo.html', type: 'text/html' });
    expect(status).toBe(201);
    expect(Buffer.from(json.claim, 'base64url')).toHaveLength(16);
    const seen = await app.http.inject(`/files/${json.id}?claim=${json.claim}`);
    expect(seen.statusCode).toBe(200);
    expect(seen.headers).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'content-length': String(json.bytes),
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(seen.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
    expect(seen.headers['cache-control']).toMatch(/^private/);
    expect(await sharp(seen.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 200, height: 100 });
    const small = await app.http.inject(`/files/${json.id}/thumb?claim=${json.claim}`);
    expect(small.headers['content-type']).toBe('image/webp');
  });

  test.each<[string, Uint8Array, number, string]>([
    ['nothing', new Uint8Array(), 422, 'not-a-picture'],
    ['HTML that calls itself a picture', Buffer.from('<script>alert(1)</script>'), 422, 'not-a-picture'],
    ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 0xff), 413, 'file-too-large'],
  ])('%s is refused in plain words, and nothing is kept', async (_, bytes, status, code) => {
    const before = await countFiles();
    const answer = await upload({ bytes, name: 'x.jpg', type: 'image/jpeg' });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(answer.json.detail).toMatch(/[一-龥]/);
    expect(await countFiles()).toBe(before);
  });

  test.each<[string, () => { payload: Buffer; headers: Record<string, string> }, string]>([
    ['a form without a file', () => formOf({ purpose: 'report-photo' }), 'file-missing'],
    [
      'no form at all',
      () => ({ payload: Buffer.from('{}'), headers: { 'content-type': 'application/json' } }),
      'form-malformed',
    ],
    [
      'a form that broke off',
      () => {
        const form = formOf({}, { name: 'a.jpg', bytes: Buffer.alloc(5000) });
        return { ...form, payload: form.payload.subarray(0, 2000) };
      },
      'form-malformed',
    ],
    [
      'two files',
      () => {
        const one = formOf({}, { name: 'a.jpg', bytes: photo });
        const boundary = one.headers['content-type']!.split('=')[1]!;
        const body = one.payload.toString('latin1').replace(`--${boundary}--\r\n`, '');
        return { payload: Buffer.from(body + one.payload.toString('latin1'), 'latin1'), headers: one.headers };
      },
      'one-file',
    ],
    ['a purpose of its own', () => formOf({ purpose: 'import' }, { name: 'a.jpg', bytes: photo }), 'picture-purpose'],
  ])('%s', async (_, form, code) => {
    forms += 1;
    const response = await app.http.inject({
      method: 'POST',
      url: '/api/files',
      ...form(),
      remoteAddress: `10.2.0.${forms}`,
    });
    expect([response.statusCode, response.json().code]).toEqual([422, code]);
  });

  test('evidence needs a session', async () => {
    for (const purpose of ['evidence', 'before', 'after']) {
      expect((await upload({ purpose })).status).toBe(401);
    }
    const handler = await app.signIn('department-handler', { unit: 'water' });
    expect((await upload({ purpose: 'after', cookie: handler.cookie })).status).toBe(201);
  });

  test('one address sends 60 an hour without signing in; another, and staff, go on', async () => {
    const tries = Array.from({ length: 61 }, () => upload({ bytes: new Uint8Array(), from: '192.0.2.7' }));
    const codes = (await Promise.all(tries)).map(({ status }) => status);
    expect(codes.filter((code) => code === 422)).toHaveLength(60);
    expect(codes.filter((code) => code === 429)).toHaveLength(1);
    expect((await upload({ from: '192.0.2.7' })).json.detail).toContain('先提交文字');
    expect((await upload({ from: '192.0.2.8' })).status).toBe(201);
    const worker = await app.signIn('grid-worker', { place: 'G1' });
    expect((await upload({ from: '192.0.2.7', cookie: worker.cookie })).status).toBe(201);
    app.setNow(new Date(app.now().getTime() + 61 * 60_000));
    expect((await upload({ from: '192.0.2.7' })).status).toBe(201);
    const { rows } = await app.platform.db.owner.query(`select bucket from throttles where bucket like 'files:%'`);
    expect(JSON.stringify(rows)).not.toContain('192.0.2');
  });

  test('another site’s page cannot upload in a visitor’s name', async () => {
    const form = formOf({}, { name: 'a.jpg', bytes: photo });
    const headers = { ...form.headers, origin: 'https://evil.example' };
    const response = await app.http.inject({ method: 'POST', url: '/api/files', payload: form.payload, headers });
    expect(response.statusCode).toBe(403);
  });
});

describe('names that people and attackers give', () => {
  test.each([
    ['IMG_1234.JPG', 'IMG_1234.JPG'],
    ['井盖 坏了（南门）.jpg', '井盖 坏了（南门）.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\fakepath\\photo.jpg', 'photo.jpg'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['a\u0000b\u200b.jpg', 'ab.jpg'],
    ['"><script>alert(1)</script>.jpg', 'script_.jpg'],
    ['.htaccess', 'htaccess'],
    ['....', '照片'],
    ['', '照片'],
    ['😀'.repeat(300), '😀'.repeat(100)],
    [`${'长'.repeat(300)}.jpeg`, `${'长'.repeat(95)}.jpeg`],
  ])('%j is kept as %j', async (name, kept) => {
    const { status, json } = await upload({ name });
    expect(status).toBe(201);
    const [row] = (await app.platform.db.owner.query('select name, storage_key from files where id = $1', [json.id]))
      .rows;
    expect(row.name).toBe(kept);
    expect(row.storage_key).toMatch(/^\d+\/\d{4}\/\d{2}\/[0-9a-f]{64}-[0-9a-f-]{36}$/);
  });
});

async function countFiles(): Promise<number> {
  const { rows } = await app.platform.db.owner.query('select count(*) from files');
  return Number(rows[0].count);
}
