import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTenant, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { territoryEndpoints } from '../territory/contract.ts';
import type { Answer, Net, SectionDetail } from './contract.ts';
import { netsEndpoints as api } from './contract.ts';
import { always, feature, netsOn } from './testing.ts';

/** The test district: grids G1 (106.00–106.01), G2 (–106.02) of street 1, G3 (–106.03) of street 2, all at 39.00–39.01. */
let test: TestApp;
let district: Person;
let on: ReturnType<typeof netsOn>;
beforeAll(async () => {
  test = await startTestApp();
  district = await test.signIn('district-dispatcher');
  on = netsOn(test, district);
});
afterAll(() => test?.stop());

const at = (time: string): Date => new Date(`${time}+08:00`);
const names = ({ nets }: Answer): string[] => nets.map(({ section }) => section).sort();
const point = (lon: number, lat = 39.005) => ({ lon, lat });

describe('who answers here', () => {
  let water: Net;
  let east: SectionDetail;
  beforeAll(async () => {
    water = await on.net({
      unitId: test.units.water,
      kind: 'water',
      name: '供水网',
      nightStart: '18:00',
      dayStart: '08:30',
    });
    east = await on.section(water.id, {
      code: 'E',
      name: '水务一片',
      phone: '0952-2000001',
      placeIds: [test.places.S1],
    });
    const [an, bo] = [await on.person(water.id, '安工', '抢修班长'), await on.person(water.id, '薄工')];
    await on.roster(east, [...always(an.id, ['day']), ...always(bo.id, ['night'])]);
    const heat = await on.net({ unitId: test.units.heat, kind: 'heat', name: '供热网', dayStart: '00:00' });
    // Two regions of the heating company that cross the border of the streets and lie over one another in G2 and G3.
    const report = await test.call(api.importGround, {
      as: district,
      params: { id: heat.id },
      body: {
        datum: 'CGCS2000',
        dryRun: false,
        geojson: {
          type: 'FeatureCollection',
          features: [
            feature('W', '西片热力站', [106.0, 39.0, 106.022, 39.01]),
            feature('M', '中片热力站', [106.015, 39.0, 106.03, 39.01]),
          ],
        },
      },
    });
    expect(report.json).toMatchObject({ created: 2, refused: 0 });
  });

  it('for a point: sections by place and by ground of their own, where regions overlap both, across streets', async () => {
    expect(names(await on.ask(point(106.005)))).toEqual(['水务一片', '西片热力站']);
    expect(names(await on.ask(point(106.018)))).toEqual(['中片热力站', '水务一片', '西片热力站']);
    expect(names(await on.ask(point(106.021)))).toEqual(['中片热力站', '西片热力站']);
    expect(names(await on.ask(point(106.028)))).toEqual(['中片热力站']);
    const outside = await on.ask(point(107));
    expect(outside).toMatchObject({ place: null, nets: [], team: [] });
  });

  it('says the place, the phone, who is on duty and why', async () => {
    const answer = await on.ask(point(106.005));
    expect(answer).toMatchObject({
      foundBy: 'point',
      place: { code: 'G1', name: '一网格', isGrid: true, households: 300, phone: '0952-2010001' },
    });
    expect(answer.place?.chain.map(({ name }) => name)).toEqual(['测试区', '一街道', '一社区', '一网格']);
    expect(answer.nets.find(({ kind }) => kind === 'water')).toMatchObject({
      net: '供水网',
      section: '水务一片',
      unit: '水务局',
      phone: '0952-2000001',
      onDuty: { name: '安工', title: '抢修班长', shift: 'day', until: '2026-11-18T10:00:00.000Z', standIn: false },
      why: { cover: 'place', place: '一街道', share: null },
    });
  });

  it('for a grid: how much of it each region takes; for a street likewise', async () => {
    const grid = await on.ask({ place: test.places.G2 as string });
    const shares = Object.fromEntries(grid.nets.map(({ section, why }) => [section, why.share]));
    expect(shares.水务一片).toBe(1);
    expect(shares.西片热力站).toBeCloseTo(1, 2);
    expect(shares.中片热力站).toBeCloseTo(0.5, 2);
    const street = await on.ask({ place: test.places.S1 as string });
    const parts = Object.fromEntries(street.nets.map(({ section, why }) => [section, why.share]));
    expect(parts.中片热力站).toBeCloseTo(0.25, 2);
    const both = await on.ask({ place: test.places.D as string });
    expect(both.nets.find(({ section }) => section === '水务一片')?.why.share).toBeCloseTo(2 / 3, 2);
  });

  it('by name, compound and address; what else is said brings its net to the top', async () => {
    const set = await test.call(territoryEndpoints.setCompounds, {
      as: await test.signIn('system-admin'),
      params: { id: test.places.G1 as string },
      body: { version: 1, items: [{ name: '春和苑', aliases: ['老机床厂家属院', '春和路12号'] }] },
    });
    expect(set.status, set.text).toBe(200);
    const answer = await on.ask({ q: '春和苑3号楼2单元暖气不热' });
    expect(answer).toMatchObject({
      foundBy: 'compound',
      foundText: '春和苑',
      place: { code: 'G1', compounds: ['春和苑'] },
    });
    expect(answer.nets[0]).toMatchObject({ kind: 'heat', why: { matched: '暖气' } });
    expect((await on.ask({ q: '春和路12号' })).place?.code).toBe('G1');
    expect((await on.ask({ q: '二网格', words: '停水' })).nets[0]).toMatchObject({
      kind: 'water',
      why: { matched: '停水' },
    });
    expect((await on.ask({ q: '二网格', kind: 'heat' })).nets.map(({ kind }) => kind)).toEqual(['heat', 'heat']);
    const open = await on.ask({ q: '网格' });
    expect(open.nets).toEqual([]);
    expect(open.choices.map(({ name }) => name).sort()).toEqual(['一网格', '三网格', '二网格']);
    expect(await on.ask({ q: '没有的地方' })).toMatchObject({ place: null, choices: [], nets: [] });
    const nowhere = await test.call(api.whoAnswers, { as: district });
    expect([nowhere.status, nowhere.json.code]).toEqual([422, 'place-needed']);
  });

  it('the turn changes on the minute: evening, midnight, morning', async () => {
    const onDuty = async (time: string, kind = 'water'): Promise<string | undefined> => {
      test.setNow(at(time));
      // A session does not last that long: somebody signs in at that hour.
      const now = await test.signIn('district-dispatcher');
      return (await on.ask(point(106.005), now)).nets.find((each) => each.kind === kind)?.onDuty?.name;
    };
    expect(await onDuty('2026-11-18T17:59:59')).toBe('安工');
    expect(await onDuty('2026-11-18T18:00:00')).toBe('薄工');
    expect(await onDuty('2026-11-19T00:00:00')).toBe('薄工');
    expect(await onDuty('2026-11-19T08:29:59')).toBe('薄工');
    expect(await onDuty('2026-11-19T08:30:00')).toBe('安工');
    test.setNow(WEDNESDAY_TEN);
    const heat = (await test.call(api.listNets, { as: district })).json.items.find((net: Net) => net.kind === 'heat');
    const west = heat.sections.find(({ code }: { code: string }) => code === 'W');
    const [wed, thu] = [await on.person(heat.id, '周三的人'), await on.person(heat.id, '周四的人')];
    await on.roster(west, [
      { weekday: 3, shift: 'day', personId: wed.id },
      { weekday: 4, shift: 'day', personId: thu.id },
    ]);
    expect(await onDuty('2026-11-18T23:59:59', 'heat')).toBe('周三的人');
    expect(await onDuty('2026-11-19T00:00:00', 'heat')).toBe('周四的人');
    expect(await onDuty('2026-11-20T00:00:00', 'heat')).toBeUndefined();
    test.setNow(WEDNESDAY_TEN);
    const later = await on.ask({ ...point(106.005), at: '2026-11-18T20:00:00+08:00' });
    expect(later.nets.find(({ kind }) => kind === 'water')?.onDuty?.name).toBe('薄工');
    const longAgo = await test.call(api.whoAnswers, {
      as: district,
      query: { ...point(106), at: '2026-01-01T00:00:00Z' },
    });
    expect(longAgo.json.code).toBe('too-long-ago');
  });

  it('a stand-in takes the days named and is told as such; taken back, the week counts again', async () => {
    const { people } = (await test.call(api.getSection, { as: district, params: { id: east.id } }))
      .json as SectionDetail;
    const [an, bo] = ['安工', '薄工'].map((name) => people.find((person) => person.name === name)?.id ?? '');
    const stand = { from: '2026-11-18', until: '2026-11-19', insteadOfId: an, personId: bo };
    const made = await test.call(api.addException, { as: district, params: { id: east.id }, body: stand });
    expect(made.status, made.text).toBe(201);
    const answer = await on.ask(point(106.005));
    expect(answer.nets.find(({ kind }) => kind === 'water')?.onDuty).toMatchObject({
      name: '薄工',
      standIn: true,
      insteadOf: '安工',
    });
    const detail = made.json as SectionDetail;
    expect(detail.calendar.slice(0, 3).map(({ turns }) => turns[0])).toEqual([
      { shift: 'day', personId: bo, standIn: true },
      { shift: 'day', personId: bo, standIn: true },
      { shift: 'day', personId: an, standIn: false },
    ]);
    const [exception] = detail.exceptions;
    const back = await test.call(api.cancelException, { as: district, params: { id: exception?.id ?? '' } });
    expect(back.json.exceptions[0].cancelledAt).toBe(WEDNESDAY_TEN.toISOString());
    expect((await on.ask(point(106.005))).nets.find(({ kind }) => kind === 'water')?.onDuty?.name).toBe('安工');
    const past = await test.call(api.addException, {
      as: district,
      params: { id: east.id },
      body: { from: '2026-11-01', until: '2026-11-02', personId: null },
    });
    expect(past.json.code).toBe('exception-days');
  });

  it('a section without a number of its own is called through its unit', async () => {
    const [first] = (await on.ask({ q: '三网格', kind: 'heat' })).nets;
    expect(first?.phone).toBeNull();
    await test.platform.db.owner.query(`update units set phone = '0952-2030000' where code = 'heat'`);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await on.ask({ q: '三网格', kind: 'heat' })).nets[0]?.phone).toBe('0952-2030000');
  });
});

describe('who may ask and who may change', () => {
  it('a grid worker asks in the own grid only; other staff everywhere; residents not at all', async () => {
    const worker = await test.signIn('grid-worker', { unit: 'c1', place: 'G1' });
    expect((await on.ask(point(106.005), worker)).place?.code).toBe('G1');
    expect((await on.ask({ q: '一网格' }, worker)).place?.code).toBe('G1');
    expect((await on.ask({ q: '网格' }, worker)).place?.code).toBe('G1');
    for (const query of [
      point(106.015),
      point(107),
      { place: test.places.G2 as string },
      { place: test.places.C1 as string },
    ])
      expect((await test.call(api.whoAnswers, { as: worker, query })).status).toBe(404);
    expect(await on.ask({ q: '二网格' }, worker)).toMatchObject({ place: null, nets: [], choices: [] });
    for (const [role, where] of [
      ['department-handler', { unit: 'heat' }],
      ['community-worker', { unit: 'c2', place: 'C2' }],
      ['system-admin', {}],
    ] as const)
      expect((await on.ask(point(106.015), await test.signIn(role, where))).place?.code).toBe('G2');
    expect((await test.call(api.whoAnswers, { query: point(106.005) })).status).toBe(401);
  });

  it('a department keeps its own nets and no others', async () => {
    const mine = await test.signIn('department-dispatcher', { unit: 'heat' });
    const { items } = (await test.call(api.listNets, { as: mine })).json as { items: Net[] };
    const [heat, water] = ['heat', 'water'].map((kind) => items.find((net) => net.kind === kind) as Net);
    expect([heat?.abilities, water?.abilities]).toEqual([['net.manage'], []]);
    const rename = (net: Net | undefined, body: object) =>
      test.call(api.changeNet, { as: mine, params: { id: net?.id ?? '' }, body });
    expect((await rename(water, { version: 1, name: '我们的' })).status).toBe(403);
    const done = await rename(heat, { version: heat?.version, keywords: ['换热站', ' 换热站 ', '阀门'] });
    expect(done.json).toMatchObject({ version: 2, keywords: ['换热站', '阀门'] });
    const late = await rename(heat, { version: 1, name: '晚了' });
    expect([late.status, late.json.code, late.json.current?.version ?? late.json.details?.current?.version]).toEqual([
      409,
      'version-conflict',
      2,
    ]);
    const section = water?.sections[0];
    const roster = await test.call(api.setRoster, {
      as: mine,
      params: { id: section?.id ?? '' },
      body: { version: section?.version, slots: [] },
    });
    expect(roster.status).toBe(403);
  });

  it('another tenant sees and changes nothing', async () => {
    const other = await newTenant(test.platform, 'other', '别区');
    await test.inTransaction(async (ctx) => {
      const { ensureRoles } = await import('../accounts/index.ts');
      const { founder } = await import('../../app/testing.ts');
      await test.inTransaction((there) => ensureRoles(there.tx), founder(other));
      return ctx;
    });
    const stranger = await test.newcomer('district-dispatcher', other);
    expect((await test.call(api.listNets, { as: stranger })).json.items).toEqual([]);
    const asked = await test.call(api.whoAnswers, { as: stranger, query: point(106.005) });
    expect(asked.json).toMatchObject({ place: null, nets: [], team: [] });
    const [net] = (await test.call(api.listNets, { as: district })).json.items as Net[];
    const params = { id: net?.id ?? '' };
    expect((await test.call(api.changeNet, { as: stranger, params, body: { version: 1 } })).status).toBe(404);
    expect((await test.call(api.getNetMap, { as: stranger, params })).status).toBe(404);
    const section = { id: net?.sections[0]?.id ?? '' };
    expect((await test.call(api.getSection, { as: stranger, params: section })).status).toBe(404);
    const place = { id: test.places.G1 as string };
    expect((await test.call(api.getTeam, { as: stranger, params: place })).status).toBe(404);
    const joining = await test.call(api.setTeam, { as: stranger, params: place, body: { mark: 0, items: [] } });
    expect(joining.status).toBe(404);
  });
});
