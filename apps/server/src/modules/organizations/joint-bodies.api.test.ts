import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, founder, newTenant, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import type { Endpoint } from '../../kernel/endpoint.ts';
import type { Ctx } from '../../platform/context.ts';
import { type BodyDetail, organizationsEndpoints as api, type Pairing, type Rota } from './contract.ts';
import { unitPageParts } from './index.ts';
import { bodyDetail } from './queries/body-rows.ts';
import { getRota } from './queries/get-rota.ts';
import { listBodies } from './queries/list-bodies.ts';
import { listPairings } from './queries/pairing-rows.ts';

let app: TestApp;
let street: Person;
let community: Person;
let liaison: Person;
let heat: Person;
let district: Person;
let supervisor: Person;

beforeAll(async () => {
  app = await startTestApp();
  street = await app.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
  community = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
  liaison = await app.signIn('unit-liaison', { unit: 'water' });
  heat = await app.signIn('unit-liaison', { unit: 'heat' });
  district = await app.signIn('district-dispatcher', { unit: 'd' });
  supervisor = await app.signIn('supervisor', { unit: 'd' });
});
afterAll(() => app?.stop());

const u = (code: string): string => app.units[code] as string;
const p = (code: string): string => app.places[code] as string;
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
const events = (subjectId: string): Promise<string[]> =>
  app.inTransaction(async ({ tx }) => {
    const rows = await tx.sql<{ kind: string }>(
      'select kind from events where tenant_id = $1 and subject_id = $2 order by seq',
      [tx.tenantId, subjectId],
    );
    return rows.map(({ kind }) => kind);
  });

const founding = (given: object = {}): object => ({
  kind: 'joint-committee',
  name: '一街道联合党委',
  placeIds: [p('S1')],
  foundedOn: '2026-01-01',
  rotates: true,
  ...given,
});
const found = async (given: object = {}, as = street): Promise<BodyDetail> => {
  const answer = await ask(api.foundBody, as, undefined, founding(given));
  expect(answer.status, answer.text).toBe(201);
  return answer.json;
};
const seat = (bodyId: string, unit: string, given: object = {}, as = street): Promise<Answer> =>
  ask(api.giveSeat, as, bodyId, { unitId: u(unit), role: 'member', fromOn: '2026-01-01', ...given });

test('a body is founded within the own ground, read by every colleague, found by kind, place and member', async () => {
  const body = await found({ name: '一街道大工委', kind: 'street-work-committee', duty: ' 统筹 ' });
  expect(body).toMatchObject({ duty: '统筹', placeIds: [p('S1')], endedOn: null, units: 0, may: ['maintain', 'call'] });
  expect(await events(body.id)).toEqual(['joint-body.founded']);
  expect(await codeOf(ask(api.foundBody, community, undefined, founding()))).toBe('403 forbidden');
  expect(await codeOf(ask(api.foundBody, street, undefined, founding({ placeIds: [p('S1'), p('S2')] })))).toBe(
    '403 forbidden',
  );
  expect(await codeOf(ask(api.foundBody, liaison, undefined, founding()))).toBe('403 forbidden');
  expect(await codeOf(ask(api.foundBody, street, undefined, founding({ kind: 'club' })))).toBe('422 unknown-word');
  const across = await found(
    { name: '医疗健康专委会', kind: 'professional-committee', field: 'health', placeIds: [p('S1'), p('S2')] },
    district,
  );
  await seat(body.id, 'water');
  const names = async (query: Record<string, string>): Promise<string[]> =>
    (await ask(api.listBodies, liaison, undefined, undefined, query)).json.items.map((each: BodyDetail) => each.name);
  expect(await names({ placeId: p('S1') })).toEqual(['一街道大工委', '医疗健康专委会']);
  expect(await names({ placeId: p('S2') })).toEqual(['医疗健康专委会']);
  expect(await names({ unitId: u('water') })).toEqual(['一街道大工委']);
  expect(await names({ kind: 'professional-committee' })).toEqual(['医疗健康专委会']);
  expect((await ask(api.getBody, liaison, across.id)).json).toMatchObject({ field: 'health', may: [] });
  expect(await codeOf(ask(api.updateBody, street, across.id, { version: 1, name: '改名' }))).toBe('403 forbidden');
});

test('a body changes by its version, stands below another without a ring, and ends with a day', async () => {
  const top = await found({ name: '上级' });
  const below = await found({ name: '下级', parentId: top.id });
  expect(await codeOf(ask(api.updateBody, street, top.id, { version: 1, parentId: below.id }))).toBe('422 body-loop');
  expect((await ask(api.updateBody, street, top.id, { version: 1, name: '上级党委' })).json).toMatchObject({
    version: 2,
  });
  const stale = await ask(api.updateBody, street, top.id, { version: 1, name: '又改' });
  expect([stale.json.code, stale.json.details.current.name]).toEqual(['version-conflict', '上级党委']);
  expect(await codeOf(ask(api.updateBody, street, below.id, { version: 1, endedOn: '2025-12-31' }))).toBe(
    '422 day-order',
  );
  await ask(api.updateBody, street, below.id, { version: 1, endedOn: '2026-11-01' });
  expect(await codeOf(seat(below.id, 'water'))).toBe('409 body-ended');
  expect((await ask(api.updateBody, street, below.id, { version: 2, endedOn: null })).json.endedOn).toBeNull();
  expect(await events(below.id)).toEqual(['joint-body.founded', 'joint-body.ended', 'joint-body.updated']);
});

test('seats have roles and days; a single role is held by one at a time; an ended seat stays in the history', async () => {
  const body = await found({ name: '席位党委' });
  const first = (await seat(body.id, 's1', { role: 'secretary', office: '街道党工委书记' })).json as BodyDetail;
  expect(first.seats[0]).toMatchObject({ office: '街道党工委书记', untilOn: null, version: 1 });
  expect(await codeOf(seat(body.id, 'water', { role: 'secretary', fromOn: '2026-06-01' }))).toBe('422 seat-taken');
  const old = first.seats[0]?.id as string;
  await ask(api.endSeat, street, old, { version: 1, untilOn: '2026-05-31' });
  expect((await seat(body.id, 'water', { role: 'secretary', fromOn: '2026-06-01' })).status).toBe(201);
  expect(await codeOf(ask(api.endSeat, street, old, { version: 2, untilOn: '2026-06-01' }))).toBe('422 seat-taken');
  expect(await codeOf(ask(api.endSeat, street, old, { version: 1, untilOn: '2026-05-01' }))).toBe(
    '409 version-conflict',
  );
  expect(await codeOf(ask(api.endSeat, heat, old, { version: 2, untilOn: '2026-05-01' }))).toBe('403 forbidden');
  await seat(body.id, 'heat', { role: 'part-time', office: '兼职委员' });
  expect(await codeOf(seat(body.id, 'heat', { role: 'part-time', office: '兼职委员' }))).toBe('422 seat-taken');
  const { seats, units } = (await ask(api.getBody, supervisor, body.id)).json as BodyDetail;
  expect(seats.map(({ unitId, untilOn }) => [unitId, untilOn])).toEqual([
    [u('water'), null],
    [u('heat'), null],
    [u('s1'), '2026-05-31'],
  ]);
  expect(units).toBe(2);
  const renamed = await ask(api.updateSeat, street, seats[1]?.id, { version: 1, office: '供热办主任' });
  expect(renamed.json.seats[1]).toMatchObject({ office: '供热办主任', version: 2 });
});

test('a rota is laid for a year in one go, swapped and set by month; gaps and units without a seat are shown', async () => {
  const body = await found({ name: '轮值党委' });
  for (const unit of ['water', 'heat', 'c1']) await seat(body.id, unit);
  const lay = (given: object, as = street) =>
    ask(api.layRota, as, body.id, { from: '2026-11', months: 12, unitIds: [u('water'), u('heat'), u('c1')], ...given });
  expect(await codeOf(lay({}, liaison))).toBe('403 forbidden');
  expect(await codeOf(lay({ from: '2026-10' }))).toBe('422 month-passed');
  expect(await codeOf(lay({ unitIds: [u('water'), u('s2')] }))).toBe('422 not-seated');
  const before = (await ask(api.getRota, liaison, body.id)).json as Rota;
  expect([before.nextGap, before.chairId, before.items.length]).toEqual(['2026-11', null, 12]);
  const rota = (await lay({})).json as Rota;
  expect(rota.items.map(({ unitId }) => unitId).slice(0, 4)).toEqual([u('water'), u('heat'), u('c1'), u('water')]);
  expect([rota.nextGap, rota.chairId]).toEqual([null, u('water')]);
  const swapped = (await ask(api.swapRotaMonths, street, body.id, { months: ['2026-12', '2027-02'] })).json as Rota;
  expect([swapped.items[1]?.unitId, swapped.items[3]?.unitId]).toEqual([u('water'), u('heat')]);
  expect(await codeOf(ask(api.swapRotaMonths, street, body.id, { months: ['2026-12', '2029-02'] }))).toBe(
    '422 month-gap',
  );
  const setMonth = (month: string, input: object, as = street) =>
    app.call(api.setRotaMonth, { as, params: { id: body.id, month }, body: input });
  // The unit of the month sets its theme, not who it is; another unit neither.
  const themed = await setMonth('2026-12', { version: 2, unitId: u('water'), theme: '冬季供热' }, liaison);
  expect(themed.json.items[0]).toMatchObject({ theme: '冬季供热', version: 3, may: ['set-theme'] });
  expect(await codeOf(setMonth('2026-12', { version: 3, unitId: u('heat') }, liaison))).toBe('403 forbidden');
  expect(await codeOf(setMonth('2026-12', { version: 3, unitId: u('water'), theme: '不行' }, heat))).toBe(
    '403 forbidden',
  );
  expect(await codeOf(setMonth('2026-12', { version: 2, unitId: u('c1') }))).toBe('409 version-conflict');
  const gap = (await setMonth('2027-03', { version: 1, unitId: null })).json as Rota;
  expect(gap.items[0]).toMatchObject({ unitId: null, problem: 'gap', version: 0 });
  expect((await lay({ unitIds: [u('heat')] })).json.items[4].unitId).toBe(u('heat'));
  const seats = ((await ask(api.getBody, street, body.id)).json as BodyDetail).seats;
  const water = seats.find(({ unitId }) => unitId === u('water'));
  await ask(api.endSeat, street, water?.id, { version: 1, untilOn: '2026-12-31' });
  const after = (await ask(api.getRota, heat, body.id)).json as Rota;
  expect(after.items[1]).toMatchObject({ unitId: u('water'), problem: null });
  expect(after.nextGap).toBe('2027-05');
  expect(after.items.find(({ month }) => month === '2027-05')).toMatchObject({
    unitId: u('water'),
    problem: 'not-seated',
  });
  expect((await events(body.id)).filter((kind) => kind.startsWith('rota'))).toEqual([
    'rota.laid',
    'rota.swapped',
    'rota.theme-set',
    'rota.changed',
    'rota.laid',
  ]);
});

test('pairings take as many as their kind says; who leaves and what ends stays in the history', async () => {
  const pair = (given: object, as = district) =>
    ask(api.createPairing, as, undefined, {
      kind: '1+n',
      fromOn: '2026-03-01',
      communityIds: [u('c1')],
      unitIds: [u('water')],
      ...given,
    });
  expect(await codeOf(pair({ kind: '2+1' }))).toBe('422 pairing-size');
  expect(await codeOf(pair({ communityIds: [u('heat')] }))).toBe('422 not-a-community');
  expect(await codeOf(pair({ communityIds: [u('c2')] }, street))).toBe('403 forbidden');
  expect(await codeOf(pair({}, liaison))).toBe('403 forbidden');
  const made = (await pair({ purpose: '共建' }, community)).json as Pairing;
  const change = (body: object, as = community) =>
    ask(api.changePairing, as, made.id, { version: 1, onDay: '2026-06-01', ...body });
  expect(await codeOf(change({ leave: [u('water')] }))).toBe('422 pairing-size');
  expect(await codeOf(change({ leave: [u('heat')] }))).toBe('422 unknown-party');
  const changed = (await change({ leave: [u('water')], join: [{ unitId: u('heat'), side: 'unit' }] })).json as Pairing;
  expect(changed.parties.map(({ unitId, untilOn }) => [unitId, untilOn])).toEqual([
    [u('c1'), null],
    [u('heat'), null],
    [u('water'), '2026-05-31'],
  ]);
  expect(await codeOf(change({ join: [{ unitId: u('heat'), side: 'unit' }] }))).toBe('409 version-conflict');
  const of = async (unit: string, ended = 'false'): Promise<number> =>
    (await ask(api.listPairings, liaison, undefined, undefined, { unitId: u(unit), ended })).json.items.length;
  expect([await of('heat'), await of('water'), await of('water', 'true')]).toEqual([1, 0, 1]);
  await ask(api.endPairing, community, made.id, { version: 2, untilOn: '2026-10-31' });
  expect([await of('heat'), await of('heat', 'true')]).toEqual([0, 1]);
  expect(await codeOf(ask(api.endPairing, community, made.id, { version: 3, untilOn: '2026-10-31' }))).toBe(
    '409 pairing-ended',
  );
  expect(await events(made.id)).toEqual(['pairing.made', 'pairing.changed', 'pairing.ended']);
});

test('an office of the county is linked to a place, until a day', async () => {
  const body = { office: '区委副书记', placeId: p('C1'), unitId: u('d'), fromOn: '2026-02-01' };
  expect(
    await codeOf(
      ask(api.linkLeader, await app.signIn('community-worker', { unit: 'c2', place: 'C2' }), undefined, body),
    ),
  ).toBe('403 forbidden');
  const link = (await ask(api.linkLeader, street, undefined, body)).json;
  const at = async (place: string): Promise<string[]> =>
    (await ask(api.listLeaderLinks, liaison, undefined, undefined, { placeId: p(place) })).json.items.map(
      (each: { office: string }) => each.office,
    );
  expect([await at('D'), await at('S1'), await at('G1')]).toEqual([['区委副书记'], ['区委副书记'], []]);
  expect((await ask(api.getBelonging, liaison, u('c1'))).json.leaderLinks).toHaveLength(1);
  await ask(api.endLeaderLink, street, link.id, { version: 1, untilOn: '2026-11-17' });
  expect(await at('C1')).toEqual([]);
  expect(await codeOf(ask(api.endLeaderLink, street, link.id, { version: 2, untilOn: '2026-11-17' }))).toBe(
    '409 link-ended',
  );
});

test('the words of the tenant replace the shipped ones; what is in use stays', async () => {
  const admin = await app.signIn('system-admin', { unit: 'd' });
  const words = (await ask(api.getJointWords, liaison)).json;
  expect([words.version, words.bodyKinds.length, words.fields.length, words.pairingKinds.length]).toEqual([0, 8, 7, 5]);
  expect(await codeOf(ask(api.putJointWords, street, undefined, words))).toBe('403 forbidden');
  const fewer = {
    ...words,
    bodyKinds: words.bodyKinds.filter(({ code }: { code: string }) => code !== 'joint-committee'),
  };
  expect(await codeOf(ask(api.putJointWords, admin, undefined, fewer))).toBe('422 word-in-use');
  const club = { code: 'reading-club', name: '书记荟', nameEn: 'Club' };
  expect(
    await codeOf(ask(api.putJointWords, admin, undefined, { ...words, bodyKinds: [...words.bodyKinds, club, club] })),
  ).toBe('422 word-twice');
  const saved = (await ask(api.putJointWords, admin, undefined, { ...words, bodyKinds: [...words.bodyKinds, club] }))
    .json;
  expect(saved.version).toBe(1);
  expect(await codeOf(ask(api.putJointWords, admin, undefined, words))).toBe('409 version-conflict');
  expect((await found({ kind: 'reading-club', name: '书记荟' })).kind).toBe('reading-club');
});

test('one page of a unit shows what it belongs to, owes and gives', async () => {
  const body = await found({ name: '归属党委' });
  await seat(body.id, 'c2');
  await ask(api.layRota, street, body.id, { from: '2027-01', months: 2, unitIds: [u('c2')] });
  const id = body.id;
  unitPageParts.register('gives', 'test', (_ctx, unitId) =>
    Promise.resolve(
      unitId === u('c2')
        ? [{ kind: 'resource', id, withinId: null, title: '会议室', state: 'free', dueOn: null, late: false }]
        : [],
    ),
  );
  const page = (await ask(api.getBelonging, liaison, u('c2'))).json;
  expect(page.bodies.map((each: BodyDetail) => each.name)).toEqual(['归属党委']);
  expect(page.rota).toEqual([
    { bodyId: body.id, bodyName: '归属党委', month: '2027-01', theme: '' },
    { bodyId: body.id, bodyName: '归属党委', month: '2027-02', theme: '' },
  ]);
  expect(page.gives).toEqual([expect.objectContaining({ title: '会议室' })]);
  expect([page.seats.length, page.owes, page.meetings]).toEqual([1, [], []]);
  expect(await codeOf(ask(api.getBelonging, liaison, body.id))).toBe('404 not-found');
});

test('another tenant sees none of it', async () => {
  const body = await found({ name: '本区党委' });
  const other = founder(await newTenant(app.platform, 'neighbour', '邻区'));
  const there = <T>(read: (ctx: Ctx) => Promise<T>): Promise<T> => app.inTransaction(read, other);
  await expect(there((ctx) => bodyDetail(ctx, body.id))).rejects.toThrow(/not-found/);
  await expect(there((ctx) => getRota(ctx, body.id))).rejects.toThrow(/not-found/);
  expect((await there((ctx) => listBodies(ctx, {}))).raw).toBe('{"items":[],"next":null}');
  expect((await there((ctx) => listPairings(ctx, { ended: true }))).items).toEqual([]);
});
