import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import type { Endpoint } from '../../kernel/endpoint.ts';
import { newId } from '../../platform/ids.ts';
import { type BodyDetail, type Meeting, type MeetingRow, organizationsEndpoints as api } from './contract.ts';
import { agendaSources } from './index.ts';

let app: TestApp;
let street: Person;
let liaison: Person;
let heat: Person;
let community: Person;
let elsewhere: Person;
let supervisor: Person;
let bodyId: string;

beforeAll(async () => {
  app = await startTestApp();
  street = await app.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
  liaison = await app.signIn('unit-liaison', { unit: 'water' });
  heat = await app.signIn('unit-liaison', { unit: 'heat' });
  community = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
  elsewhere = await app.signIn('community-worker', { unit: 'c2', place: 'C2' });
  supervisor = await app.signIn('supervisor', { unit: 'd' });
  bodyId = await foundWith(['water', 'c1']);
});
afterAll(() => app?.stop());

const u = (code: string): string => app.units[code] as string;
const ask = (
  endpoint: Endpoint,
  as: Person,
  id?: string,
  body?: object,
  query?: Record<string, string>,
): Promise<Answer> =>
  app.call(endpoint, { as, ...(id && { params: { id } }), ...(body && { body }), ...(query && { query }) });
const codeOf = async (call: Promise<Answer>): Promise<string> => {
  const { status, json } = await call;
  return `${status} ${json?.code ?? ''}`.trim();
};
const done = async <T = Meeting>(call: Promise<Answer>): Promise<T> => {
  const { status, text, json } = await call;
  expect(status, text).toBeLessThan(300);
  return json;
};

/** A body of the first street with these members, the first of them in the chair from this month on. */
async function foundWith(members: string[], rotates = true): Promise<string> {
  const body = await done<BodyDetail>(
    ask(api.foundBody, street, undefined, {
      kind: 'joint-conference',
      name: '一街道联席会',
      placeIds: [app.places.S1],
      foundedOn: '2026-01-01',
      rotates,
    }),
  );
  for (const unit of members)
    await done(ask(api.giveSeat, street, body.id, { unitId: u(unit), role: 'member', fromOn: '2026-01-01' }));
  if (rotates)
    await done(ask(api.layRota, street, body.id, { from: '2026-11', months: 12, unitIds: [u(members[0] ?? '')] }));
  return body.id;
}
const calling = (given: object = {}): object => ({
  bodyId,
  title: '十一月例会',
  beginsAt: '2026-11-18T15:00:00+08:00',
  venue: '街道会议室',
  ...given,
});
const call = (given: object = {}, as = liaison): Promise<Meeting> =>
  done(ask(api.callMeeting, as, undefined, calling(given)));
const hold = (
  meeting: Meeting,
  as = liaison,
  units: object[] = [{ unitId: u('water'), attendance: 'present' }],
): Promise<Meeting> => done(ask(api.holdMeeting, as, meeting.id, { version: meeting.version, units }));
const decide = (meeting: Meeting, at: number, given: object = {}, as = liaison): Promise<Answer> =>
  ask(api.decideItem, as, meeting.agenda[at]?.id, {
    version: meeting.version,
    outcome: 'agreed',
    decision: '同意办理',
    ...given,
  });

test('the unit of the month calls the meeting: members of that day are invited, the chair follows from the rota', async () => {
  expect(await codeOf(ask(api.callMeeting, heat, undefined, calling()))).toBe('403 forbidden');
  expect(await codeOf(ask(api.callMeeting, community, undefined, calling()))).toBe('403 forbidden');
  const matterId = newId(WEDNESDAY_TEN);
  const meeting = await call({
    guestIds: [u('heat')],
    agenda: [{ title: '清淤', matterKind: 'request', matterId }, { title: '其他事项' }],
  });
  expect(meeting).toMatchObject({
    state: 'called',
    chairId: u('water'),
    items: 2,
    decided: 0,
    beginsAt: '2026-11-18T07:00:00Z',
  });
  expect(meeting.units).toHaveLength(3);
  expect(meeting.units.every(({ attendance }) => attendance === 'invited')).toBe(true);
  expect(meeting.agenda.map(({ matterKind, matterId: id, title }) => [matterKind, id, title])).toEqual([
    ['request', matterId, '清淤'],
    [null, null, '其他事项'],
  ]);
  expect(meeting.may).toEqual(['update', 'set-agenda', 'hold', 'cancel']);
  // Who maintains the body leads its meetings too; members and guests see, strangers do not.
  expect((await ask(api.getMeeting, street, meeting.id)).json.may).toEqual(meeting.may);
  for (const as of [community, heat, supervisor])
    expect((await ask(api.getMeeting, as, meeting.id)).json.may).toEqual([]);
  expect(await codeOf(ask(api.getMeeting, elsewhere, meeting.id))).toBe('404 not-found');
  const ids = async (as: Person): Promise<string[]> =>
    (await ask(api.listMeetings, as)).json.items.map((each: MeetingRow) => each.id);
  expect(await ids(heat)).toEqual([meeting.id]);
  expect(await ids(elsewhere)).toEqual([]);
  expect((await ask(api.getBelonging, heat, u('heat'))).json.meetings).toHaveLength(1);
  expect((await ask(api.getBelonging, elsewhere, u('heat'))).json.meetings).toEqual([]);
});

test('without a rota the seat that leads is in the chair; without one it must be said', async () => {
  const plain = await foundWith(['water', 'c1'], false);
  expect(await codeOf(ask(api.callMeeting, street, undefined, calling({ bodyId: plain })))).toBe('422 chair-needed');
  expect((await call({ bodyId: plain, chairId: u('c1') }, street)).chairId).toBe(u('c1'));
  await done(ask(api.giveSeat, street, plain, { unitId: u('heat'), role: 'director', fromOn: '2026-01-01' }));
  expect((await call({ bodyId: plain }, heat)).chairId).toBe(u('heat'));
});

test('a meeting moves, is called off, and takes nothing afterwards', async () => {
  const meeting = await call();
  const moved = await done(ask(api.updateMeeting, liaison, meeting.id, { version: 1, venue: '二楼' }));
  expect(moved).toMatchObject({ venue: '二楼', version: 2 });
  expect(await codeOf(ask(api.updateMeeting, liaison, meeting.id, { version: 1, venue: '三楼' }))).toBe(
    '409 version-conflict',
  );
  expect(await codeOf(ask(api.cancelMeeting, community, meeting.id, { version: 2, reason: '停电' }))).toBe(
    '403 forbidden',
  );
  const off = await done(ask(api.cancelMeeting, liaison, meeting.id, { version: 2, reason: '停电' }));
  expect(off).toMatchObject({ state: 'cancelled', cancelReason: '停电', may: [] });
  expect(await codeOf(ask(api.setAgenda, liaison, meeting.id, { version: 3, agenda: [] }))).toBe('409 meeting-state');
  expect(await kinds(meeting.id)).toEqual(['joint-meeting.called', 'joint-meeting.moved', 'joint-meeting.cancelled']);
});

const kinds = async (subjectId: string): Promise<string[]> => (await eventsOf(subjectId)).map(({ kind }) => kind);
const eventsOf = (subjectId: string): Promise<{ kind: string; data: Record<string, unknown> }[]> =>
  app.inTransaction(({ tx }) =>
    tx.sql('select kind, data from events where tenant_id = $1 and subject_id = $2 order by seq', [
      tx.tenantId,
      subjectId,
    ]),
  );

test('it is held on its day with attendance by unit, and decides item by item; each decision is an event', async () => {
  const tomorrow = await call({ beginsAt: '2026-11-19T09:00:00+08:00' });
  expect(await codeOf(ask(api.holdMeeting, liaison, tomorrow.id, { version: 1, units: [] }))).toBe(
    '422 meeting-to-come',
  );
  const matterId = newId(WEDNESDAY_TEN);
  const meeting = await call({ agenda: [{ title: '修渠', matterKind: 'need', matterId }, { title: '通报情况' }] });
  expect(await codeOf(decide(meeting, 0))).toBe('409 meeting-state');
  const held = await hold(meeting, liaison, [
    { unitId: u('water'), attendance: 'present' },
    { unitId: u('heat'), attendance: 'excused' },
  ]);
  const came = Object.fromEntries(held.units.map(({ unitId, attendance }) => [unitId, attendance]));
  expect(came).toEqual({ [u('water')]: 'present', [u('heat')]: 'excused', [u('c1')]: 'absent' });
  expect(await codeOf(decide(held, 0, { dueOn: '2026-12-31' }))).toBe('422 lead-needed');
  expect(await codeOf(decide(held, 0, {}, community))).toBe('403 forbidden');
  const decided = await done(decide(held, 0, { leadId: u('c1'), helperIds: [u('heat')], dueOn: '2026-11-20' }));
  expect(decided).toMatchObject({
    decided: 1,
    agenda: [{ outcome: 'agreed', leadId: u('c1'), dueOn: '2026-11-20' }, { outcome: null }],
  });
  const itemId = decided.agenda[0]?.id as string;
  expect(await eventsOf(itemId)).toEqual([
    {
      kind: 'joint-decision.made',
      data: expect.objectContaining({
        matterKind: 'need',
        matterId,
        outcome: 'agreed',
        leadId: u('c1'),
        meetingId: meeting.id,
        again: false,
      }),
    },
  ]);
  // What is decided stays on the agenda in its words; new items may come up at the meeting.
  expect(await codeOf(ask(api.setAgenda, liaison, meeting.id, { version: decided.version, agenda: [] }))).toBe(
    '422 decided-item',
  );
  const more = await done(
    ask(api.setAgenda, liaison, meeting.id, {
      version: decided.version,
      agenda: [{ title: '临时动议' }, { id: itemId, title: '改了的字' }],
    }),
  );
  expect(more.agenda.map(({ title }) => title)).toEqual(['临时动议', '修渠']);

  // The unit that leads owes it until it says it is done.
  const owed = async (): Promise<object[]> => (await ask(api.getBelonging, community, u('c1'))).json.owes;
  expect(await owed()).toMatchObject([
    { kind: 'joint-decision', id: itemId, withinId: meeting.id, dueOn: '2026-11-20', late: false },
  ]);
  const finish = (as: Person, doneOn = '2026-11-18') =>
    ask(api.finishItem, as, itemId, { version: more.version, doneOn });
  expect(await codeOf(finish(heat))).toBe('403 forbidden');
  expect(await codeOf(finish(community, '2026-11-19'))).toBe('422 day-to-come');
  const finished = await done(finish(community));
  expect(finished.agenda[1]).toMatchObject({ doneOn: '2026-11-18' });
  expect(await owed()).toEqual([]);
  expect(await codeOf(decide(finished, 1))).toBe('409 decision-done');
  expect(await kinds(itemId)).toEqual(['joint-decision.made', 'joint-decision.done']);
  const past = (await ask(api.listMeetings, community, undefined, undefined, { view: 'past', bodyId })).json.items;
  expect(past.map((each: MeetingRow) => each.id)).toContain(meeting.id);
});

test('what was put off comes up again once, as other modules’ matters do', async () => {
  const own = await foundWith(['heat']);
  const first = await hold(await call({ bodyId: own, agenda: [{ title: '加装电梯' }] }, heat), heat, []);
  const put = await done(decide(first, 0, { outcome: 'deferred', decision: '下次再议' }, heat));
  const hard = newId(WEDNESDAY_TEN);
  agendaSources.register('test', (_ctx, { search, placePaths }) =>
    Promise.resolve(
      ['难办诉求']
        .filter((title) => title.includes(search) && placePaths.length > 0)
        .map((title) => ({
          source: 'request',
          matterKind: 'request',
          matterId: hard,
          title,
          reason: '挂账超过 90 天',
          reasonEn: 'on hold for more than 90 days',
          carriedFrom: null,
        })),
    ),
  );
  const second = await call({ bodyId: own }, heat);
  const candidates = async (search = ''): Promise<{ title: string; carriedFrom: string | null }[]> =>
    (await done<{ items: [] }>(ask(api.listAgendaCandidates, heat, second.id, undefined, { search }))).items;
  expect((await candidates()).map(({ title }) => title)).toEqual(['加装电梯', '难办诉求']);
  expect((await candidates('电梯')).map(({ title }) => title)).toEqual(['加装电梯']);
  const carriedFrom = put.agenda[0]?.id;
  const agenda = [
    { title: '加装电梯', carriedFrom },
    { title: '难办诉求', matterKind: 'request', matterId: hard },
  ];
  const set = await done(ask(api.setAgenda, heat, second.id, { version: 1, agenda }));
  expect(await candidates()).toEqual([]);
  expect(await codeOf(ask(api.callMeeting, heat, undefined, calling({ bodyId: own, agenda: [agenda[0]] })))).toBe(
    '422 carried-twice',
  );
  expect(await codeOf(decide(put, 0, { outcome: 'agreed' }, heat))).toBe('409 decision-carried');
  // Called off, it gives it free again.
  await done(ask(api.cancelMeeting, heat, second.id, { version: set.version, reason: '改期' }));
  expect((await call({ bodyId: own, agenda: [agenda[0]] }, heat)).agenda[0]).toMatchObject({ carriedFrom });
});

test('of two who decide at once one is told to look again; pages go on where they ended', async () => {
  const meeting = await hold(await call({ agenda: [{ title: '同时议定' }] }));
  const both = await Promise.all([decide(meeting, 0), decide(meeting, 0, { outcome: 'refused' }, street)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const own = await foundWith(['c1']);
  for (let i = 0; i < 32; i++) await call({ bodyId: own, title: `第 ${i} 次` }, community);
  const page = async (cursor?: string) =>
    (await ask(api.listMeetings, community, undefined, undefined, { bodyId: own, ...(cursor && { cursor }) })).json;
  const first = await page();
  const second = await page(first.next);
  expect([first.items.length, second.items.length, second.next]).toEqual([30, 2, null]);
  expect(new Set([...first.items, ...second.items].map((each: MeetingRow) => each.id)).size).toBe(32);
  expect(await codeOf(ask(api.listMeetings, community, undefined, undefined, { cursor: 'x' }))).toBe(
    '422 cursor-malformed',
  );
});
