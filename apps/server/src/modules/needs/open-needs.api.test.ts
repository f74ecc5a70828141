import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { organizationsEndpoints } from '../organizations/contract.ts';
import { needsEndpoints as api, type OpenNeed } from './contract.ts';
import { type Desks, listed, noted, offered, signInDesks } from './testing.ts';

let test: TestApp;
let desks: Desks;
beforeAll(async () => {
  test = await startTestApp();
  desks = await signInDesks(test);
});
afterAll(() => test.stop());
const open = async (
  as: Person,
  query: Record<string, string> = {},
): Promise<{ items: OpenNeed[]; next: string | null }> => {
  const answer = await test.call(api.listOpenNeeds, { as, query });
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
};

describe('open needs', () => {
  it('are shown to units with nothing of who asked; paired communities first, each with what of the own fits', async () => {
    const { liaison, community, water, dispatcher } = desks;
    const far = await listed(test, desks, { content: '想学跳广场舞', sort: 'culture', wantedBy: '2030-01-01' });
    const hair = await listed(test, desks, { content: '独居老人理发不方便', address: '6 号楼 101', people: 5 });
    await noted(test, desks.worker, { content: '还没有核实的需求' });
    const before = await open(liaison, { within: 'all' });
    expect(before.items.map(({ id }) => id)).toEqual([far, hair]);
    expect(before.items[1]).not.toHaveProperty('address');
    expect(before.items[1]).toMatchObject({ nearness: 'elsewhere', fits: [], mine: null, others: 0 });
    const paired = await test.call(organizationsEndpoints.createPairing, {
      as: dispatcher,
      body: { kind: '1+1', fromOn: '2026-01-01', communityIds: [test.units.c1], unitIds: [test.units.heat] },
    });
    expect(paired.status, paired.text).toBe(201);
    const { id: resourceId } = await offered(test, liaison, { capacity: 8, perNeed: 5 });
    const [first] = (await open(liaison, { sort: 'care' })).items;
    expect(first).toMatchObject({ id: hair, nearness: 'paired', fits: [{ resourceId, left: 8, perNeed: 5 }] });
    expect(first?.fits[0]?.reasons.map(({ code }) => code)).toContain('words');
    await test.call(api.makePromise, { as: liaison, body: { needId: hair, resourceId, amount: 5 } });
    expect((await open(liaison, { q: '理发' })).items[0]).toMatchObject({ mine: 'tentative', others: 0, fits: [] });
    expect((await open(water, { q: '理发', within: 'all' })).items[0]).toMatchObject({ mine: null, others: 1 });
    expect((await test.call(api.listOpenNeeds, { as: desks.worker })).status).toBe(403);
    // The place of the post counts as the own where there is one.
    expect((await open(community, { sort: 'care' })).items[0]?.nearness).toBe('here');
  });

  it('come in pages without a gap or a repeat', async () => {
    for (let n = 0; n < 23; n++) await listed(test, desks, { content: `家门口缺一盏路灯 ${n}`, sort: 'surroundings' });
    const query = { within: 'all', sort: 'surroundings' };
    const first = await open(desks.water, query);
    const second = await open(desks.water, { ...query, cursor: first.next ?? '' });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect([first.items.length, second.next, new Set(ids).size]).toEqual([20, null, 23]);
  });
});
