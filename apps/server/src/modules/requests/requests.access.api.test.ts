import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { wordsOf } from '../../platform/testing/words-of.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { requestsEndpoints as api } from './contract.ts';
import { requestSteps, signInDesks } from './testing.ts';

let test: TestApp;
let community: Person;
let dispatcher: Person;
let handler: Person;
let colleague: Person;
const { report, reported, act, must, category } = requestSteps<Person>(() => ({ district: test, dispatcher, handler }));

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());

beforeEach(async () => {
  ({ community, dispatcher, handler, colleague } = await signInDesks(test));
});

describe('who may', () => {
  it('sees only what is theirs', async () => {
    const request = await reported();
    const stranger = await test.signIn('department-handler', { unit: 'heat' });
    const otherCommunity = await test.signIn('community-worker', { unit: 'c2', place: 'C2' });
    const gridWorker = await test.signIn('grid-worker', { unit: 'c1', place: 'G1' });
    const nextGrid = await test.signIn('grid-worker', { unit: 'c1', place: 'G2' });
    for (const outsider of [stranger, otherCommunity, nextGrid])
      expect((await test.call(api.getRequest, { as: outsider, params: { id: request.id } })).status).toBe(404);
    for (const insider of [community, dispatcher, gridWorker])
      expect((await test.call(api.getRequest, { as: insider, params: { id: request.id } })).status).toBe(200);
    expect((await act('dispatch', handler, request.id, { unitId: test.units.water })).status).toBe(403);
    expect((await test.call(api.getRequest, { params: { id: request.id } })).status).toBe(401);
  });

  it('the handler neither verifies nor follows up what they handled', async () => {
    const request = await reported();
    await must('dispatch', community, request.id, { unitId: test.units.c1, category: await category() });
    await must('sign', community, request.id);
    await must('reply', community, request.id, { resultClass: 'explained', publicText: '已说明情况' });
    expect((await act('verify', community, request.id, { onSite: false })).status).toBe(403);
    await must('verify', colleague, request.id, { onSite: false });
  });

  it('a stale screen changes nothing', async () => {
    const request = await reported();
    const stale = await test.call(api.acceptRequest, {
      as: community,
      params: { id: request.id },
      body: { version: 9 },
    });
    expect(stale.status).toBe(409);
    expect(stale.json.code).toBe('version-conflict');
    const extra = await test.call(api.acceptRequest, {
      as: community,
      params: { id: request.id },
      body: { version: 1, state: 'closed' },
    });
    expect(extra.status).toBe(422);
  });

  it('the contact is sealed, and revealed for a reason that is kept', async () => {
    const request = await reported({ phone: '138 0000 3333', name: '赵六' });
    const detail = await test.call(api.getRequest, { as: community, params: { id: request.id } });
    expect(detail.text).not.toContain('13800003333');
    const shown = await test.call(api.revealReporter, {
      as: community,
      params: { id: request.id },
      body: { reason: '电话回访' },
    });
    expect(shown.json.reporters).toEqual([{ ordinal: 1, name: '赵六', phone: '13800003333' }]);
    const after = await test.call(api.getRequest, { as: community, params: { id: request.id } });
    expect(after.json.log.at(-1)).toMatchObject({ kind: 'request.reporter-revealed', data: { reason: '电话回访' } });
    const { rows } = await test.platform.db.owner.query('select data from events');
    expect(wordsOf(rows)).toContain('registered');
    expect(wordsOf(rows)).not.toMatch(/3333|赵六/);
  });
});

describe('once is once', () => {
  it('answers a repeat with the first answer, byte for byte, and makes nothing twice', async () => {
    const key = 'a-key-of-the-phone-0001';
    const answers = await Promise.all(Array.from({ length: 5 }, () => report({ content: '同一件事只说一次' }, key)));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers.every((answer) => answer.status === 201)).toBe(true);
    const found = await test.call(mattersEndpoints.searchMatters, { as: dispatcher, query: { q: '同一件事只说一次' } });
    expect(found.json.items).toHaveLength(1);
    expect((await report({ content: '另一件事' }, key)).json.code).toBe('idempotency-key-reused');
  });
});
