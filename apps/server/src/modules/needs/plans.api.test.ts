import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { needsEndpoints as api } from './contract.ts';
import { carryOutPlan } from './jobs/accept-plan.ts';
import { solvePlan } from './jobs/solve-plan.ts';
import { actOn, type Desks, listed, offered, signInDesks } from './testing.ts';

let test: TestApp;
let desks: Desks;
beforeAll(async () => {
  test = await startTestApp();
  desks = await signInDesks(test);
});
afterAll(() => test.stop());
const plan = async (id: string): Promise<Answer['json']> =>
  (await test.call(api.getMatchPlan, { as: desks.community, params: { id } })).json;
const rows = async (what: 'listPlannedPairs' | 'listUnmatched', id: string): Promise<Answer['json'][]> =>
  (await test.call(api[what], { as: desks.community, params: { id } })).json.items;
const on = (name: 'solve' | 'accept' | 'discard', as: Person, { id, version }: Answer['json'], body: object = {}) =>
  test.call(api[`${name}MatchPlan`], { as, params: { id }, body: { version, ...body } });
/** What the job runner does; the test app has none. */
const solved = async ({ id: planId, version }: Answer['json']): Promise<Answer['json']> => {
  await solvePlan(test.platform, { tenantId: test.tenantId, planId, version });
  return plan(planId);
};

describe('a plan for an area', () => {
  let hair = '';
  let repair = '';
  let scarce: Answer['json'];
  let second: Answer['json'];

  it('is reckoned in a thread, shows its bound, and says of the rest why not', async () => {
    const { community, water, liaison } = desks;
    hair = await listed(test, desks, { content: '独居老人理发不方便' });
    repair = await listed(test, desks, { content: '老人家里水管漏水没人修' });
    const moon = await listed(test, desks, { content: '想看到月亮更圆一些', sort: 'culture' });
    scarce = await offered(test, water, { name: '理发和漏水水管修理', capacity: 1 });
    second = await offered(test, liaison, { name: '水管修理', capacity: 0, placeId: test.places.G2 });
    const begun = await test.call(api.startMatchPlan, { as: community, body: {} });
    expect(begun.status, begun.text).toBe(202);
    expect(begun.json).toMatchObject({ state: 'solving', placeId: test.places.C1, figures: null });
    const queued = await test.platform.db.owner.query(
      `select from graphile_worker.jobs where task_identifier = 'needs.solve-plan'`,
    );
    expect(queued.rowCount).toBe(1);
    const draft = await solved(begun.json);
    expect(draft).toMatchObject({ state: 'draft', figures: { needs: 3, resources: 2, matched: 1, pinsLost: 0 } });
    expect(draft.figures.bound).toBe(draft.figures.worth);
    const [pair] = await rows('listPlannedPairs', draft.id);
    expect(pair).toMatchObject({
      needId: repair,
      resourceId: scarce.id,
      resourceName: '理发和漏水水管修理',
      pinned: false,
    });
    expect(pair.reasons.map(({ zh }: { zh: string }) => zh).join()).toContain('「水管」');
    const why = Object.fromEntries((await rows('listUnmatched', draft.id)).map((row) => [row.needId, row.why]));
    expect(why).toEqual({ [hair]: 'used-up', [moon]: 'sort-alone' });
    expect((await test.call(api.getMatchPlan, { as: desks.other, params: { id: draft.id } })).status).toBe(404);
    expect((await test.call(api.startMatchPlan, { as: water, body: {} })).status).toBe(403);
  });

  it('obeys pins and forbids when reckoned again, and what was asked before is not stored over it', async () => {
    const { community } = desks;
    const begun = (await test.call(api.startMatchPlan, { as: community, body: { fairness: 0 } })).json;
    const draft = await solved(begun);
    const pinned = await on('solve', community, draft, { pins: [{ needId: hair, resourceId: scarce.id }] });
    expect(pinned.json, pinned.text).toMatchObject({ state: 'solving', fairness: 0 });
    await solved(begun);
    expect((await plan(begun.id)).state).toBe('solving');
    const again = await solved(pinned.json);
    expect(await rows('listPlannedPairs', begun.id)).toMatchObject([
      { needId: hair, resourceId: scarce.id, pinned: true },
    ]);
    const forbidden = await on('solve', community, again, { pins: [], forbids: [{ resourceId: scarce.id }] });
    const empty = await solved(forbidden.json);
    expect(empty.forbids).toEqual([{ resourceId: scarce.id, resourceName: '理发和漏水水管修理' }]);
    expect(empty.figures).toMatchObject({ matched: 0, candidates: 0 });
    expect((await on('discard', community, empty)).json.state).toBe('discarded');
    expect((await on('accept', community, { ...empty, version: empty.version + 1 })).json.code).toBe(
      'not-in-this-state',
    );
  });

  it('accepted, becomes tentative promises that each side confirms; what no longer fits is told', async () => {
    const { community, colleague, water, liaison } = desks;
    const more = await test.call(api.reviseResource, {
      as: liaison,
      params: { id: second.id },
      body: { version: 1, capacity: 1 },
    });
    expect(more.status, more.text).toBe(200);
    const draft = await solved((await test.call(api.startMatchPlan, { as: community, body: {} })).json);
    expect(draft.figures.matched).toBe(2);
    const closed = await test.call(api.closeResource, {
      as: liaison,
      params: { id: second.id },
      body: { version: 2, reason: '停工' },
    });
    expect(closed.status, closed.text).toBe(200);
    const accepted = await on('accept', community, draft);
    expect(accepted.json, accepted.text).toMatchObject({ state: 'accepting' });
    await carryOutPlan(test.platform, { tenantId: test.tenantId, planId: draft.id });
    await carryOutPlan(test.platform, { tenantId: test.tenantId, planId: draft.id });
    expect((await plan(draft.id)).state).toBe('accepted');
    const pairs = await rows('listPlannedPairs', draft.id);
    expect(pairs.find(({ resourceId }) => resourceId === second.id)).toMatchObject({
      promiseId: null,
      refusal: 'capacity-used-up',
    });
    const promises = await test.call(api.listPromises, { as: water, query: { planId: draft.id } });
    expect(promises.json.items, promises.text).toMatchObject([
      {
        resourceId: scarce.id,
        state: 'tentative',
        needSideAt: null,
        giverSideAt: null,
        abilities: ['confirm-giver', 'fall-through'],
      },
    ]);
    const [promised] = promises.json.items;
    const first = await test.call(api.confirmPromise, {
      as: water,
      params: { id: promised.id },
      body: { version: 1, side: 'giver' },
    });
    expect(first.json.state, first.text).toBe('tentative');
    const both = await test.call(api.confirmPromise, {
      as: colleague,
      params: { id: promised.id },
      body: { version: 2, side: 'need' },
    });
    expect(both.json.state, both.text).toBe('confirmed');
    const need = (await test.call(api.getNeed, { as: community, params: { id: promised.needId } })).json;
    expect(need.state).toBe('matched');
    expect((await actOn(test, 'withdraw', community, promised.needId, { reason: '不要了' })).json.code).toBe(
      'not-in-this-state',
    );
  });
});
