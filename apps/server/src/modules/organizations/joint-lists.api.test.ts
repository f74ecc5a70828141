import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import type { Endpoint } from '../../kernel/endpoint.ts';
import { organizationsEndpoints as api } from './contract.ts';
import { unitPageParts } from './index.ts';

let app: TestApp;
let street: Person;
let community: Person;
beforeAll(async () => {
  app = await startTestApp();
  street = await app.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
  community = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
});
afterAll(() => app?.stop());

const u = (code: string): string => app.units[code] as string;
const made = async (endpoint: Endpoint, as: Person, body: object, id?: string): Promise<Answer['json']> => {
  const { status, text, json } = await app.call(endpoint, { as, body, ...(id && { params: { id } }) });
  expect(status, text).toBeLessThan(300);
  return json;
};
const page = (endpoint: Endpoint, query: Record<string, string> = {}): Promise<Answer> =>
  app.call(endpoint, { as: community, query });
/** All pages one after the other, as what `name` says of their rows. */
async function pages(
  endpoint: Endpoint,
  name: (row: Answer['json']) => string,
  query: Record<string, string> = {},
): Promise<string[][]> {
  const found: string[][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, text, json } = await page(endpoint, { ...query, ...(cursor && { cursor }) });
    expect(status, text).toBe(200);
    found.push(json.items.map(name));
    cursor = json.next;
  }
  return found;
}
const two = (n: number): string => String(n).padStart(2, '0');
const upTo = (n: number): number[] => Array.from({ length: n }, (_each, i) => i);

test('bodies come in the order of their tree, also where a page ends between one and those below it', async () => {
  const found = (name: string, parentId?: string): Promise<Answer['json']> =>
    made(api.foundBody, street, {
      kind: 'joint-committee',
      name,
      parentId: parentId ?? null,
      placeIds: [app.places.S1],
      foundedOn: '2026-01-01',
    });
  const top = await found('A总');
  await found('Z末');
  for (const n of upTo(48)) await found(`B${two(n)}`, top.id);
  const last = await found('B48', top.id);
  const deepest = await found('A分', last.id);
  const [first, second, ...none] = await pages(api.listBodies, ({ name, depth }) => `${depth} ${name}`);
  expect([first?.length, first?.[0], first?.[1], first?.at(-1)]).toEqual([50, '0 A总', '1 B00', '1 B48']);
  expect([second, none]).toEqual([['2 A分', '0 Z末'], []]);
  // What is not shown holds nothing below it.
  expect(await pages(api.listBodies, ({ name, depth }) => `${depth} ${name}`, { search: '分' })).toEqual([['0 A分']]);
  for (const [unit, role, untilOn] of [
    ['water', 'part-time', null],
    ['c1', 'part-time', null],
    ['heat', 'member', '2026-06-30'],
  ] as const)
    await made(api.giveSeat, street, { unitId: u(unit), role, fromOn: '2026-01-01', untilOn }, last.id);
  expect((await app.call(api.countBodies, { as: community })).json).toEqual({
    kinds: [{ code: 'joint-committee', n: 52 }],
    roles: [{ code: 'part-time', n: 2 }],
    units: 2,
  });
  const detail = await app.call(api.getBody, { as: community, params: { id: last.id } });
  expect(detail.json).toMatchObject({ above: { id: top.id, name: 'A总' }, below: [{ id: deepest.id, name: 'A分' }] });
});

test('pairings, links and opinions go on where a page ended, each once; a unit’s own page has all of its pairings', async () => {
  const ofOneDay = { kind: '1+n', fromOn: '2026-03-01', communityIds: [u('c1')], unitIds: [u('water')] };
  for (const n of upTo(31)) await made(api.createPairing, community, { ...ofOneDay, purpose: `第${two(n)}项` });
  const pairs = await pages(api.listPairings, ({ purpose }) => purpose);
  expect(pairs.map(({ length }) => length)).toEqual([30, 1]);
  expect(pairs.flat().sort()).toEqual(upTo(31).map((n) => `第${two(n)}项`));
  const own = await app.call(api.getBelonging, { as: community, params: { id: u('water') } });
  expect(own.json.pairings).toHaveLength(31);

  for (const n of upTo(31))
    await made(api.linkLeader, street, { office: `副区长${two(n)}`, placeId: app.places.C1, fromOn: '2026-02-01' });
  const links = await pages(api.listLeaderLinks, ({ office }) => office);
  expect(links.map(({ length }) => length)).toEqual([30, 1]);
  expect(new Set(links.flat()).size).toBe(31);

  const thisYear = app.now().getUTCFullYear();
  const opinion = { grade: 'good', opinion: '出力不少' };
  for (const n of upTo(16))
    for (const unit of ['water', 'heat'])
      await made(api.writeOpinion, community, { ...opinion, unitId: u(unit), year: thisYear - n });
  const said = await pages(api.listOpinions, ({ year, unitId }) => `${year} ${unitId}`);
  expect(said.map(({ length }) => length)).toEqual([30, 2]);
  expect(said.flat().map((each) => Number(each.slice(0, 4)))).toEqual(
    upTo(32).map((n) => thisYear - Math.floor(n / 2)),
  );
  expect(new Set(said.flat()).size).toBe(32);
  const ofYear = await page(api.listOpinions, { year: String(thisYear) });
  expect([ofYear.json.items.length, ofYear.json.years]).toEqual([2, upTo(16).map((n) => thisYear - n)]);
});

test('what a unit owes stands by its days, whatever module it comes from', async () => {
  const entry = (title: string, dueOn: string | null) => ({
    kind: 'promise',
    id: u('heat'),
    withinId: null,
    title,
    state: 'open',
    dueOn,
    late: false,
  });
  unitPageParts.register('owes', 'test-a', () =>
    Promise.resolve([entry('无期限', null), entry('十二月', '2026-12-04')]),
  );
  unitPageParts.register('owes', 'test-b', () => Promise.resolve([entry('九月', '2026-09-17')]));
  const { json } = await app.call(api.getBelonging, { as: community, params: { id: u('heat') } });
  expect(json.owes.map(({ title }: { title: string }) => title)).toEqual(['九月', '十二月', '无期限']);
});

test('a cursor of something else is refused, not taken for the first page', async () => {
  const of = (...key: string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');
  const id = u('c1');
  for (const [endpoint, cursor] of [
    [api.listBodies, 'x'],
    [api.listBodies, of('not-an-id')],
    [api.listPairings, of('2026-02-30', id)],
    [api.listLeaderLinks, of(id)],
    [api.listOpinions, of('2026', 'yesterday', id)],
    [api.listMeetings, of('2026-11-18', id)],
  ] as const)
    expect((await page(endpoint, { cursor })).json.code, `${endpoint.path} ${cursor}`).toBe('cursor-malformed');
});
