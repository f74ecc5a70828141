import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import type { Endpoint } from '../../kernel/endpoint.ts';
import { notificationsEndpoints } from './contract.ts';
import { organizationsEndpoints as bodies } from '../organizations/contract.ts';
import { disclosureEndpoints as lists } from '../disclosure/contract.ts';
import { needsEndpoints as api } from '../needs/contract.ts';
import { type Desks, listed, offered, signInDesks, warnPromises, warnUnmatched } from '../needs/testing.ts';

let test: TestApp;
let desks: Desks;
let street: Person;
beforeAll(async () => {
  test = await startTestApp();
  await signInAll();
});
afterAll(() => test.stop());

async function signInAll(): Promise<void> {
  desks = await signInDesks(test);
  street = await test.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
}
const ask = async (endpoint: Endpoint, as: Person, id?: string, body?: object): Promise<Answer['json']> => {
  const answer = await test.call(endpoint, { as, ...(id && { params: { id } }), ...(body && { body }) });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.json;
};
/** What somebody is told, the newest first. */
const told = async (as: Person): Promise<string[]> => (await notices(as)).map(({ text }) => text);
const notices = async (as: Person): Promise<{ text: string; matterId: string | null }[]> => {
  await test.app.pump.drained();
  return (await test.call(notificationsEndpoints.listNotifications, { as })).json.items;
};
const day = async (at: string): Promise<void> => {
  test.setNow(new Date(`${at}T10:00:00+08:00`));
  await signInAll();
};

it('both sides of a promise hear of it, are warned of its day once and of a day that has passed once', async () => {
  const { community, water } = desks;
  const needId = await listed(test, desks);
  const { rows } = await test.platform.db.owner.query('select number from matters where id = $1', [needId]);
  const { number } = rows[0];
  const { id: resourceId } = await offered(test, water);
  const made = await ask(api.makePromise, community, undefined, { needId, resourceId, plannedOn: '2026-11-20' });
  expect(await told(water)).toEqual([`需求 ${number} 想用本单位的资源或已有单位愿意提供，请确认。`]);
  const confirmed = await ask(api.confirmPromise, water, made.id, { version: made.version, side: 'giver' });
  expect(confirmed.state).toBe('confirmed');
  expect(await told(community)).toContain(`需求 ${number} 的资源双方都已确认，请按约落实。`);
  await warnPromises(test.platform);
  expect(await told(community)).not.toContain(`答应给需求 ${number} 的资源，约定在 2026-11-20 落实。`);
  for (const at of ['2026-11-19', '2026-11-19', '2026-11-21', '2026-11-22']) {
    await day(at);
    await warnPromises(test.platform);
  }
  for (const as of [desks.community, desks.water])
    expect((await told(as)).slice(0, 2)).toEqual([
      `答应给需求 ${number} 的资源过了约定的 2026-11-20，请落实或说明落空。`,
      `答应给需求 ${number} 的资源，约定在 2026-11-20 落实。`,
    ]);
  const dropped = await ask(api.dropPromise, desks.water, made.id, { version: confirmed.version, reason: '人手不够' });
  expect(dropped.state).toBe('fallen-through');
  const after = await told(desks.community);
  expect(after).toContain(`答应给需求 ${number} 的资源落空，请另作安排。`);
  await day('2026-12-20');
  await warnUnmatched(test.platform);
  expect((await told(desks.community))[0]).toContain('有 1 项需求在清单上超过 30 天');
  test.setNow(WEDNESDAY_TEN);
  await signInAll();
});

it('the units of a joint meeting are called to it, and who leads or helps is told what was decided until when', async () => {
  const { id: bodyId } = await ask(bodies.foundBody, street, undefined, {
    kind: 'community-committee',
    name: '一社区大党委',
    placeIds: [test.places.C1],
    foundedOn: '2026-01-01',
  });
  for (const [unit, role] of [
    ['c1', 'secretary'],
    ['water', 'part-time'],
    ['heat', 'part-time'],
  ] as const)
    await ask(bodies.giveSeat, street, bodyId, { unitId: test.units[unit], role, fromOn: '2026-01-01' });
  const called = await ask(bodies.callMeeting, desks.community, undefined, {
    bodyId,
    title: '例会',
    beginsAt: '2026-11-18T09:00:00+08:00',
    venue: '议事厅',
    agenda: [{ title: '清沟' }],
  });
  expect((await notices(desks.liaison))[0]).toMatchObject({
    text: '请参加 2026-11-18 的联席会，时间、地点和议题见会议页。',
    matterId: called.id,
  });
  const units = called.units.map(({ unitId }: { unitId: string }) => ({ unitId, attendance: 'present' }));
  const held = await ask(bodies.holdMeeting, desks.community, called.id, { version: called.version, units });
  await ask(bodies.decideItem, desks.community, held.agenda[0].id, {
    version: held.version,
    outcome: 'agreed',
    decision: '水务局牵头清沟',
    leadId: test.units.water,
    dueOn: '2026-12-10',
  });
  const decided = '联席会议定由本单位牵头或配合一件事，期限：2026-12-10，内容见会议页。';
  expect((await notices(desks.water)).find(({ text }) => text === decided)?.matterId).toBe(called.id);
  expect(await told(desks.liaison)).not.toContain(decided);
});

it('a public list in which nothing blocks waits for the second person: who may publish in the unit hears of it, nobody else', async () => {
  const { community, colleague, other, worker } = desks;
  await offered(test, community, { name: '理发', details: '找王师傅，13800001111' });
  const ready = async (as: Person) => (await notices(as)).filter(({ text }) => text.startsWith('一份公示清单'));
  const edition = await ask(lists.prepareEdition, community, undefined, { placeId: test.places.C1, kind: 'resources' });
  expect(edition.counts.blocked).toBe(1);
  expect(await ready(colleague)).toEqual([]);
  await ask(lists.replaceMarks, community, edition.id, { version: edition.version });
  const [notice, ...more] = await ready(colleague);
  expect(notice).toMatchObject({
    text: `一份公示清单已编制好（${edition.counts.shown} 条），请换人核对后发布。`,
    matterId: edition.id,
  });
  expect(more).toEqual([]);
  for (const person of [community, other, worker, street]) expect(await ready(person)).toEqual([]);
});
