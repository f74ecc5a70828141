import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, founder, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { listsEndpoints as endpoints } from './contract.ts';
import type { LimitItem, ListName } from './domain/items.ts';
import { ensureLists } from './index.ts';

let app: TestApp;
let drafter: Person;
let publisher: Person;
let reader: Person;
beforeAll(async () => {
  app = await startTestApp();
  drafter = await app.signIn('district-dispatcher');
  publisher = await app.signIn('security-admin');
  reader = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
});
afterAll(() => app?.stop());

const draft = (list: ListName, body: object = {}, as = drafter): Promise<Answer> =>
  app.call(endpoints.createDraft, { as, params: { list }, body });
const save = (id: string, body: object, as = drafter): Promise<Answer> =>
  app.call(endpoints.saveDraft, { as, params: { id }, body });
const publish = (id: string, version: number, as = publisher): Promise<Answer> =>
  app.call(endpoints.publishList, { as, params: { id }, body: { version } });
const discard = (id: string, version: number, as = drafter): Promise<Answer> =>
  app.call(endpoints.discardDraft, { as, params: { id }, query: { version } });
const current = async (list: ListName, as = reader): Promise<Answer['json']> =>
  (await app.call(endpoints.getCurrentList, { as, params: { list } })).json;
const version = (id: string, as: Person): Promise<Answer> => app.call(endpoints.getListVersion, { as, params: { id } });

/** A duty list that names only units of this test's district. */
const duties = (clause = '1') => [
  {
    clause,
    category: 'water',
    lead: { kind: 'unit', unit: 'water' },
    assist: [{ kind: 'territorial', unitKind: 'community' }],
  },
  { clause: `${clause}.g1`, category: 'water', lead: { kind: 'unit', unit: 'heat' }, assist: [], within: 'G1' },
  { clause: '99', category: '*', lead: { kind: 'territorial', unitKind: 'community' }, assist: [] },
];

describe('a new tenant', () => {
  test('has the five shipped lists in force, published by nobody, once', async () => {
    const { json } = await app.call(endpoints.listLists, { as: reader });
    expect(json.items.map((each: { list: string }) => each.list)).toEqual([
      'category',
      'duty',
      'limit',
      'rejection',
      'calendar',
    ]);
    for (const { current: head, draft: open, abilities } of json.items) {
      expect(head).toMatchObject({ number: 1, state: 'published', draftedBy: null, publishedBy: null });
      expect([open, abilities]).toEqual([null, []]);
    }
    await app.inTransaction((ctx) => ensureLists(ctx));
    expect((await app.call(endpoints.listLists, { as: reader })).json).toEqual(json);
    const drafts = await app.call(endpoints.listLists, { as: drafter });
    expect(drafts.json.items[0].abilities).toEqual(['draft']);
  });

  test('shows residents what they can report and where else to turn, without signing in', async () => {
    const categories = (await app.call(endpoints.listPublicCategories)).json;
    expect(categories.items.length).toBeGreaterThanOrEqual(100);
    expect(categories.items[0]).toMatchObject({
      code: 'heating.low-temperature',
      name: '室温不达标',
      group: '供热',
      groupCode: 'heating',
      photo: 'optional',
    });
    const rejections = (await app.call(endpoints.listPublicRejections)).json;
    expect(rejections.items).toHaveLength(6);
    expect(rejections.items.every((each: { advice: string }) => each.advice.length > 10)).toBe(true);
  });

  test('other lists need a session', async () => {
    for (const params of [{ list: 'duty' }, { list: 'calendar' }])
      expect((await app.call(endpoints.getCurrentList, { params })).status).toBe(401);
    expect((await app.call(endpoints.getCurrentList, { as: reader, params: { list: 'nothing' } })).status).toBe(404);
  });
});

describe('drafting and publishing', () => {
  test('one writes, another publishes; the old version stays what it was', async () => {
    const before = await current('duty');
    const made = await draft('duty', { items: duties(), note: '水务划转' });
    expect([made.status, made.json]).toMatchObject([
      201,
      { number: 2, state: 'draft', note: '水务划转', itemCount: 3, draftedBy: { id: drafter.personId } },
    ]);
    const { id } = made.json;
    expect((await version(id, drafter)).json.abilities).toEqual(['draft', 'edit', 'discard']);
    expect((await version(id, publisher)).json.abilities).toEqual(['publish']);
    expect((await version(id, reader)).status).toBe(404);
    expect(await current('duty')).toEqual(before);

    app.setNow(new Date(app.now().getTime() + 60_000));
    expect((await publish(id, 1, drafter)).status).toBe(403);
    const done = await publish(id, 1);
    expect([done.status, done.json]).toMatchObject([
      200,
      { state: 'published', publishedBy: { id: publisher.personId }, version: 2 },
    ]);
    expect(await current('duty')).toMatchObject({ id, number: 2, items: duties(), abilities: [] });
    const old = (await version(before.id, reader)).json;
    expect(old).toMatchObject({ state: 'superseded', items: before.items });
  });

  test('nobody publishes what they wrote last, whatever permissions they hold', async () => {
    const both = { ...founder(app.tenantId), personId: drafter.personId };
    const { id, version: at } = (await draft('rejection')).json;
    const { publishList } = await import('./commands/publish-list.ts');
    await expect(app.inTransaction((ctx) => publishList(ctx, id, { version: at }), both)).rejects.toMatchObject({
      code: 'second-person-needed',
    });
    await expect(app.inTransaction((ctx) => publishList(ctx, id, { version: at }))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await discard(id, at)).status).toBe(204);
  });

  test('a second draft of a list is refused and the first one named; a discarded one makes room', async () => {
    const first = (await draft('limit')).json;
    const second = await draft('limit');
    expect([second.status, second.json.code, second.json.details.current.id]).toEqual([409, 'draft-open', first.id]);
    const race = await Promise.all([
      discard(first.id, 1),
      draft('limit', { items: [] }),
      draft('limit', { items: [] }),
    ]);
    expect(race.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1);
    const { items } = (await app.call(endpoints.listLists, { as: drafter })).json;
    const open = items.find((each: { list: string }) => each.list === 'limit').draft;
    if (open) await discard(open.id, open.version);
    expect((await draft('limit')).json.number).toBe(first.number);
    const again = (await app.call(endpoints.listLists, { as: drafter })).json.items[2].draft;
    await discard(again.id, again.version);
  });

  test('saving on a stale version shows what is there now, and changes nothing', async () => {
    const { id } = (await draft('rejection')).json;
    const items = (await current('rejection')).items;
    expect((await save(id, { version: 1, items: items.slice(0, 5) })).json.version).toBe(2);
    const stale = await save(id, { version: 1, items: [] });
    expect([stale.status, stale.json.code]).toEqual([409, 'version-conflict']);
    expect(stale.json.details.current).toMatchObject({ id, version: 2, items: items.slice(0, 5) });
    expect((await discard(id, 1)).status).toBe(409);
    expect((await save(id, { version: 2, items }, reader)).status).toBe(403);
    expect((await discard(id, 2)).status).toBe(204);
  });

  test('what is published is never written again: not through the API, not by the application’s role', async () => {
    const { id, items, version: at } = await current('duty', drafter);
    expect((await save(id, { version: at, items })).json.code).toBe('list-published');
    expect((await discard(id, at)).json.code).toBe('list-published');
    expect((await publish(id, at)).json.code).toBe('list-published');
    await app.inTransaction(async ({ tx }) => {
      const old = await tx.sql(
        `update list_versions set items = '[]' where tenant_id = $1 and state = 'superseded' returning id`,
        [tx.tenantId],
      );
      const gone = await tx.sql(`delete from list_versions where tenant_id = $1 and state <> 'draft' returning id`, [
        tx.tenantId,
      ]);
      expect([old, gone]).toEqual([[], []]);
    });
    await expect(
      app.inTransaction(({ tx }) => tx.sql('update list_versions set number = 9 where tenant_id = $1', [tx.tenantId])),
    ).rejects.toThrow(/permission denied/);
  });

  test('a draft with errors is kept, its problems told, and not published', async () => {
    const wrong = duties().map((duty, i) =>
      i === 0 ? { ...duty, category: 'nowhere', lead: { kind: 'unit', unit: 'no-such' } } : duty,
    );
    const { id } = (await draft('duty', { items: wrong })).json;
    const check = (await app.call(endpoints.checkListVersion, { as: publisher, params: { id } })).json;
    expect(check.publishable).toBe(false);
    expect(check.items.map((each: { row: number; field: string }) => [each.row, each.field])).toEqual([
      [1, 'category'],
      [1, 'lead'],
    ]);
    const refused = await publish(id, 1);
    expect([refused.status, refused.json.code, refused.json.details.problems.length]).toEqual([
      422,
      'list-not-publishable',
      2,
    ]);
    expect(refused.json.detail).toContain('有 2 处要改才能发布');
    expect((await discard(id, 1)).status).toBe(204);
  });

  test.each<[string, ListName, unknown, string]>([
    ['a field that is not known', 'rejection', { code: 'x', name: '名', advice: '请', tenant_id: 9 }, 'tenant_id'],
    ['a missing field', 'rejection', { code: 'x', name: '  ' }, 'name、advice'],
    ['a wrong type', 'duty', { ...duties()[0], assist: 'water' }, 'assist'],
    ['a party of no kind', 'duty', { ...duties()[0], lead: { kind: 'boss' } }, 'lead'],
    [
      'a number as text',
      'limit',
      { category: '*', urgency: '*', stage: 'sign', amount: '3', unit: 'hours', warnAt: [] },
      'amount',
    ],
    [
      'a code with markup',
      'category',
      { code: '<b>', name: 'x', parent: null, photo: 'no', skip: [], defaultUrgency: 'normal', active: true },
      'code',
    ],
    ['no item at all', 'category', null, ''],
  ])('%s is refused with its row', async (_, list, item, field) => {
    const answer = await draft(list, { items: [item] });
    expect([answer.status, answer.json.code]).toEqual([422, 'list-items']);
    const [problem] = answer.json.details.problems;
    expect(problem.row).toBe(1);
    expect(problem.field.startsWith(field), problem.field).toBe(true);
  });

  test('texts are tidied and payloads stay text', async () => {
    const nasty = '=HYPERLINK("http://x")<script>alert(1)</script>\u0000';
    const items = [{ code: 'x', name: ` ${nasty} `, advice: "'; drop table events; --", phone: '' }];
    const { id } = (await draft('rejection', { items })).json;
    expect((await version(id, drafter)).json.items).toEqual([
      { code: 'x', name: '=HYPERLINK("http://x")<script>alert(1)</script>', advice: "'; drop table events; --" },
    ]);
    await discard(id, 1);
  });
});

describe('the history of a list', () => {
  test('every version can be read, compared, and found by time', async () => {
    const t0 = app.now();
    const before = await current('limit');
    const limits: LimitItem[] = before.items;
    app.setNow(new Date(t0.getTime() + 300_000));
    const changed = limits
      .map((item) => (item.clause === 'S7' ? { ...item, amount: 3 } : item))
      .filter(({ clause }) => clause !== 'S12');
    const { id } = (await draft('limit', { items: changed })).json;
    const diff = async (query: object = {}) =>
      (await app.call(endpoints.diffListVersion, { as: reader, params: { id }, query: { ...query } })).json;
    expect((await app.call(endpoints.diffListVersion, { as: reader, params: { id } })).status).toBe(404);
    expect((await publish(id, 1)).status).toBe(200);
    expect(await diff()).toMatchObject({
      against: { id: before.id, number: 1 },
      added: [],
      removed: [{ key: 'gas · normal · handle' }],
      changed: [{ key: '* · normal · handle', fields: [{ field: 'amount', from: 5, to: 3 }] }],
      unchanged: limits.length - 2,
    });
    expect(await diff({ against: id })).toMatchObject({ added: [], removed: [], changed: [] });
    const asOf = async (at: Date) =>
      (
        await app.call(endpoints.getListAsOf, {
          as: reader,
          params: { list: 'limit' },
          query: { at: at.toISOString() },
        })
      ).json;
    expect((await asOf(t0)).id).toBe(before.id);
    expect((await asOf(app.now())).id).toBe(id);
    expect((await asOf(new Date('2020-01-01'))).code).toBe('no-version-then');
    const { items, next } = (await app.call(endpoints.listVersions, { as: reader, params: { list: 'limit' } })).json;
    expect(items.map((each: { number: number; state: string }) => [each.number, each.state])).toEqual([
      [2, 'published'],
      [1, 'superseded'],
    ]);
    expect(next).toBeNull();
  });

  test('each change leaves one event, and a publication the digest of what was published', async () => {
    const { rows } = await app.platform.db.owner.query(
      `select e.kind, e.actor_id, e.data from events e join list_versions v on v.id = e.subject_id
       where v.list = 'limit' and v.number = 2 order by e.seq`,
    );
    expect(rows.map(({ kind, actor_id }) => [kind, actor_id])).toEqual([
      ['list.drafted', drafter.personId],
      ['list.published', publisher.personId],
    ]);
    expect(rows[1].data).toMatchObject({ list: 'limit', number: 2, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});
