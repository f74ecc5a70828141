import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { founder, newTenant, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { ensureRoles } from '../accounts/index.ts';
import { type Desks, listed, offered, signInDesks } from '../needs/testing.ts';
import { disclosureEndpoints as api } from './contract.ts';
import { disclosureCalls } from './testing.ts';

let test: TestApp;
let desks: Desks;
let calls: ReturnType<typeof disclosureCalls>;
let second: Person;
const d = (): string => test.places.D ?? '';

/** What the district's needs say: a third of them in the second community. */
const needs = [
  ...Array.from({ length: 32 }, (_, i) => ({ content: `第${i}项：想要健身器材`, sort: 'culture' })),
  { content: '老人助餐，打 8 折；健身也要', sort: 'care' },
  { content: '100%的路灯不亮', sort: 'surroundings' },
  { content: 'a_b 楼道的ＷｉＦｉ不通', sort: 'surroundings' },
];
const inSecond = [
  { content: '想要健身步道', sort: 'culture' },
  { content: '老人想学用手机', sort: 'care' },
];
const list = async (query: object = {}, kind = 'needs'): Promise<Awaited<ReturnType<TestApp['call']>>['json']> =>
  calls.ok(await test.call(api.publicList, { params: { kind }, query: { placeId: d(), ...query } }));
const texts = async (query: object): Promise<string[]> =>
  (await list(query)).items.map(({ text }: { text: string }) => text);
const counts = (rows: { code?: string; name: string; count: number }[]): Record<string, number> =>
  Object.fromEntries(rows.map(({ code, name, count }) => [code ?? name, count]));

let hidden: string;
beforeAll(async () => {
  test = await startTestApp();
  desks = await signInDesks(test);
  calls = disclosureCalls(test);
  second = await test.signIn('district-dispatcher', { unit: 'd' });
  for (const need of needs) await listed(test, desks, need);
  const ofOther = { ...desks, worker: desks.other, community: desks.dispatcher };
  for (const need of inSecond) await listed(test, ofOther, { ...need, placeId: test.places.C2 });
  hidden = await listed(test, desks, { content: '健身房太吵，不宜公开', sort: 'culture' });
  const draft = await calls.prepare(desks.dispatcher, d(), 'needs');
  const row = (await calls.items(desks.dispatcher, draft.id, 'all', { q: '不宜公开' })).find(({ id }) => id === hidden);
  calls.ok(await calls.revise(desks.dispatcher, draft.id, row, { leaveOut: '涉及一户' }));
  calls.ok(await calls.publish(second, draft.id));
}, 120_000);
afterAll(() => test.stop());

describe('a public list', () => {
  it('is searched by words that are all there, page after page, with how many there are in all', async () => {
    const page = await list({ q: '健身' });
    expect([page.items.length, page.count, page.edition.items]).toEqual([30, 34, 37]);
    const rest = await list({ q: '健身', cursor: page.next });
    expect([rest.items.length, rest.count, rest.next]).toEqual([4, 34, null]);
    const all = [...page.items, ...rest.items];
    expect(new Set(all.map(({ id }: { id: string }) => id)).size).toBe(34);
    expect(all.every(({ text }: { text: string }) => text.includes('健身'))).toBe(true);
    expect(await texts({ q: ' 健身、老人 ' })).toEqual(['老人助餐，打 8 折；健身也要']);
    expect(await texts({ q: 'wifi' })).toEqual(['a_b 楼道的ＷｉＦｉ不通']);
    expect(await texts({ q: '二社区 老人' })).toEqual(['老人想学用手机']);
    expect((await list({ q: '游泳' })).count).toBe(0);
    expect((await list({ q: ' 　' })).count).toBe(37);
  });

  it('takes every sign as it is written', async () => {
    expect(await texts({ q: '100%' })).toEqual(['100%的路灯不亮']);
    expect(await texts({ q: '%' })).toEqual(['100%的路灯不亮']);
    expect(await texts({ q: '_' })).toEqual(['a_b 楼道的ＷｉＦｉ不通']);
    expect(await texts({ q: 'a_b' })).toEqual(['a_b 楼道的ＷｉＦｉ不通']);
    for (const q of ['\\', '健%身', '健_', '\\%', `' or 1=1 --`]) expect((await list({ q })).count, q).toBe(0);
    // What no text can hold is no part of the question.
    expect((await list({ q: '步道\u0000' })).count).toBe(1);
  });

  it('is narrowed to a sort and a place; each says how many there would be', async () => {
    const whole = await list();
    expect(counts(whole.sorts)).toEqual({ culture: 33, surroundings: 2, care: 2 });
    expect(whole.sorts[0]).toEqual({
      code: 'culture',
      name: expect.any(String),
      nameEn: expect.any(String),
      count: 33,
    });
    expect(counts(whole.places)).toEqual({ 一社区: 35, 二社区: 2 });
    const fit = await list({ q: '健身', sort: 'culture', place: '二社区' });
    expect([fit.count, fit.items[0].text]).toEqual([1, '想要健身步道']);
    expect(counts(fit.sorts)).toEqual({ culture: 1, surroundings: 0, care: 0 });
    expect(counts(fit.places)).toEqual({ 一社区: 32, 二社区: 1 });
    expect((await list({ sort: 'none' })).items).toEqual([]);
    expect((await list({ place: '一社区%' })).items).toEqual([]);
    const page = await list({ sort: 'culture' });
    const rest = await list({ sort: 'culture', cursor: page.next });
    expect([page.items.length, rest.items.length, rest.next]).toEqual([30, 3, null]);
  });

  it('is found by the English name of a sort and by the unit, the hours and the conditions of a resource', async () => {
    await offered(test, desks.water, {
      name: '水泵',
      hours: '周六上午',
      conditions: '先登记',
      placeId: test.places.C1,
    });
    await calls.published(desks.dispatcher, second, d(), 'resources');
    const { items } = await list({}, 'resources');
    for (const q of [items[0].sort.nameEn, '水务局', '周六', '登记 水泵'])
      expect((await list({ q }, 'resources')).count, q).toBe(1);
  });

  it('bounds what may be asked', async () => {
    const ask = async (query: object) =>
      (await test.call(api.publicList, { params: { kind: 'needs' }, query: { placeId: d(), ...query } })).status;
    expect(await ask({ q: '长'.repeat(60) })).toBe(200);
    expect(await ask({ q: '长'.repeat(61) })).toBe(422);
    expect(await ask({ sort: 'a'.repeat(61) })).toBe(422);
    expect(await ask({ place: '长'.repeat(101) })).toBe(422);
    expect(await ask({ state: 'draft' })).toBe(422);
  });

  it('taken along has the rows that were asked for, and says so', async () => {
    const ask = (endpoint: (typeof api)[keyof typeof api]) =>
      test.call(endpoint, {
        params: { kind: 'needs' },
        query: { placeId: d(), q: '老人', sort: 'care', place: '二社区' },
      });
    const { json } = await ask(api.publicJson);
    expect([json.items.length, json.title]).toEqual([1, expect.stringMatching(/^.+居民需求清单（老人、.+、二社区）$/)]);
    expect((await ask(api.publicCsv)).text.trim().split('\r\n')).toHaveLength(2);
    const feed = (await ask(api.publicFeed)).text;
    expect([feed.match(/<item>/g)?.length, feed.includes('老人想学用手机')]).toEqual([2, true]);
  });
});

describe('what is not published is never found', () => {
  const secret = '游泳池';
  it('neither a row that was left out, nor a draft, nor what a source said before, nor an edition that is past', async () => {
    expect(await texts({ q: '健身房' })).toEqual([]);
    expect((await list({ q: '涉及一户' })).count).toBe(0);
    await listed(test, desks, { content: `想要${secret}，住3号楼2单元501室`, sort: 'culture' });
    const draft = await calls.prepare(desks.dispatcher, d(), 'needs');
    expect((await list({ q: secret })).count).toBe(0);
    const [row] = await calls.items(desks.dispatcher, draft.id, 'all', { q: secret });
    calls.ok(
      await calls.revise(desks.dispatcher, draft.id, row, { texts: [{ field: 'text', text: '想要一处玩水的地方' }] }),
    );
    const published = calls.ok(await calls.publish(second, draft.id));
    expect([(await list({ q: secret })).count, (await list({ q: '501室' })).count]).toEqual([0, 0]);
    expect((await list({ q: '玩水' })).count).toBe(1);

    calls.ok(
      await test.call(api.withdrawEdition, {
        as: second,
        params: { id: published.id },
        body: { version: published.version, reason: '更正后重发' },
      }),
    );
    for (const q of ['玩水', '健身'])
      expect(await list({ q })).toMatchObject({ items: [], next: null, count: 0, sorts: [], places: [] });
  });

  it('nor anything by another tenant, nor the edition by whoever may not read it', async () => {
    const other = await newTenant(test.platform, 'other', '别区');
    await test.inTransaction(({ tx }) => ensureRoles(tx), founder(other));
    const stranger = await test.newcomer('district-dispatcher', other);
    const query = { placeId: d(), q: '水泵' };
    expect((await test.call(api.publicList, { params: { kind: 'resources' }, query })).json.count).toBe(1);
    expect((await test.call(api.publicList, { as: stranger, params: { kind: 'resources' }, query })).status).toBe(404);
    const draft = await calls.prepare(desks.dispatcher, d(), 'needs');
    const look = async (as?: Person) =>
      (await test.call(api.listEditionItems, { ...(as && { as }), params: { id: draft.id }, query: { q: '健身' } }))
        .status;
    expect(await Promise.all([look(stranger), look(desks.community), look(desks.worker), look()])).toEqual([
      404, 404, 403, 401,
    ]);
    calls.ok(await test.call(api.discardEdition, { as: second, params: { id: draft.id }, query: { version: 1 } }));
  });
});

describe('an edition that is looked through', () => {
  it('is searched by words and by state, each with how many there are', async () => {
    const { id } = await calls.prepare(desks.dispatcher, d(), 'needs');
    const ask = async (query: Record<string, string>) =>
      calls.ok(await test.call(api.listEditionItems, { as: desks.dispatcher, params: { id }, query }));
    const whole = await ask({});
    expect(whole.counts).toEqual({ all: 39, blocked: 1, doubtful: expect.any(Number), changed: 0, 'left-out': 0 });
    const blocked = await ask({ show: 'blocked', q: '游泳池' });
    expect(blocked.counts).toEqual({ all: 1, blocked: 1, doubtful: 0, changed: 0, 'left-out': 0 });
    calls.ok(
      await calls.revise(desks.dispatcher, id, blocked.items[0], { texts: [{ field: 'text', text: '玩水的地方' }] }),
    );
    const [room] = (await ask({ q: '健身房' })).items;
    calls.ok(await calls.revise(desks.dispatcher, id, room, { leaveOut: '涉及一户人家' }));
    expect((await ask({ q: '玩水', show: 'changed' })).items.map((item: { id: string }) => item.id)).toEqual([
      blocked.items[0].id,
    ]);
    expect((await ask({ q: '一户人家', show: 'left-out' })).items.map((item: { id: string }) => item.id)).toEqual([
      hidden,
    ]);
    expect((await ask({ show: 'changed' })).counts).toMatchObject({ all: 39, blocked: 0, changed: 1, 'left-out': 1 });
    // What is looked for is what will be read, not what the source says.
    expect((await ask({ q: '501室' })).counts.all).toBe(0);
    expect((await ask({ q: '100%' })).counts.all).toBe(1);
    const page = await ask({ q: '健身', show: 'all' });
    const rest = await ask({ q: '健身', show: 'all', cursor: page.next });
    expect([page.items.length, rest.items.length, rest.next, rest.counts.all]).toEqual([30, 5, null, 35]);
  });
});
