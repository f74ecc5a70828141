import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { newId } from '../../platform/ids.ts';
import { filesEndpoints, PIECE_BYTES } from '../files/contract.ts';
import { formOf, sweepUploads } from '../files/testing.ts';
import { offlineEndpoints } from '../offline/contract.ts';
import { requestsEndpoints as api } from './contract.ts';

let app: TestApp;
let worker: Person;
let colleague: Person;
let handler: Person;
beforeAll(async () => {
  app = await startTestApp();
  worker = await app.signIn('grid-worker', { unit: 'c1', place: 'G1' });
  colleague = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
  handler = await app.signIn('department-handler', { unit: 'water' });
});
afterAll(() => app?.stop());

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const parcel = (content: object, more: object = {}) => ({
  id: newId(app.now()),
  kind: 'request',
  content: { source: 'patrol', ...content },
  madeAt: '2026-11-18T01:40:00.000Z',
  // Two minutes behind ours.
  sentAt: '2026-11-18T01:58:00.000Z',
  ...more,
});
const send = (body: object, as: Person = worker): Promise<Answer> =>
  app.call(offlineEndpoints.sendParcel, { as, body });
const detail = async (id: string, as: Person = worker) => (await app.call(api.getRequest, { as, params: { id } })).json;

/** Bytes that sharp reads as a picture, longer than one piece: noise does not shrink. */
async function bigPicture(): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
  return sharp({ create: { width: 700, height: 500, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 95 })
    .toBuffer();
}
const begin = (id: string, parcelId: string, bytes: Buffer, as: Person = worker): Promise<Answer> =>
  app.call(filesEndpoints.beginUpload, {
    as,
    body: { id, parcelId, purpose: 'report-photo', bytes: bytes.length, sha256: hash(bytes) },
  });

async function piece(id: string, bytes: Buffer, from: number, to: number, as: Person = worker) {
  const part = bytes.subarray(from, to);
  const form = formOf({}, { name: 'piece', bytes: part });
  const answer = await app.http.inject({
    method: 'POST',
    url: `/api/uploads/${id}/pieces?from=${from}&sha256=${hash(part)}`,
    payload: form.payload,
    headers: { ...form.headers, cookie: `__Host-huying=${as.cookie}` },
  });
  return { status: answer.statusCode, json: answer.json() };
}

test('the same parcel is one request, whoever brings it in and how often, with both times kept', async () => {
  const body = parcel({ content: '山里没有信号时写的' });
  const [first, again] = await Promise.all([send(body), send({ ...body, sentAt: '2026-11-18T02:30:00.000Z' })]);
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.json).toEqual(first.json);
  const brought = await send({ ...body, authorId: worker.personId }, colleague);
  expect(brought.json.receipt).toBe(first.json.receipt);
  expect(first.json.result.number).toBeTruthy();
  const request = await detail(first.json.subjectId);
  expect(request.offline).toEqual([
    {
      kind: 'request',
      madeAt: expect.stringContaining('2026-11-18T01:40:00'),
      receivedAt: expect.anything(),
      skewMs: expect.any(Number),
    },
  ]);
  // Whichever of the two came first.
  expect([120_000, -1_800_000]).toContain(request.offline[0].skewMs);
  const { json } = await app.call(api.listRequests, { as: colleague, query: { q: '山里没有信号' } });
  expect(json.items).toHaveLength(1);
});

test('the same id with other content, an unknown kind and a stranger are told why', async () => {
  const body = parcel({ content: '第一次写的' });
  await send(body);
  const other = await send({ ...body, content: { source: 'patrol', content: '另一个内容' } });
  expect([other.status, other.json.code]).toEqual([409, 'parcel-differs']);
  expect((await send(parcel({}, { kind: 'riddle' }))).json.code).toBe('unknown-parcel');
  const malformed = await send(parcel({ content: '' }));
  expect([malformed.status, malformed.json.code]).toEqual([422, 'validation']);
  expect((await send(parcel({ content: '没有权限的人' }), handler)).status).toBe(403);
});

test('a picture goes on where it broke off, and joins what its text became', async () => {
  const { json: sent } = await send(parcel({ content: '照片随后就到' }));
  const bytes = await bigPicture();
  expect(bytes.length).toBeGreaterThan(PIECE_BYTES);
  const id = newId(app.now());
  expect((await begin(id, newId(app.now()), bytes)).status).toBe(404);
  expect((await begin(id, sent.id, bytes)).json).toEqual({ id, received: 0, fileId: null });
  expect((await piece(id, bytes, 0, PIECE_BYTES)).json.received).toBe(PIECE_BYTES);
  expect((await piece(id, bytes, 0, PIECE_BYTES)).json.received).toBe(PIECE_BYTES);
  expect((await begin(id, sent.id, bytes)).json.received).toBe(PIECE_BYTES);
  const ahead = await piece(id, bytes, PIECE_BYTES + 10, PIECE_BYTES + 20);
  expect([ahead.status, ahead.json.details]).toEqual([409, { received: PIECE_BYTES }]);
  expect((await piece(id, bytes, PIECE_BYTES, bytes.length, handler)).status).toBe(404);
  const last = await Promise.all([1, 2].map(() => piece(id, bytes, PIECE_BYTES, bytes.length)));
  const [fileId] = last.map(({ json }) => json.fileId).filter(Boolean);
  expect(fileId).toBeTruthy();
  const { files } = await detail(sent.subjectId);
  expect(files).toEqual([expect.objectContaining({ id: fileId, purpose: 'report-photo' })]);
  expect((await begin(id, sent.id, bytes)).json.fileId).toBe(fileId);
  expect((await begin(id, sent.id, Buffer.from('another'))).json.code).toBe('upload-differs');
});

test('what was damaged on its way begins anew; what is no picture is refused', async () => {
  const { json: sent } = await send(parcel({ content: '传坏的照片' }));
  const bytes = await bigPicture();
  const id = newId(app.now());
  const whole = { id, parcelId: sent.id, purpose: 'report-photo', bytes: 4, sha256: hash(bytes) };
  await app.call(filesEndpoints.beginUpload, { as: worker, body: whole });
  const broken = await piece(id, Buffer.from('abcd'), 0, 4);
  expect([broken.status, broken.json.code]).toEqual([422, 'upload-damaged']);
  const after = await app.call(filesEndpoints.beginUpload, { as: worker, body: whole });
  expect(after.json.received).toBe(0);
  const noPicture = newId(app.now());
  const words = Buffer.from('these are words and no picture');
  await begin(noPicture, sent.id, words);
  const refused = await piece(noPicture, words, 0, words.length);
  expect([refused.status, refused.json.code]).toEqual([422, 'not-a-picture']);
});

test('an action meets a newer version: nothing is overwritten, and what was signed says what comes next', async () => {
  const { json: made } = await send(parcel({ content: '两部手机办同一件' }));
  const { version } = await detail(made.subjectId);
  const unitId = app.units.c1;
  const dispatched = await app.call(api.dispatchRequest, {
    as: colleague,
    params: { id: made.subjectId },
    body: { version, unitId, category: 'sanitation.rubbish' },
  });
  expect(dispatched.status, dispatched.text).toBe(200);
  const seen = await detail(made.subjectId);
  expect(seen.abilities).toContain('sign');
  expect(seen.afterSigning).toEqual(expect.arrayContaining(['reply', 'contact']));
  const act = (action: string, at: number, input: object = {}) =>
    send(parcel({}, { kind: 'request-act', version: at, content: { requestId: made.subjectId, action, input } }));
  const signed = await act('sign', seen.version);
  expect(signed.json.result.state).toBe('handling');
  const stale = await act('reply', seen.version, { resultClass: 'solved', publicText: '另一部手机写的答复' });
  expect([stale.status, stale.json.code]).toEqual([409, 'version-conflict']);
  expect((await detail(made.subjectId)).publicText).toBeNull();
  const wrong = await act('reply', signed.json.result.version, { publicText: '没有选结果' });
  expect(wrong.status).toBe(422);
});

test('unfinished pictures are forgotten after a week, and one person may not fill the store', async () => {
  const { json: sent } = await send(parcel({ content: '传到一半就走了' }));
  const most = { parcelId: sent.id, purpose: 'report-photo', bytes: 10 * 1024 * 1024, sha256: '0'.repeat(64) };
  const ids = Array.from({ length: 7 }, () => newId(app.now()));
  const answers = [];
  for (const id of ids)
    answers.push((await app.call(filesEndpoints.beginUpload, { as: worker, body: { ...most, id } })).status);
  expect(answers).toEqual([200, 200, 200, 200, 200, 200, 429]);
  app.setNow(new Date(WEDNESDAY_TEN.getTime() + 8 * 86_400_000));
  await sweepUploads(app.platform);
  const { rows } = await app.platform.db.owner.query('select 1 from uploads where file_id is null');
  expect(rows).toHaveLength(0);
});
