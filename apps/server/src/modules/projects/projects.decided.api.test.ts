import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import type { Endpoint } from '../../kernel/endpoint.ts';
import { type Meeting, organizationsEndpoints as bodies } from '../organizations/contract.ts';
import { projectCalls } from './testing.ts';

let test: TestApp;
let calls: ReturnType<typeof projectCalls>;
let own: Person;
let neighbour: Person;
let bodyId: string;
beforeAll(async () => {
  test = await startTestApp();
  calls = projectCalls(test);
  own = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
  neighbour = await test.signIn('community-worker', { unit: 'c2', place: 'C2' });
  const street = await test.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
  const founded = await ask(bodies.foundBody, street, undefined, {
    kind: 'community-committee',
    name: '一社区大党委',
    placeIds: [test.places.C1],
    foundedOn: '2026-01-01',
  });
  bodyId = founded.id;
  // The neighbouring community sits in it as a member.
  for (const [unit, role] of [
    ['c1', 'secretary'],
    ['c2', 'part-time'],
  ] as const)
    await ask(bodies.giveSeat, street, bodyId, { unitId: test.units[unit], role, fromOn: '2026-01-01' });
});
afterAll(() => test.stop());

const ask = async (endpoint: Endpoint, as: Person, id?: string, body?: object): Promise<Answer['json']> => {
  const answer = await test.call(endpoint, { as, ...(id && { params: { id } }), ...(body && { body }) });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.json;
};
interface Brought {
  title: string;
  matterKind?: string;
  matterId?: string;
  carriedFrom?: string | undefined;
}
const about = ({ id, title }: { id: string; title: string }): Brought => ({
  title,
  matterKind: 'project',
  matterId: id,
});
/** A meeting of this morning with the neighbour in the chair; `agenda` is put by `by`. */
async function called(by: Person, agenda: Brought[]): Promise<Meeting> {
  const { id } = await ask(bodies.callMeeting, own, undefined, {
    bodyId,
    title: '十一月例会',
    beginsAt: '2026-11-18T09:00:00+08:00',
    venue: '社区议事厅',
    chairId: test.units.c2,
  });
  return ask(bodies.setAgenda, by, id, { version: 1, agenda });
}
const held = async ({ id, version }: Meeting): Promise<Meeting> =>
  ask(bodies.holdMeeting, own, id, { version, units: [{ unitId: test.units.c2, attendance: 'present' }] });
const decide = async (meeting: Meeting, outcome = 'agreed'): Promise<Meeting> => {
  const body = { version: meeting.version, outcome, decision: '一致同意' };
  const decided = await ask(bodies.decideItem, own, meeting.agenda[0]?.id, body);
  await test.app.pump.drained();
  return decided;
};
const stateOf = async (id: string): Promise<string> => (await calls.see(neighbour, id)).json.state;
const drafted = async (title: string): Promise<{ id: string; title: string }> => {
  const { id } = await calls.draft(neighbour, { placeId: test.places.C2, title });
  return { id, title };
};

it('a body does not decide on a member’s project elsewhere because the member sits at the table', async () => {
  const project = await drafted('二社区的食堂');
  await decide(await held(await called(own, [about(project)])));
  expect([await stateOf(project.id), await calls.kinds(project.id)]).toEqual(['drafted', ['project.drafted']]);
});

it('it decides on what the member’s own people brought, also when it comes up again; not on what took its place', async () => {
  const project = await drafted('二社区的车棚');
  const put = await decide(await held(await called(neighbour, [about(project)])), 'deferred');
  expect(await calls.kinds(project.id)).toContain('project.talked-about');
  const carriedFrom = put.agenda[0]?.id;
  await decide(await held(await called(own, [{ ...about(project), carriedFrom }])));
  expect((await calls.see(neighbour, project.id)).json).toMatchObject({
    state: 'decided',
    decision: { body: '一社区大党委', decidedOn: '2026-11-18' },
  });

  const other = await drafted('二社区的广场');
  const meeting = await called(neighbour, [about(await drafted('二社区的路灯'))]);
  const swapped = await ask(bodies.setAgenda, own, meeting.id, {
    version: meeting.version,
    agenda: [{ id: meeting.agenda[0]?.id, ...about(other) }],
  });
  await decide(await held(swapped));
  expect(await stateOf(other.id)).toBe('drafted');
});

it('a member whose seat has ended brings nothing any more', async () => {
  const project = await drafted('二社区的书屋');
  const meeting = await held(await called(neighbour, [about(project)]));
  const street = await test.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
  const { seats } = await ask(bodies.getBody, street, bodyId);
  const seat = seats.find(({ unitId }: { unitId: string }) => unitId === test.units.c2);
  await ask(bodies.endSeat, street, seat.id, { version: seat.version, untilOn: '2026-11-17' });
  await decide(meeting);
  expect(await stateOf(project.id)).toBe('drafted');
});
