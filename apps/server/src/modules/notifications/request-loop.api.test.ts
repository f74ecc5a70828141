import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { HOUR } from '../../kernel/time.ts';
import { liveHub } from '../matters/index.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { sweepTenant } from '../requests/index.ts';
import { notificationsEndpoints, type Notice } from './contract.ts';
import { buildActor } from './testing.ts';

let app: TestApp;
let desk: Person;
let handler: Person;
let community: Person;

beforeAll(async () => {
  app = await startTestApp();
  desk = await app.signIn('district-dispatcher', { unit: 'd' });
  handler = await app.signIn('department-handler', { unit: 'water' });
  community = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
});
afterAll(() => app.stop());

const kindsFor = async (as: Person): Promise<string[]> => {
  await app.app.pump.drained();
  const answer = await app.call(notificationsEndpoints.listNotifications, { as, query: { limit: 100 } });
  expect(answer.status, answer.text).toBe(200);
  return (answer.json.items as Notice[]).map((notice) =>
    notice.level ? `${notice.kind}:${notice.level}` : notice.kind,
  );
};

async function act(as: Person, id: string, name: string, body: object): Promise<void> {
  const { json } = await app.call(requestsEndpoints.getRequest, { as: desk, params: { id } });
  const endpoint = Object.values(requestsEndpoints).find((each) => each.path === `/api/requests/{id}/${name}`);
  if (!endpoint) throw new Error(`no action ${name}`);
  const answer = await app.call(endpoint, { as, params: { id }, body: { version: json.version, ...body } });
  expect(answer.status, `${name}: ${answer.text}`).toBe(200);
}

test('through the real loop, each unit hears what it must act on, once, and its open screens are rung', async () => {
  let rung = 0;
  const screen = buildActor(app.tenantId, {
    unitId: app.units.water,
    permissions: new Set(['notification.read']),
  });
  const leave = liveHub(app.platform).add({
    actor: screen,
    unitIds: [],
    stillMay: () => Promise.resolve(true),
    send: (name) => (rung += name === 'notice' ? 1 : 0),
  });

  const reported = await app.call(requestsEndpoints.reportRequest, {
    body: { content: '楼下水管爆了，水流了一地', placeId: app.places.G1, phone: '13800001111' },
  });
  expect(reported.status, reported.text).toBe(201);
  expect(await kindsFor(community)).toEqual(['request.registered']);
  expect(await kindsFor(handler)).toEqual([]);

  const found = await app.call(requestsEndpoints.listRequests, { as: desk });
  const { id } = found.json.items[0];
  const { rows } = await app.platform.db.owner.query<{ code: string }>(
    `select i->>'code' as code from list_versions, jsonb_array_elements(items) i
     where tenant_id = $1 and list = 'category' and state = 'published' and i->>'parent' is not null limit 1`,
    [app.tenantId],
  );
  await act(desk, id, 'dispatch', { unitId: app.units.water, category: rows[0]?.code });
  expect(await kindsFor(handler)).toEqual(['request.dispatched']);
  expect(await kindsFor(desk)).toEqual([]);
  expect(rung).toBe(1);

  app.setNow(new Date(app.now().getTime() + 30 * HOUR));
  handler = await app.signIn('department-handler', { unit: 'water' });
  desk = await app.signIn('district-dispatcher', { unit: 'd' });
  await sweepTenant(app.platform, app.tenantId);
  expect(await kindsFor(handler)).toContain('request.limit-warned:3');

  await act(handler, id, 'sign', {});
  await act(handler, id, 'reply', { resultClass: 'solved', publicText: '已经修好。' });
  expect(await kindsFor(desk)).toEqual(['request.replied']);
  const before = rung;
  app.setNow(new Date(app.now().getTime() + 60_000));
  await act(desk, id, 'rework', { reason: '还在漏' });
  expect((await kindsFor(handler))[0]).toBe('request.rework-ordered');
  expect(rung).toBe(before + 1);
  leave();
});

test('a department that is called hears of it and is led to the request; the caller hears that it has come', async () => {
  const found = await app.call(requestsEndpoints.listRequests, { as: desk });
  const { id } = found.json.items[0];
  const street = await app.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
  const heat = await app.signIn('department-handler', { unit: 'heat' });
  await act(street, id, 'whistle', { type: 'request', unitIds: [app.units.heat], reason: '请到场会商' });
  expect(await kindsFor(heat)).toEqual(['whistle-call.called']);
  const notices = await app.call(notificationsEndpoints.listNotifications, { as: heat });
  expect(notices.json.items[0]).toMatchObject({ matterId: id, number: found.json.items[0].number });
  const detail = await app.call(requestsEndpoints.getRequest, { as: heat, params: { id } });
  const [call] = detail.json.whistles[0].calls;
  expect(call.abilities).toEqual(['report']);
  const reported = await app.call(requestsEndpoints.reportToWhistle, {
    as: heat,
    params: { id: call.id },
    body: { version: call.version, onSite: true },
  });
  expect(reported.status, reported.text).toBe(200);
  expect(await kindsFor(street)).toEqual(['whistle-call.reported']);
  expect(await kindsFor(heat)).toEqual(['whistle-call.called']);
});

test('who decides hears that work for grid workers is asked for; who asked and who it falls on hear how it ended', async () => {
  const asker = await app.signIn('department-dispatcher', { unit: 'water' });
  const decider = await app.signIn('district-dispatcher', { unit: 'd' });
  const supervisor = await app.signIn('supervisor', { unit: 's1' });
  const grid = await app.signIn('grid-worker', { unit: 'c1', place: 'G1' });
  const elsewhere = await app.signIn('grid-worker', { unit: 'c2', place: 'G3' });
  const asked = await app.call(requestsEndpoints.askAdmission, {
    as: asker,
    body: {
      title: '入户登记二次供水设施',
      detail: '逐户登记水箱位置',
      placeId: app.places.G1,
      minutesWeekly: 90,
      endsOn: '2026-12-31',
    },
  });
  expect(asked.status, asked.text).toBe(201);
  const since = (kinds: string[]) => kinds.filter((kind) => kind.startsWith('admission.'));
  for (const each of [decider, supervisor]) expect(since(await kindsFor(each))).toEqual(['admission.asked']);
  const { id, version } = asked.json;
  const approved = await app.call(requestsEndpoints.decideAdmission, {
    as: decider,
    params: { id },
    body: { version, approved: true, reason: '同意试行' },
  });
  expect(approved.status, approved.text).toBe(200);
  expect(since(await kindsFor(asker))).toEqual(['admission.approved']);
  expect(since(await kindsFor(grid))).toEqual(['admission.approved']);
  expect(since(await kindsFor(elsewhere))).toEqual([]);
  const { json } = await app.call(notificationsEndpoints.listNotifications, { as: grid });
  expect(json.items[0]).toMatchObject({ matterId: null, text: '网格工作事项已准入，做到 2026-12-31 为止。' });
  app.setNow(new Date(app.now().getTime() + 60_000));
  const over = await app.call(requestsEndpoints.endAdmission, {
    as: asker,
    params: { id },
    body: { version: approved.json.version },
  });
  expect(over.status, over.text).toBe(200);
  expect(since(await kindsFor(grid))).toEqual(['admission.ended', 'admission.approved']);
  expect(since(await kindsFor(asker))).toEqual(['admission.approved']);
  expect(since(await kindsFor(decider))).toEqual(['admission.asked']);
});
