import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { openSheet } from '../../platform/sheets/open-sheet.ts';
import { organizationsEndpoints } from '../organizations/contract.ts';
import { volunteeringEndpoints as api, type ActivityRow } from './contract.ts';
import { activityActs, codeOf, told } from './testing.ts';

let app: TestApp;
let water: Person;
let heat: Person;
let community: Person;
let colleague: Person;
let other: Person;
let street: Person;
let farStreet: Person;
let supervisor: Person;
let placed: Person;
let grid: Person;
let { at, plan, planned, on, held } = {} as ReturnType<typeof activityActs>;

beforeAll(async () => {
  app = await startTestApp();
  water = await app.signIn('unit-liaison', { unit: 'water' });
  heat = await app.signIn('unit-liaison', { unit: 'heat' });
  community = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
  colleague = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
  other = await app.signIn('community-worker', { unit: 'c2', place: 'C2' });
  street = await app.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
  farStreet = await app.signIn('street-dispatcher', { unit: 's2', place: 'S2' });
  supervisor = await app.signIn('supervisor', { unit: 'd' });
  placed = await app.signIn('supervisor', { unit: 'd', place: 'S1' });
  grid = await app.signIn('grid-worker', { unit: 'c1', place: 'G1' });
  ({ at, plan, planned, on, held } = activityActs(app, water));
});
afterAll(() => app?.stop());

const u = (code: string): string => app.units[code] as string;
const seen = async (as: Person, query: Record<string, string> = {}): Promise<string[]> =>
  ((await app.call(api.listActivities, { as, query })).json.items ?? []).map(({ id }: ActivityRow) => id);
const confirm = (as: Person, ...items: { id: string; version: number }[]): Promise<Answer> =>
  app.call(api.confirmActivities, { as, body: { items: items.map(({ id, version }) => ({ id, version })) } });

describe('an activity', () => {
  test('is planned, told and confirmed; it is seen by its two sides, its helpers and those above the community', async () => {
    const { id, version } = await planned({ helperIds: [u('heat')] });
    const mine = await planned({ communityId: u('c2') }, heat);
    for (const as of [water, heat, community, street, supervisor, placed]) expect(await seen(as)).toContain(id);
    for (const as of [other, farStreet]) expect(await seen(as)).not.toContain(id);
    for (const as of [water, community, street, placed]) expect(await seen(as)).not.toContain(mine.id);
    expect(await codeOf(app.call(api.getActivity, { as: other, params: { id } }))).toBe('404 not-found');
    expect((await app.call(api.listActivities, { as: grid })).status).toBe(403);

    expect(await codeOf(on(api.recordActivity, heat, id, { version, people: 3, hoursEach: 1, ...told }))).toBe(
      '403 forbidden',
    );
    expect(await codeOf(on(api.recordActivity, community, id, { version, people: 3, hoursEach: 1, ...told }))).toBe(
      '403 forbidden',
    );
    const record = { version, people: 12, hoursEach: 2, ...told };
    const after = await on(api.recordActivity, water, id, record);
    expect(after.json, after.text).toMatchObject({ state: 'held', people: 12, hours: 24, served: 60 });
    expect(after.json.abilities).toEqual(['record', 'revise', 'see-names']);
    expect((await confirm(street, after.json)).status).toBe(403);
    expect((await confirm(other, after.json)).json).toMatchObject({ confirmed: 0, results: [{ code: 'not-found' }] });
    expect((await confirm(community, after.json)).json).toMatchObject({ confirmed: 1, results: [{ id, ok: true }] });
    const { json } = await app.call(api.getActivity, { as: water, params: { id } });
    expect(json).toMatchObject({ state: 'confirmed', abilities: ['see-names'] });
    expect(json.log.map(({ kind }: { kind: string }) => kind)).toEqual([
      'activity.planned',
      'activity.held',
      'activity.confirmed',
    ]);
    expect(await codeOf(on(api.recordActivity, water, id, { ...record, version: json.version }))).toBe(
      '409 activity-state',
    );
  });

  test('of two who confirm at the same time one does, the other is told; a mistake is sent back with a reason', async () => {
    const activity = await held();
    const answers = await Promise.all([confirm(community, activity), confirm(colleague, activity)]);
    expect(answers.map(({ json }) => json.confirmed).sort()).toEqual([0, 1]);
    expect(answers.flatMap(({ json }) => json.results).map(({ code }) => code)).toContain('version-conflict');
    const { json } = await app.call(api.getActivity, { as: community, params: { id: activity.id } });
    const back = await on(api.sendBackActivity, community, activity.id, {
      version: json.version,
      reason: '少了两个人',
    });
    expect(back.json, back.text).toMatchObject({ state: 'returned', reason: '少了两个人', confirmedAt: null });
    expect((await app.call(api.countActivities, { as: water, query: { unitId: u('water') } })).json.toRecord).toBe(1);
    const again = await on(api.recordActivity, water, activity.id, {
      version: back.json.version,
      people: 14,
      hoursTotal: 30,
      ...told,
    });
    expect(again.json, again.text).toMatchObject({ state: 'held', people: 14, hours: 30, reason: null });
  });

  test('several are confirmed at once, and one that changed meanwhile does not hold the others up', async () => {
    const [first, second] = [await held(), await held()];
    const { json } = await confirm(community, first, { ...second, version: 1 });
    expect(json).toMatchObject({ confirmed: 1, results: [{ ok: true }, { ok: false, code: 'version-conflict' }] });
  });

  test('is called off with a reason and planned again; facts are entered once it has begun', async () => {
    const { id, version } = await planned({ beginsAt: at(24), endsAt: at(26) });
    expect(await codeOf(on(api.recordActivity, water, id, { version, people: 3, hoursEach: 1, ...told }))).toBe(
      '422 not-yet-held',
    );
    expect(await codeOf(on(api.cancelActivity, community, id, { version, reason: '下雨' }))).toBe('403 forbidden');
    const off = await on(api.cancelActivity, water, id, { version, reason: '下雨改期' });
    expect(off.json, off.text).toMatchObject({
      state: 'cancelled',
      reason: '下雨改期',
      abilities: ['restore', 'see-names'],
    });
    const again = await on(api.restoreActivity, water, id, { version: off.json.version });
    expect(again.json).toMatchObject({ state: 'planned', reason: null });
    const moved = { ...plan(), beginsAt: at(48), endsAt: at(50), version: again.json.version };
    expect((await on(api.reviseActivity, water, id, moved)).json).toMatchObject({ beginsAt: moved.beginsAt });
    expect(await codeOf(on(api.reviseActivity, water, id, moved))).toBe('409 version-conflict');
  });

  test.each([
    [{ kind: 'unheard-of' }, '422 unknown-kind'],
    [{ endsAt: '2026-11-01T00:00:00.000Z' }, '422 time-order'],
    [{ communityId: '00000000-0000-7000-8000-000000000000' }, '422 unknown-community'],
    [{ bodyId: '00000000-0000-7000-8000-000000000000' }, '422 unknown-link'],
    [{ projectId: '00000000-0000-7000-8000-000000000000' }, '422 unknown-link'],
  ])('%j is refused: %s', async (given, code) => {
    expect(await codeOf(app.call(api.planActivity, { as: water, body: { ...plan(), ...given } }))).toBe(code);
  });
});

test('lists are paged and filtered, go out without names, and the page of the unit counts them', async () => {
  for (let i = 0; i < 32; i++)
    await planned({ title: `义诊第 ${i} 场`, kind: 'clinic', beginsAt: at(-50 - i), endsAt: at(-49 - i) });
  const query = { kind: 'clinic', communityId: u('c1') };
  const first = (await app.call(api.listActivities, { as: water, query })).json;
  expect(first.items).toHaveLength(30);
  const rest = (await app.call(api.listActivities, { as: water, query: { ...query, cursor: first.next } })).json;
  expect(rest).toMatchObject({ next: null, may: ['plan'] });
  expect(rest.items.map(({ title }: ActivityRow) => title)).toEqual(['义诊第 30 场', '义诊第 31 场']);
  expect(await seen(water, { month: '2020-01' })).toEqual([]);
  const response = await app.http.inject({
    url: `/api/activities/export.xlsx?kind=clinic`,
    headers: { cookie: `__Host-huying=${community.cookie}` },
  });
  const sheet = await openSheet(response.rawPayload, '共建活动.xlsx');
  const out: string[][] = [];
  for await (const { cells } of sheet.rows()) out.push(cells);
  expect(out).toHaveLength(32);
  expect(out[0]?.slice(0, 3)).toEqual(['义诊第 0 场', '义诊', '已安排']);
  const page = (await app.call(organizationsEndpoints.getBelonging, { as: water, params: { id: u('water') } })).json;
  expect(page.gives.filter(({ kind }: { kind: string }) => kind === 'activity').length).toBeGreaterThan(3);
  expect(page.owes.filter(({ kind }: { kind: string }) => kind === 'activity').length).toBeGreaterThan(30);
});

test('the kinds are the tenant’s own: renamed and added to, but not taken away while in use', async () => {
  const admin = await app.signIn('system-admin', { unit: 'd' });
  expect((await app.call(api.getActivityOptions, { as: community })).status).toBe(403);
  const { json } = await app.call(api.getActivityOptions, { as: admin });
  await planned();
  const without = { ...json, kinds: json.kinds.filter(({ code }: { code: string }) => code !== 'cleaning') };
  expect(await codeOf(app.call(api.putActivityOptions, { as: admin, body: without }))).toBe('422 kind-in-use');
  const kinds = [...json.kinds, { code: 'haircut', name: '义剪', nameEn: '' }];
  const set = await app.call(api.putActivityOptions, { as: admin, body: { ...json, kinds, namesKeepDays: 200 } });
  expect(set.json, set.text).toMatchObject({ namesKeepDays: 200, version: json.version + 1 });
  expect(await codeOf(app.call(api.putActivityOptions, { as: admin, body: json }))).toBe('409 version-conflict');
  await planned({ kind: 'haircut' });
});
