import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import type { Endpoint } from '../../kernel/endpoint.ts';
import { newId } from '../../platform/ids.ts';
import { organizationsEndpoints as api } from '../organizations/contract.ts';
import { redAndBlue, upload } from './testing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

test('minutes of a meeting are an uploaded file, seen by whom sees the meeting', async () => {
  const street = await app.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
  const member = await app.signIn('unit-liaison', { unit: 'water' });
  const stranger = await app.signIn('unit-liaison', { unit: 'heat' });
  const ask = (endpoint: Endpoint, id: string | null, body: object): Promise<Answer> =>
    app.call(endpoint, { as: street, body, ...(id && { params: { id } }) });
  const body = (
    await ask(api.foundBody, null, {
      kind: 'joint-conference',
      name: '联席会',
      placeIds: [app.places.S1],
      foundedOn: '2026-01-01',
    })
  ).json;
  await ask(api.giveSeat, body.id, { unitId: app.units.water, role: 'director', fromOn: '2026-01-01' });
  const call = { bodyId: body.id, title: '例会', beginsAt: '2026-11-18T15:00:00+08:00', venue: '街道' };
  const meeting = (await ask(api.callMeeting, null, call)).json;
  const { json } = await upload(app.http, {
    bytes: await redAndBlue().jpeg().toBuffer(),
    purpose: 'evidence',
    cookie: street.cookie,
  });
  const file = (version: number, fileId: string) => ask(api.fileMinutes, meeting.id, { version, fileId });
  expect((await file(1, json.id)).json.code).toBe('meeting-state');
  await ask(api.holdMeeting, meeting.id, { version: 1, units: [] });
  expect((await file(2, newId(WEDNESDAY_TEN))).json.code).toBe('file-gone');
  expect((await file(2, json.id)).json.minutesFileId).toBe(json.id);
  const status = async (as: Person): Promise<number> =>
    (await app.http.inject({ url: `/files/${json.id}`, headers: { cookie: `__Host-huying=${as.cookie}` } })).statusCode;
  expect([await status(street), await status(member), await status(stranger)]).toEqual([200, 200, 404]);
});
