import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { newId } from '../../platform/ids.ts';
import { filesEndpoints } from '../files/contract.ts';
import { formOf } from '../files/testing.ts';
import { offlineEndpoints } from '../offline/contract.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { patrolsEndpoints as api } from './contract.ts';

let app: TestApp;
let worker: Person;
let community: Person;
/** A sub-category whose card says why a picture helps. */
let reasoned: string;
beforeAll(async () => {
  app = await startTestApp();
  worker = await app.signIn('grid-worker', { unit: 'c1', place: 'G1' });
  community = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
  const { rows } = await app.platform.db.owner.query(
    `select i->>'code' as code from list_versions, jsonb_array_elements(items) i
     where i->>'photoReason' is not null and i->>'photo' <> 'no' limit 1`,
  );
  reasoned = rows[0].code;
});
afterAll(() => app?.stop());

const send = (kind: string, content: object, more: object = {}, as = worker): Promise<Answer> => {
  const times = { madeAt: '2026-11-18T01:40:00.000Z', sentAt: '2026-11-18T01:58:00.000Z' };
  return app.call(offlineEndpoints.sendParcel, {
    as,
    body: { id: newId(app.now()), kind, content, ...times, ...more },
  });
};
const planned = async (): Promise<string> => {
  const body = { occasion: 'elderly', placeIds: [app.places.G1], dueOn: '2026-11-20' };
  return (await app.call(api.planVisits, { as: community, body })).json.ids[0];
};

async function follow(id: string, parcelId: string): Promise<string> {
  const { default: sharp } = await import('sharp');
  const bytes = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const begun = { id, parcelId, purpose: 'report-photo' as const, bytes: bytes.length, sha256 };
  expect((await app.call(filesEndpoints.beginUpload, { as: worker, body: begun })).status).toBe(200);
  const form = formOf({}, { name: 'piece', bytes });
  const answer = await app.http.inject({
    method: 'POST',
    url: `/api/uploads/${id}/pieces?from=0&sha256=${sha256}`,
    payload: form.payload,
    headers: { ...form.headers, cookie: `__Host-huying=${worker.cookie}` },
  });
  return answer.json().fileId;
}

test('a visit written without signal is recorded once, whoever brings it in; its pictures join what they were taken of', async () => {
  const visitId = await planned();
  const [pictureOfFirst, pictureOfSecond] = [newId(app.now()), newId(app.now())];
  const request = { kind: 'request', category: reasoned };
  const found = [
    { ...request, content: '楼上漏水，墙皮掉了', pictures: [pictureOfFirst] },
    { kind: 'need', content: '想找人修轮椅' },
    { ...request, content: '楼门关不严，老人怕冷', pictures: [pictureOfSecond] },
  ];
  const id = newId(app.now());
  const first = await send('visit', { visitId, outcome: 'met', found }, { id, version: 1 });
  expect(first.status, first.text).toBe(200);
  const brought = await send(
    'visit',
    { visitId, outcome: 'met', found },
    { id, version: 1, authorId: worker.personId },
    community,
  );
  expect(brought.json).toEqual(first.json);
  const visit = await app.call(api.getVisit, { as: worker, params: { id: visitId } });
  expect(visit.json).toMatchObject({ state: 'done', outcome: 'met', found: 3, version: 2 });
  for (const [picture, place] of [
    [pictureOfFirst, 0],
    [pictureOfSecond, 2],
  ] as const) {
    const fileId = await follow(picture, id);
    const params = { id: first.json.result.found[place].id };
    const { json } = await app.call(requestsEndpoints.getRequest, { as: community, params });
    expect(json.files.map((file: { id: string }) => file.id)).toEqual([fileId]);
  }
});

test('what was recorded meanwhile is not overwritten, and nothing of a household or without a reason is taken', async () => {
  const visitId = await planned();
  const recorded = { as: worker, params: { id: visitId }, body: { version: 1, outcome: 'met' as const } };
  await app.call(api.recordVisit, recorded);
  const late = await send('visit', { visitId, outcome: 'not-home' }, { version: 1 });
  expect(late.status).toBe(409);
  const household = { occasion: 'elderly', outcome: 'met', household: { consent: true, note: '耳背' } };
  expect((await send('visit-new', household)).status).toBe(422);
  const found = [{ kind: 'request', content: '没有类别的照片', pictures: [newId(app.now())] }];
  const photo = await send('visit-new', { occasion: 'elderly', outcome: 'met', found });
  expect(photo.json.code).toBe('photo-without-reason');
  const hazard = await send('hazard', { content: '通道被堵', placeId: app.places.G1 });
  expect([hazard.status, hazard.json.result.state]).toEqual([200, 'reported']);
});
