import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { organizationsEndpoints, type UnitPageEntry } from '../organizations/contract.ts';
import { projectCalls } from '../projects/testing.ts';
import { needsEndpoints as api } from './contract.ts';
import { type Desks, listed, offered, signInDesks } from './testing.ts';

let test: TestApp;
let desks: Desks;
beforeAll(async () => {
  test = await startTestApp();
  desks = await signInDesks(test);
});
afterAll(() => test.stop());

const page = async (as: Person, unit: string): Promise<{ owes: UnitPageEntry[]; gives: UnitPageEntry[] }> => {
  const answer = await test.call(organizationsEndpoints.getBelonging, { as, params: { id: test.units[unit] ?? '' } });
  expect(answer.status, answer.text).toBe(200);
  const byKind = (entries: UnitPageEntry[]): UnitPageEntry[] => entries.sort((a, b) => (a.kind < b.kind ? -1 : 1));
  return { owes: byKind(answer.json.owes), gives: byKind(answer.json.gives) };
};

it('the page of a unit shows what it has promised and gives, what it has to do for projects, and nothing to strangers', async () => {
  const { community, water, liaison } = desks;
  const needId = await listed(test, desks);
  const { id: resourceId } = await offered(test, water, { capacity: 10 });
  const made = await test.call(api.makePromise, {
    as: community,
    body: { needId, resourceId, amount: 4, plannedOn: '2026-11-10' },
  });
  expect(made.status, made.text).toBe(201);
  const calls = projectCalls(test);
  const milestones = [
    { title: '勘测', dueOn: '2026-11-10', percent: 30 },
    { title: '验收', dueOn: '2026-12-20', percent: 100 },
  ];
  const parts = [{ unitId: test.units.heat, text: '出两台车' }];
  const projectId = await calls.decided(community, { placeId: test.places.C1, milestones, parts });
  await calls.done('assignProject', community, projectId, { unitId: test.units.water });

  const promised = { kind: 'promise', id: made.json.id, withinId: needId, dueOn: '2026-11-10', late: true };
  expect((await page(water, 'water')).owes).toMatchObject([
    { kind: 'milestone', id: projectId, title: '北沟清淤：勘测', dueOn: '2026-11-10', late: true },
    { ...promised, state: 'to-confirm', title: '独居老人理发不方便（老人上门理发）' },
  ]);
  expect((await page(water, 'water')).gives).toMatchObject([
    { kind: 'resource', id: resourceId, state: 'open', title: '老人上门理发（余 6 人次）' },
  ]);
  expect((await page(liaison, 'heat')).owes).toMatchObject([{ kind: 'project-part', title: '北沟清淤：出两台车' }]);
  // Who helps with the project sees its milestone, and nothing of what was promised to whom.
  expect((await page(liaison, 'water')).owes.map(({ kind }) => kind)).toEqual(['milestone']);

  const confirmed = await test.call(api.confirmPromise, {
    as: water,
    params: { id: made.json.id },
    body: { version: made.json.version, side: 'giver' },
  });
  const kept = await test.call(api.keepPromise, {
    as: community,
    params: { id: made.json.id },
    body: { version: confirmed.json.version, outcome: '理了发' },
  });
  expect(kept.status, kept.text).toBe(200);
  await calls.done('reportPart', liaison, projectId, { text: '两台车已到' });
  expect((await page(water, 'water')).owes.map(({ kind }) => kind)).toEqual(['milestone']);
  expect((await page(water, 'water')).gives.map(({ kind }) => kind)).toEqual(['promise', 'resource']);
  expect((await page(liaison, 'heat')).gives.map(({ kind }) => kind)).toEqual(['project-part']);
});
