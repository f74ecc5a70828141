import { beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { listsEndpoints } from '../lists/contract.ts';
import { netsEndpoints } from '../nets/contract.ts';
import { netsOn } from '../nets/testing.ts';
import { territoryEndpoints } from '../territory/contract.ts';
import { regridSteps } from './testing.ts';

let test: TestApp;
let admin: Person;
let on: ReturnType<typeof netsOn>;
const { idOf, place, merge, split, preview, carryOut, undo } = regridSteps(() => ({ test, admin }));

// Every test has a district of its own: what was merged stays merged.
beforeEach(async () => {
  test = await startTestApp();
  test.setNow(new Date(test.now().getTime() + 60_000));
  admin = await test.signIn('system-admin');
  on = netsOn(test, admin);
  return () => test.stop();
});

const setCompounds = async (code: string, items: { name: string; aliases: string[] }[]): Promise<void> => {
  const { version } = await place(idOf(code));
  const params = { id: idOf(code) };
  const answer = await test.call(territoryEndpoints.setCompounds, { as: admin, params, body: { version, items } });
  expect(answer.status, answer.text).toBe(200);
};
const compounds = async (id: string): Promise<[string, string[]][]> => {
  const { json } = await test.call(territoryEndpoints.getCompounds, { as: admin, params: { id } });
  return json.items.map(({ name, aliases }: { name: string; aliases: string[] }) => [name, aliases]);
};
const setTeam = async (id: string, items: object[]): Promise<void> => {
  const { mark } = (await test.call(netsEndpoints.getTeam, { as: admin, params: { id } })).json;
  const answer = await test.call(netsEndpoints.setTeam, { as: admin, params: { id }, body: { mark, items } });
  expect(answer.status, answer.text).toBe(200);
};
const teamOf = async (id: string): Promise<string[]> => {
  const { json } = await test.call(netsEndpoints.getTeam, { as: admin, params: { id } });
  return json.own.map(({ name }: { name: string }) => name).sort();
};
const sectionsAt = async (lon: number): Promise<string[]> =>
  (await on.ask({ lon, lat: 39.005 })).nets.map(({ section }) => section).sort();
const areasNow = async (): Promise<string[]> => {
  const { rows } = await test.platform.db.owner.query(
    `select s.code || ' ' || p.name as area from net_areas a join net_sections s on s.id = a.section_id
     join places p on p.id = a.place_id where a.valid_until is null`,
  );
  return rows.map(({ area }) => area).sort();
};

const police = { role: 'police', name: '吴警官', phone: '0952-2030400' };
const property = { role: 'property', name: '安居物业', phone: '0952-2077777' };

/** Both grids have something of the same, the second also something of its own. */
async function layTwoGrids(): Promise<void> {
  await setCompounds('G1', [{ name: '春和小区', aliases: ['老机床厂'] }]);
  await setCompounds('G2', [
    { name: '春和小区', aliases: ['春和路12号', '老机床厂'] },
    { name: '东苑', aliases: [] },
  ]);
  const net = await on.net({ unitId: test.units.heat, kind: 'gas', name: '燃气网', dayStart: '08:00' });
  await on.section(net.id, { code: 'both', name: '两格段', placeIds: [idOf('G1'), idOf('G2')] });
  await on.section(net.id, { code: 'east', name: '东段', placeIds: [idOf('G2')] });
  await setTeam(idOf('G1'), [police]);
  await setTeam(idOf('G2'), [police, property]);
}

describe('what hangs on merged grids', () => {
  it('goes to the one they become, nothing twice, and comes back', async () => {
    await layTwoGrids();
    const before = await areasNow();
    const seen = await preview(await merge());
    expect(seen.compounds.map(({ name }: { name: string }) => name)).toEqual(['东苑', '春和小区', '春和小区']);
    expect(seen.areas).toHaveLength(3);
    expect(seen.team.map(({ name, part }: { name: string; part: number }) => [name, part])).toHaveLength(3);
    expect(seen.warnings).toEqual([]);
    expect(await areasNow()).toEqual(before);

    const done = await carryOut(await merge());
    expect(await compounds(idOf('G1'))).toEqual([
      ['东苑', []],
      ['春和小区', ['老机床厂', '春和路12号']],
    ]);
    expect(await areasNow()).toEqual(['both 一网格', 'east 一网格']);
    expect(await sectionsAt(106.015)).toEqual(['东段', '两格段']);
    expect(await teamOf(idOf('G1'))).toEqual(['吴警官', '安居物业'].sort());
    const { json } = await test.call(netsEndpoints.getTeam, { as: admin, params: { id: idOf('G1') } });
    expect(json.former).toEqual([]);

    const undone = await undo(done.id);
    expect(undone.status, undone.text).toBe(200);
    expect(await compounds(idOf('G1'))).toEqual([['春和小区', ['老机床厂']]]);
    expect(await compounds(idOf('G2'))).toEqual([
      ['东苑', []],
      ['春和小区', ['春和路12号', '老机床厂']],
    ]);
    expect(await areasNow()).toEqual(before);
    expect([await sectionsAt(106.005), await sectionsAt(106.015)]).toEqual([['两格段'], ['东段', '两格段']]);
    expect([await teamOf(idOf('G1')), await teamOf(idOf('G2'))]).toEqual([['吴警官'], ['吴警官', '安居物业'].sort()]);
    // Nothing was wiped: the weeks in which it was one grid stay in the history.
    const { rows } = await test.platform.db.owner.query(
      `select count(*)::int as n from net_areas where valid_until is not null`,
    );
    expect(rows[0].n).toBe(3);
  });

  it('also into a new grid; who left the team since does not come back', async () => {
    await layTwoGrids();
    const done = await carryOut(await merge({ parts: [{ code: 'G12', name: '一二网格' }] }));
    const made = done.places.find(({ code }: { code: string }) => code === 'G12').id;
    expect(await areasNow()).toEqual(['both 一二网格', 'east 一二网格']);
    expect((await compounds(made)).map(([name]) => name)).toEqual(['东苑', '春和小区']);
    expect(await teamOf(made)).toEqual(['吴警官', '安居物业'].sort());
    await setTeam(made, [police]);
    expect((await undo(done.id)).status).toBe(200);
    expect([await teamOf(idOf('G1')), await teamOf(idOf('G2'))]).toEqual([['吴警官'], ['吴警官']]);
    expect((await areasNow()).filter((area) => area.includes('一二'))).toEqual([]);
  });
});

describe('what hangs on a grid that is split', () => {
  it('stays with the part that goes on unless it is assigned; a section can cover both', async () => {
    await layTwoGrids();
    await setCompounds('G1', [
      { name: '春和小区', aliases: [] },
      { name: '西苑', aliases: [] },
    ]);
    const plain = await preview(await split());
    expect(plain.areas).toMatchObject([{ net: '燃气网', section: '两格段', parts: [0] }]);
    expect(plain.warnings).toEqual(['nets-one-part']);
    const told = {
      compounds: [{ id: plain.compounds.find(({ name }: { name: string }) => name === '春和小区').id, part: 1 }],
      areas: [0, 1].map((part) => ({ id: plain.areas[0].id, part })),
      team: [{ id: plain.team[0].id, part: 1 }],
    };
    const body = await split(told);
    const seen = await preview(body);
    expect(seen.areas[0].parts).toEqual([0, 1]);
    expect(seen.warnings).toEqual([]);
    const done = await carryOut(body);
    const made = done.places.find(({ code }: { code: string }) => code === 'G1-2').id;
    expect([await compounds(idOf('G1')), await compounds(made)]).toEqual([[['西苑', []]], [['春和小区', []]]]);
    expect([await sectionsAt(106.002), await sectionsAt(106.008)]).toEqual([['两格段'], ['两格段']]);
    expect([await teamOf(idOf('G1')), await teamOf(made)]).toEqual([[], ['吴警官']]);

    expect((await undo(done.id)).status).toBe(200);
    expect((await compounds(idOf('G1'))).map(([name]) => name)).toEqual(['春和小区', '西苑']);
    expect(await areasNow()).toEqual(['both 一网格', 'both 二网格', 'east 二网格']);
    expect(await teamOf(idOf('G1'))).toEqual(['吴警官']);
  });

  it('keeps it from being undone when it was entered for the new part since', async () => {
    const net = await on.net({ unitId: test.units.heat, kind: 'gas', name: '燃气网', dayStart: '08:00' });
    const done = await carryOut(await split());
    const made = done.places.find(({ code }: { code: string }) => code === 'G1-2').id;
    await on.section(net.id, { code: 'new', name: '新段', placeIds: [made] });
    await setTeam(made, [police, property]);
    const refused = await undo(done.id);
    expect([refused.status, refused.json.code]).toEqual([409, 'regrid-depended-on']);
    expect(refused.json.details.blocking).toEqual([
      { kind: 'nets', count: 1 },
      { kind: 'team', count: 2 },
    ]);
  });
});

describe('the duty list', () => {
  it('is not rewritten: the preview names the clauses, and a draft that still names a closed grid is refused', async () => {
    const drafter = await test.signIn('district-dispatcher');
    const publisher = await test.signIn('security-admin');
    const clause = { category: 'water', lead: { kind: 'unit', unit: 'water' }, assist: [] };
    const items = [
      { ...clause, clause: '1' },
      { ...clause, clause: '2', within: 'G2' },
      { ...clause, clause: '99', category: '*' },
    ];
    const draft = async () => {
      const params = { list: 'duty' };
      const made = (await test.call(listsEndpoints.createDraft, { as: drafter, params, body: {} })).json;
      const body = { version: made.version, items };
      return (await test.call(listsEndpoints.saveDraft, { as: drafter, params: { id: made.id }, body })).json;
    };
    const { id, version } = await draft();
    const publish = { as: publisher, params: { id }, body: { version } };
    expect((await test.call(listsEndpoints.publishList, publish)).status).toBe(200);
    const seen = await preview(await merge());
    expect(seen.clauses).toEqual([{ clause: '2', within: 'G2' }]);
    expect(seen.warnings).toEqual(['duty-clauses']);
    await carryOut(await merge());
    const again = await draft();
    const checked = await test.call(listsEndpoints.checkListVersion, { as: drafter, params: { id: again.id } });
    expect(checked.json.publishable).toBe(false);
    expect(JSON.stringify(checked.json.items)).toContain('没有编码为 G2 的在用区划');
  });
});
