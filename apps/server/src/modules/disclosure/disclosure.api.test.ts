import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { identityCheck } from '../../kernel/personal-numbers.ts';
import { wordsOf } from '../../platform/testing/words-of.ts';
import { needsEndpoints } from '../needs/contract.ts';
import { type Desks, listed, offered, signInDesks } from '../needs/testing.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { disclosureEndpoints as api } from './contract.ts';
import { disclosureCalls } from './testing.ts';

let test: TestApp;
let desks: Desks;
let calls: ReturnType<typeof disclosureCalls>;
beforeAll(async () => {
  test = await startTestApp();
  desks = await signInDesks(test);
  calls = disclosureCalls(test);
});
afterAll(() => test.stop());

const c1 = (): string => test.places.C1 ?? '';
const textOf = (item: { texts: { field: string; text: string }[] }, field: string): string =>
  item.texts.find((each) => each.field === field)?.text ?? '';
const kindsIn = (item: { texts: { marks: { kind: string; blocks: boolean }[] }[] }): string[] =>
  item.texts.flatMap(({ marks }) => marks.filter(({ blocks }) => blocks).map(({ kind }) => kind));
const code = async (answer: Promise<{ json: { code: string } }>): Promise<string> => (await answer).json.code;
const sources = async (): Promise<string> =>
  JSON.stringify(
    (await test.platform.db.owner.query('select content from needs union all select details from resources order by 1'))
      .rows,
  );

describe('an edition', () => {
  it('is blocked by a number, a dwelling and a name until its public words are others; the source stays as it was', async () => {
    const { community, colleague } = desks;
    const first17 = '64020219900101123';
    const identity = first17 + identityCheck(first17);
    await offered(test, community, {
      name: '理发',
      details: `找王师傅，１３８ ００００ １１１１，身份证${identity}`,
    });
    await offered(test, community, { name: '轮椅两台', details: '放在3号楼2单元501室' });
    await offered(test, community, { name: '会议室', conditions: '提前一天约' });
    const before = await sources();
    const { id, counts, abilities, preparers } = await calls.prepare(community, c1(), 'resources');
    expect(counts).toMatchObject({ shown: 3, leftOut: 0, blocked: 2, doubtful: 0 });
    expect(abilities).toEqual(['revise', 'discard']);
    expect(preparers.map((each: Person & { id: string }) => each.id)).toEqual([community.personId]);
    const blocked = await calls.items(colleague, id, 'blocked');
    const barber = blocked.find((item) => textOf(item, 'text').includes('王师傅'));
    const chair = blocked.find((item) => item !== barber);
    expect([barber, chair].map(kindsIn)).toEqual([['phone', 'identity'], ['dwelling']]);
    const refused = await calls.publish(colleague, id);
    expect([refused.status, refused.json.code, refused.json.details]).toEqual([422, 'edition-blocked', { items: 2 }]);

    const suggestion = barber.texts.find(({ field }: { field: string }) => field === 'text').suggestion;
    expect(suggestion).toBe('找王师傅，＊＊＊，身份证＊＊＊');
    const revised = await calls.revise(community, id, barber, { texts: [{ field: 'text', text: '请社区转约' }] });
    expect(revised.json).toMatchObject({ blocked: false, version: 2 });
    expect(await code(calls.revise(community, id, barber, { leaveOut: '重复' }))).toBe('version-conflict');
    expect(calls.ok(await calls.revise(community, id, chair, { leaveOut: '位置不宜公开' })).leftOut).toBe(
      '位置不宜公开',
    );
    expect(await code(calls.publish(community, id))).toBe('second-person-needed');
    const done = calls.ok(await calls.publish(colleague, id, { note: '十一月' }));
    expect(done).toMatchObject({ number: 1, state: 'published', counts: { shown: 2, leftOut: 1, blocked: 0 } });
    expect(done.publishedBy.id).toBe(colleague.personId);
    expect(await sources()).toBe(before);
    const kept = await test.platform.db.owner.query('select * from disclosure_items where edition_id = $1', [id]);
    expect(wordsOf(kept.rows)).not.toMatch(/501|0000|１３８|6402/);
    expect(await code(calls.revise(community, id, { ...barber, version: 2 }, { leaveOut: '晚了' }))).toBe(
      'edition-state',
    );
  });

  it('does not show who reported what: names of accounts, of reporters and of the tenant’s own list block it', async () => {
    const { community, colleague, worker } = desks;
    const reported = await test.call(requestsEndpoints.reportRequest, {
      body: { content: '老人理发难', lon: 106.005, lat: 39.005, name: '李秋菊', phone: '13900001111' },
    });
    expect(reported.status).toBe(201);
    const { rows } = await test.platform.db.owner.query('select name from people where id = $1', [worker.personId]);
    await listed(test, desks, { content: '李秋菊说楼上老人理发不方便', people: 12 });
    await listed(test, desks, { content: `${rows[0].name}走访时发现要修轮椅` });
    await listed(test, desks, { content: '陈大力家门口要装扶手' });
    await listed(test, desks, { content: '独居老人要人送饭' });
    const word = calls.ok(
      await test.call(api.addDisclosureWord, { as: colleague, body: { word: '陈大力', isName: true } }),
    );
    const { id, counts } = await calls.prepare(community, c1(), 'needs');
    expect(counts).toMatchObject({ shown: 4, blocked: 3 });
    expect((await calls.items(community, id, 'blocked')).map(kindsIn)).toEqual([['name'], ['name'], ['name']]);
    const excused = await test.call(api.addDisclosureWord, { as: colleague, body: { word: '陈大力', isName: false } });
    expect(excused.json.code).toBe('word-there');
    expect(await code(test.call(api.addDisclosureWord, { as: worker, body: { word: '陈', isName: false } }))).toBe(
      'forbidden',
    );
    const at = await calls.edition(community, id);
    const replaced = calls.ok(
      await test.call(api.replaceMarks, { as: community, params: { id }, body: { version: at.version } }),
    );
    expect(replaced.counts.blocked).toBe(0);
    expect((await calls.items(community, id)).map((item) => textOf(item, 'text'))).toContain(
      '李＊＊说楼上老人理发不方便',
    );
    expect(calls.ok(await calls.publish(colleague, id)).number).toBe(1);
    expect((await test.call(api.removeDisclosureWord, { as: colleague, params: { id: word.id } })).status).toBe(204);
    const events = await test.platform.db.owner.query(`select data from events where kind like 'disclosure.%'`);
    expect(JSON.stringify(events.rows)).not.toMatch(/李秋菊|陈大力|轮椅/);
  });

  it('takes the rows of now again, keeps public words where the source is as it was, and says what changed', async () => {
    const { community, colleague } = desks;
    const { id, version } = await calls.prepare(community, c1(), 'needs');
    const items = await calls.items(community, id);
    const first = items.find((item) => textOf(item, 'text') === '独居老人要人送饭');
    calls.ok(await calls.revise(community, id, first, { texts: [{ field: 'text', text: '老人助餐' }] }));
    await listed(test, desks, { content: '想要一间四点半课堂', sort: 'children' });
    const stale = await test.call(api.collectAgain, { as: community, params: { id }, body: { version } });
    expect(stale.json.code).toBe('version-conflict');
    const again = calls.ok(
      await test.call(api.collectAgain, { as: community, params: { id }, body: { version: version + 1 } }),
    );
    expect(again.counts.shown).toBe(5);
    const texts = (await calls.items(community, id)).map((item) => textOf(item, 'text'));
    expect(texts).toEqual(expect.arrayContaining(['老人助餐', '想要一间四点半课堂']));
    calls.ok(await test.call(api.replaceMarks, { as: community, params: { id }, body: { version: again.version } }));
    const diff = calls.ok(await test.call(api.diffEdition, { as: colleague, params: { id } }));
    expect(diff).toMatchObject({ from: 1, to: null, gone: [], unchanged: 2 });
    expect(diff.added.map(({ title }: { title: string }) => title)).toEqual(['想要一间四点半课堂']);
    const changes = diff.changed.flatMap(({ fields }: { fields: object[] }) => fields);
    expect(changes).toHaveLength(2);
    expect(changes).toEqual(
      expect.arrayContaining([
        { field: 'text', from: '陈＊＊家门口要装扶手', to: '陈大力家门口要装扶手' },
        { field: 'text', from: '独居老人要人送饭', to: '老人助餐' },
      ]),
    );
    calls.ok(await test.call(api.addDisclosureWord, { as: colleague, body: { word: '陈大力', isName: true } }));
    // Whoever writes a word of it is among those who prepared it.
    const [item] = await calls.items(colleague, id, 'blocked');
    calls.ok(await calls.revise(colleague, id, item, { leaveOut: '含姓名' }));
    expect(await code(calls.publish(colleague, id))).toBe('second-person-needed');
    const third = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
    expect(calls.ok(await calls.publish(third, id)).number).toBe(2);
  });

  it('has its house numbers hidden by one press in all rows; that is taken back by one press too, but for rows changed since', async () => {
    const { community, colleague } = desks;
    for (const [name, details] of [
      ['轮椅', '到12号楼大厅取，找李大爷'],
      ['雨伞', '中山路 7 号旁的亭子'],
      ['读书角', '二楼阅览室'],
      ['药箱', '3栋门厅，电话 13800001111'],
    ] as const)
      await offered(test, community, { name, details });
    const { id, version, counts, undo } = await calls.prepare(community, c1(), 'resources');
    expect([counts.found, undo]).toEqual([{ addresses: 3, persons: 2, numbers: 0 }, null]);
    const textsOf = async () => (await calls.items(community, id)).map((item) => textOf(item, 'text'));
    const before = await textsOf();
    const press = async (body: object) =>
      calls.ok(await test.call(api.replaceMarks, { as: community, params: { id }, body }));
    const hid = await press({ version, hide: 'addresses' });
    expect(hid.counts).toMatchObject({ blocked: counts.blocked, found: { addresses: 0, persons: 2, numbers: 0 } });
    expect(hid.undo).toEqual({ hid: 'addresses', rows: 3 });
    expect(await textsOf()).toEqual(
      expect.arrayContaining([
        '到＊号楼大厅取，找李大爷',
        '中山路＊号旁的亭子',
        '二楼阅览室',
        '＊栋门厅，电话 13800001111',
      ]),
    );

    const umbrella = (await calls.items(community, id)).find((item) => textOf(item, 'text').includes('亭子'));
    calls.ok(await calls.revise(community, id, umbrella, { texts: [{ field: 'text', text: '路边的亭子' }] }));
    const undone = calls.ok(
      await test.call(api.undoReplace, {
        as: community,
        params: { id },
        body: { version: (await calls.edition(community, id)).version },
      }),
    );
    expect([undone.undo, undone.counts.found.addresses]).toEqual([null, 2]);
    expect(await textsOf()).toEqual(before.map((text) => (text.includes('亭子') ? '路边的亭子' : text)));
    const again = test.call(api.undoReplace, { as: community, params: { id }, body: { version: undone.version } });
    expect(await code(again)).toBe('nothing-to-undo');
    const reworded = (await calls.items(community, id)).find((item) => textOf(item, 'text') === '路边的亭子');
    const restored = calls.ok(await calls.revise(community, id, reworded, { restore: true }));
    expect(textOf(restored, 'text')).toBe('中山路 7 号旁的亭子');

    const all = await press({ version: (await calls.edition(community, id)).version });
    await press({ version: all.version, hide: 'addresses' });
    calls.ok(await calls.publish(colleague, id));
    const kept = await test.platform.db.owner.query('select * from disclosure_items where edition_id = $1', [id]);
    expect(JSON.stringify(kept.rows)).not.toMatch(/12号楼|7 号|3栋|13800001111/);
    expect((await calls.edition(community, id)).undo).toBeNull();
  });

  it('is nobody else’s: neither the other community’s, nor a grid worker’s, nor another tenant’s', async () => {
    const { community, other, worker, dispatcher } = desks;
    const { id } = await calls.prepare(community, c1(), 'projects');
    expect(await code(test.call(api.getEdition, { as: other, params: { id } }))).toBe('not-found');
    expect(await code(calls.revise(other, id, { id, version: 1 }, {}))).toBe('not-found');
    expect(await code(test.call(api.getEdition, { as: worker, params: { id } }))).toBe('forbidden');
    expect((await calls.edition(dispatcher, id)).abilities).toEqual(['revise', 'discard', 'publish']);
    const body = { placeId: c1(), kind: 'projects' };
    expect(await code(test.call(api.prepareEdition, { as: other, body }))).toBe('unknown-place');
    expect(await code(test.call(api.prepareEdition, { as: dispatcher, body }))).toBe('draft-open');
    const grid = { placeId: test.places.G1, kind: 'needs' };
    expect(await code(test.call(api.prepareEdition, { as: community, body: grid }))).toBe('unknown-place');
    const board = calls.ok(await test.call(api.disclosureBoard, { as: other }));
    expect(board.items.map(({ place }: { place: string }) => place)).toEqual(['二社区']);
    const away = await test.call(api.discardEdition, { as: community, params: { id }, query: { version: 1 } });
    expect(away.status).toBe(204);
    expect(await code(test.call(api.getEdition, { as: community, params: { id } }))).toBe('not-found');
  });

  it('of ten who begin the same list at once one does', async () => {
    const body = { placeId: test.places.D, kind: 'needs' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => test.call(api.prepareEdition, { as: desks.dispatcher, body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    expect(answers.filter(({ json }) => json.code === 'draft-open')).toHaveLength(9);
    expect((await test.call(needsEndpoints.listNeeds, { as: desks.dispatcher })).status).toBe(200);
  });
});
