import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { MINUTE } from '../../kernel/time.ts';
import { listsEndpoints } from '../lists/contract.ts';
import { requestsEndpoints as api } from './contract.ts';
import { requestSteps, signInDesks } from './testing.ts';

let test: TestApp;
let drafter: Person;
let publisher: Person;
let handler: Person;
const { reported, must, category } = requestSteps<Person>(() => ({ district: test, dispatcher: drafter, handler }));

beforeAll(async () => {
  test = await startTestApp();
  ({ handler, dispatcher: drafter } = await signInDesks(test));
  publisher = await test.signIn('security-admin');
});
afterAll(() => test.stop());

/** Puts these items in force, so that a test knows what it compares with. */
async function inForce(list: string, items: object[]): Promise<void> {
  const { json: draft } = await test.call(listsEndpoints.createDraft, {
    as: drafter,
    params: { list },
    body: { items },
  });
  const published = await test.call(listsEndpoints.publishList, {
    as: publisher,
    params: { id: draft.id },
    body: { version: draft.version },
  });
  expect(published.status, published.text).toBe(200);
}

async function tried(list: string, items: object[], as = drafter): Promise<Answer> {
  const { json: draft, text } = await test.call(listsEndpoints.createDraft, {
    as: drafter,
    params: { list },
    body: { items },
  });
  expect(draft.id, text).toBeTruthy();
  const answer = await test.call(api.previewList, { as, params: { id: draft.id } });
  await test.call(listsEndpoints.discardDraft, {
    as: drafter,
    params: { id: draft.id },
    query: { version: draft.version },
  });
  return answer;
}

const led = (clause: string, category: string, unit: string, more: object = {}) => ({
  clause,
  category,
  lead: { kind: 'unit', unit },
  assist: [],
  ...more,
});
const community = { clause: '99', category: '*', lead: { kind: 'territorial', unitKind: 'community' }, assist: [] };

describe('a draft tried on the newest requests', () => {
  let code: string;
  let ids: string[];
  beforeAll(async () => {
    code = await category();
    await inForce('duty', [led('1', code, 'water'), community]);
    const first = await reported();
    test.setNow(new Date(test.now().getTime() + MINUTE));
    const elsewhere = await reported({ lon: 106.025, lat: 39.005 });
    const bare = await reported();
    for (const { id } of [first, elsewhere]) await must('accept', drafter, id, { category: code });
    ids = [first.id, elsewhere.id, bare.id];
  });

  it('counts who would go to another unit, and shows which', async () => {
    const answer = await tried('duty', [led('1', code, 'heat'), community]);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ list: 'duty', looked: 3, uncategorised: 1, changed: 2, stages: [] });
    expect(answer.json.moves).toEqual([{ fromUnitId: test.units.water, toUnitId: test.units.heat, count: 2 }]);
    expect(answer.json.examples.map((each: { id: string }) => each.id)).toEqual([ids[1], ids[0]]);
    expect(answer.json.examples[1]).toMatchObject({
      category: code,
      placeId: test.places.G1,
      unit: { from: { unitId: test.units.water, clause: '1' }, to: { unitId: test.units.heat, clause: '1' } },
    });
    // Nothing that a resident wrote is told to those who draft lists.
    expect(answer.text).not.toContain('水管');
  });

  it('sees a clause that holds in one place only, and units that follow the place', async () => {
    const local = await tried('duty', [led('1', code, 'water'), led('1.1', code, 'heat', { within: 'G3' }), community]);
    expect(local.json).toMatchObject({ changed: 1, moves: [{ toUnitId: test.units.heat, count: 1 }] });
    const territorial = await tried('duty', [community]);
    expect(territorial.json.moves).toEqual(
      expect.arrayContaining([
        { fromUnitId: test.units.water, toUnitId: test.units.c1, count: 1 },
        { fromUnitId: test.units.water, toUnitId: test.units.c2, count: 1 },
      ]),
    );
    expect((await tried('duty', [led('7', code, 'water', { note: '换了条款号' }), community])).json.changed).toBe(0);
  });

  it('counts who would get another limit, by stage', async () => {
    const { json } = await test.call(listsEndpoints.getCurrentList, { as: drafter, params: { list: 'limit' } });
    const items = json.items as { category: string; stage: string; urgency: string; amount: number }[];
    expect((await tried('limit', items)).json).toMatchObject({ list: 'limit', looked: 3, changed: 0, examples: [] });
    const longer = items.map((item) => (item.stage === 'handle' ? { ...item, amount: item.amount + 1 } : item));
    const answer = await tried('limit', longer);
    expect(answer.json).toMatchObject({ changed: 3, moves: [], stages: [{ stage: 'handle', count: 3 }] });
    const [limit] = answer.json.examples[0].limits;
    expect([limit.stage, limit.to.amount - limit.from.amount]).toEqual(['handle', 1]);
  });

  it('is for those who draft or publish, and for drafts of these two lists', async () => {
    expect((await tried('duty', [community], publisher)).status).toBe(200);
    expect((await tried('duty', [community], handler)).status).toBe(404);
    const { json: current } = await test.call(listsEndpoints.getCurrentList, { as: drafter, params: { list: 'duty' } });
    const published = await test.call(api.previewList, { as: drafter, params: { id: current.id } });
    expect([published.status, published.json.code]).toEqual([409, 'not-a-draft']);
    const { json: rejections } = await test.call(listsEndpoints.getCurrentList, {
      as: drafter,
      params: { list: 'rejection' },
    });
    const other = await test.call(api.previewList, { as: drafter, params: { id: rejections.id } });
    expect([other.status, other.json.code]).toEqual([422, 'no-preview']);
  });
});
