import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { DAY } from '../../kernel/time.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { here } from '../requests/testing.ts';
import { type Alike, type AlikePage, insightEndpoints as api } from './contract.ts';
import { layHistory, variations } from './testing.ts';

let test: TestApp;
let dispatcher: Person;

beforeAll(async () => {
  test = await startTestApp();
  dispatcher = await test.signIn('district-dispatcher', { unit: 'd' });
});
afterAll(() => test.stop());

async function register(content: string, body: object = {}): Promise<string> {
  const made = await test.call(requestsEndpoints.registerRequest, {
    as: dispatcher,
    body: { content, source: 'phone', ...body },
    key: randomUUID(),
  });
  expect(made.status, made.text).toBe(201);
  await test.app.pump.drained();
  return made.json.id;
}
async function alikeTo(id: string, as = dispatcher): Promise<AlikePage> {
  const answer = await test.call(api.duplicatesOfRequest, { as, params: { id } });
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
}
const draft = async (body: object): Promise<AlikePage> =>
  (await test.call(api.duplicatesOfDraft, { as: dispatcher, body })).json;
const row = (page: AlikePage, id: string): Alike | undefined => page.items.find((item) => item.id === id);

const SAID = '锦绣花园三号楼顶层漏雨，雨水顺着墙流进卧室，物业一直没人来修';

describe('requests that say the same', () => {
  it('are found by their words with the reason, wherever the likeness comes from', async () => {
    const first = await register(SAID, { ...here });
    await register('公交站台的座椅坏了，老人没地方坐', { ...here });
    const copy = await register(`${SAID}！`, { ...here });
    const told = await register('锦绣花园3号楼的房顶漏雨好久了，卧室的墙都湿了，物业不来修', {
      lon: here.lon + 0.001,
      lat: here.lat,
    });
    expect(row(await alikeTo(copy), first)).toMatchObject({
      kind: 'copy',
      sameReporter: false,
      reasons: { distance: 0, days: 0, samePlace: true, score: 1 },
    });
    const page = await alikeTo(told);
    const found = row(page, first);
    expect(found).toMatchObject({ kind: 'same-fact', reasons: { samePlace: true } });
    expect(found?.reasons.distance).toBeGreaterThan(60);
    expect(found?.reasons.distance).toBeLessThan(120);
    expect(found?.reasons.words).toEqual(expect.arrayContaining(['锦绣花园', '漏雨']));
    expect(found?.reason.zh).toContain('「漏雨」');
    expect(found?.reason.zh).toMatch(/相距 \d+ 米，同一天/);
    expect(page.items.map((item) => item.title).join()).not.toContain('公交');
  });

  it('are looked for while the text is still being entered', async () => {
    const page = await draft({ content: '锦绣花园三号楼漏雨', ...here });
    expect(page.items.length).toBeGreaterThan(1);
    expect((await draft({ content: '' })).items).toEqual([]);
    expect((await draft({ content: '您好' })).items).toEqual([]);
  });

  it('less so the longer ago, and not at all after ninety days', async () => {
    const old = await register('翠湖路十字路口的红绿灯不亮，早高峰很危险');
    test.setNow(new Date(test.now().getTime() + 20 * DAY));
    dispatcher = await test.signIn('district-dispatcher', { unit: 'd' });
    const content = '翠湖路路口红绿灯不亮，过马路很危险';
    const sooner = row(await draft({ content }), old);
    expect(sooner?.reasons.days).toBe(20);
    test.setNow(new Date(test.now().getTime() + 71 * DAY));
    dispatcher = await test.signIn('district-dispatcher', { unit: 'd' });
    expect(row(await draft({ content }), old)).toBeUndefined();
  });
});

describe('the same resident', () => {
  it('is recognised by the contact, whatever the words, without showing it', async () => {
    const first = await register('家门口的垃圾没人清运', { ...here, reporter: { phone: '13912345678' } });
    const second = await register('孩子入学需要什么材料', { reporter: { phone: '139 1234 5678' } });
    const page = await alikeTo(second);
    expect(page.sameReporter).toBe(1);
    expect(row(page, first)).toMatchObject({ kind: 'same-reporter', sameReporter: true });
    expect(row(page, first)?.reason.zh).toContain('同一联系电话');
    expect(JSON.stringify(page)).not.toContain('1391234');
    expect((await draft({ content: '路灯', phone: '139-1234-5678' })).sameReporter).toBe(2);
    expect((await draft({ content: '路灯', phone: 'not a number' })).sameReporter).toBe(0);
  });
});

describe('who may see what', () => {
  it('shows only what lies within the caller’s scope, and nothing confidential', async () => {
    const content = '东风市场后巷有人倾倒建筑垃圾堵住了消防通道';
    const mine = await register(content, { placeId: test.places.G1 });
    const sibling = await register(content, { placeId: test.places.G3 });
    const secret = await register(content, { placeId: test.places.G1, confidential: true });
    const community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
    const asked = await test.call(api.duplicatesOfDraft, { as: community, body: { content } });
    const ids = asked.json.items.map((item: Alike) => item.id);
    expect(ids).toContain(mine);
    expect(ids).not.toContain(sibling);
    expect(ids).not.toContain(secret);
    expect(row(await draft({ content }), sibling)).toMatchObject({ kind: 'copy' });
  });

  it('holds for prints as for all else: the database gives another tenant none', async () => {
    const seen = await test.platform.db.read(test.tenantId + 1000, (tx) =>
      tx.sql('select * from find_alike(array(select unnest(keys) from request_prints), array[]::real[], $1, 10)', [
        new Date(0),
      ]),
    );
    expect(seen).toEqual([]);
  });
});

describe('imports', () => {
  it('are known as well, and forgotten with the request', async () => {
    const texts = variations(
      30,
      ['和平里', '五一路', '新华街'],
      ['井盖', '路牙石', '护栏'],
      ['丢失', '破损'],
      ['，夜里看不见'],
    );
    const ids = await test.inTransaction((ctx) =>
      layHistory(
        ctx,
        texts.map((content) => ({
          content,
          category: 'roads.manhole',
          leadId: test.units.water ?? '',
          placeId: test.places.G1 ?? '',
        })),
      ),
    );
    await test.app.pump.drained();
    const page = await draft({ content: texts[7] });
    expect(row(page, ids[7] ?? '')).toMatchObject({ kind: 'copy' });
    await test.platform.db.owner.query('delete from matters where id = $1', [ids[7]]);
    expect(row(await draft({ content: texts[7] }), ids[7] ?? '')).toBeUndefined();
  });
});
