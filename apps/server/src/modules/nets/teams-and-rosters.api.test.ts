import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { netsEndpoints as api } from './contract.ts';
import { always, netsOn } from './testing.ts';

let test: TestApp;
let district: Person;
let on: ReturnType<typeof netsOn>;
beforeAll(async () => {
  test = await startTestApp();
  district = await test.signIn('district-dispatcher');
  on = netsOn(test, district);
});
afterAll(() => test?.stop());

describe('the five-on-one team', () => {
  const team = (as: Person, code: string) =>
    test.call(api.getTeam, { as, params: { id: test.places[code] as string } });
  const enter = (as: Person, code: string, mark: number, items: object[]) =>
    test.call(api.setTeam, { as, params: { id: test.places[code] as string }, body: { mark, items } });

  it('is inherited from above, role by role; the grid staff come from their posts; who leaves stays in the history', async () => {
    const worker = await test.signIn('grid-worker', { unit: 'c1', place: 'G2' });
    const leader = { role: 'leader', name: '李镇长', title: '副主任', unitId: test.units.s1, phone: '0952-2020000' };
    const police = { role: 'police', name: '吴警官', phone: '0952-2030400' };
    expect((await enter(district, 'S1', 0, [leader, police])).status).toBe(200);
    const own = await enter(district, 'G2', 0, [{ role: 'police', name: '片警小郑', phone: '0952-2030401' }]);
    expect(own.status, own.text).toBe(200);
    const answer = await on.ask({ place: test.places.G2 as string });
    expect(answer.team.map(({ role, name, fromPlace }) => [role, name, fromPlace])).toEqual([
      ['grid-staff', expect.stringContaining('测试员'), null],
      ['leader', '李镇长', '一街道'],
      ['police', '片警小郑', null],
    ]);
    expect(answer.team[1]).toMatchObject({ unit: '1街道办', phone: '0952-2020000' });
    expect((await on.ask({ place: test.places.G2 as string }, worker)).team).toEqual(answer.team);

    const { mark } = own.json;
    expect((await enter(district, 'G2', 0, [])).json.code).toBe('version-conflict');
    const left = await enter(district, 'G2', mark, []);
    expect(left.json).toMatchObject({ own: [], former: [{ role: 'police', name: '片警小郑' }] });
    expect((await on.ask({ place: test.places.G2 as string })).team.at(-1)?.name).toBe('吴警官');
  });

  it('a community enters that of its own grids, a department none', async () => {
    const community = await test.signIn('community-worker', { unit: 'c2' });
    const property = { role: 'property', name: '安居物业', phone: '0952-2077777' };
    expect((await enter(community, 'G3', 0, [property])).status).toBe(200);
    expect((await enter(community, 'G1', 0, [property])).status).toBe(403);
    expect((await team(community, 'G3')).json.abilities).toEqual(['net.manage']);
    const department = await test.signIn('department-dispatcher', { unit: 'heat' });
    expect((await enter(department, 'G3', 1, [])).status).toBe(403);
    const bad = await enter(district, 'G3', 1, [{ role: 'property', name: '物业', unitId: test.places.G1 }]);
    expect(bad.json.code).toBe('no-such-unit');
  });
});

describe('rosters', () => {
  it('a new week counts from its day on and the former stays in the history', async () => {
    const net = await on.net({ unitId: test.units.heat, kind: 'gas', name: '燃气网', dayStart: '08:00' });
    const section = await on.section(net.id, { code: '01', name: '燃气一片', placeIds: [test.places.D] });
    const [an, bo] = [await on.person(net.id, '安'), await on.person(net.id, '薄')];
    const first = await on.roster(section, always(an.id, ['day']));
    const second = await on.roster(first, always(bo.id, ['day']), '2026-11-25');
    expect(second.rosters.map(({ validFrom, validUntil }) => [validFrom, validUntil])).toEqual([
      ['2026-11-25', null],
      ['2026-11-18', '2026-11-24'],
    ]);
    expect(second.calendar.map(({ turns }) => turns[0]?.personId).slice(6, 8)).toEqual([an.id, bo.id]);
    // Today's is replaced on the same day, and with it what was to come.
    const third = await on.roster(second, []);
    expect(third.onDuty).toBeNull();
    expect(third.rosters).toHaveLength(3);
    expect(third.calendar.every(({ turns }) => turns[0]?.personId === null)).toBe(true);
    const early = await test.call(api.setRoster, {
      as: district,
      params: { id: section.id },
      body: { version: third.version, slots: [], validFrom: '2026-11-17' },
    });
    expect(early.json.code).toBe('roster-too-early');
    const foreign = await test.call(api.setRoster, {
      as: district,
      params: { id: section.id },
      body: { version: third.version, slots: [{ weekday: 1, shift: 'day', personId: test.places.G1 }] },
    });
    expect(foreign.json.code).toBe('no-such-duty-person');
    const { rows } = await test.platform.db.owner.query(
      `select kind, data from events where subject_id = $1 order by seq`,
      [section.id],
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      'net.section-created',
      'duty.roster-set',
      'duty.roster-set',
      'duty.roster-set',
    ]);
    expect(JSON.stringify(rows)).not.toContain('安');
  });

  it('at two in the morning the calendar begins with the evening whose turn still runs', async () => {
    const net = await on.net({
      unitId: test.units.heat,
      kind: 'heat',
      name: '夜班网',
      dayStart: '08:00',
      nightStart: '20:00',
    });
    const section = await on.section(net.id, { code: '01', name: '夜班一片', placeIds: [test.places.D] });
    const [an, bo] = [await on.person(net.id, '安'), await on.person(net.id, '薄')];
    await on.roster(section, always(an.id));
    test.setNow(new Date('2026-11-19T02:00:00+08:00'));
    const as = await test.signIn('district-dispatcher');
    const body = { shift: null, insteadOfId: null, personId: bo.id };
    const at = (day: string) =>
      test.call(api.addException, {
        as,
        params: { id: section.id },
        body: { ...body, from: day, until: day },
      });
    const { onDuty, calendar } = (await at('2026-11-19')).json;
    expect([onDuty.name, calendar[0].day]).toEqual(['安', '2026-11-18']);
    expect((await at('2026-11-18')).json.onDuty.name).toBe('薄');
  });
});
