import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { patrolsEndpoints as api } from './contract.ts';
import { layRounds } from './jobs/lay-rounds.ts';

let test: TestApp;
let worker: Person;
let community: Person;
beforeAll(async () => {
  test = await startTestApp();
  await signInAll();
});
afterAll(() => test.stop());
/** A session ends when the clock moves on: then both sign in anew. */
async function signInAll(): Promise<void> {
  worker = await test.signIn('grid-worker', { unit: 'c1', place: 'G1' });
  community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
}
const goTo = async (at: string): Promise<void> => {
  test.setNow(new Date(at));
  await signInAll();
};

describe('patrol routes', () => {
  const lay = (body: object = {}, as = community): Promise<Answer> =>
    test.call(api.createPatrolPlan, {
      as,
      body: {
        name: '夜间消防巡查',
        placeId: test.places.G1,
        every: 'week',
        points: [{ name: '1号楼通道' }, { name: '充电棚', facility: 'F-12' }],
        ...body,
      },
    });
  const due = async (as = worker) => (await test.call(api.listPatrolRounds, { as })).json.items;

  it('have one round a week, laid by the clock, recorded stop by stop, with what was found', async () => {
    const made = await lay();
    expect(made.status, made.text).toBe(201);
    const [round] = await due();
    expect(round).toMatchObject({ dueOn: '2026-11-22', state: 'due', abilities: ['record'] });
    await layRounds(test.platform);
    expect(await due()).toHaveLength(1);
    const record = (checked: object[], as = worker) =>
      test.call(api.recordRound, {
        as,
        params: { id: round.id },
        body: { version: round.version, checked, found: [{ kind: 'hazard', content: '充电棚灭火器过期' }] },
      });
    expect((await record([{ point: 0, ok: true }])).json.code).toBe('points-missing');
    const all = [
      { point: 0, ok: true },
      { point: 1, ok: false },
    ];
    const done = await record(all);
    expect(done.json.found, done.text).toMatchObject([{ kind: 'hazard' }]);
    expect(
      (await test.call(api.getHazard, { as: community, params: { id: done.json.found[0].id } })).json,
    ).toMatchObject({ foundIn: 'patrol', source: 'patrol' });
    expect((await record(all)).status).toBe(409);
    expect(await due()).toEqual([]);
    await goTo('2026-11-23T00:10:00+08:00');
    await layRounds(test.platform);
    expect(await due()).toMatchObject([{ dueOn: '2026-11-29' }]);
    const { id, version } = made.json;
    const off = await test.call(api.updatePatrolPlan, {
      as: community,
      params: { id },
      body: { version, active: false },
    });
    expect(off.json.active).toBe(false);
    expect(await due()).toEqual([]);
    test.setNow(WEDNESDAY_TEN);
    await signInAll();
  });

  it('are laid by the community in its own area', async () => {
    expect((await lay({}, worker)).status).toBe(403);
    expect((await lay({ placeId: test.places.G3 })).json.code).toBe('unknown-place');
    expect((await lay({ points: [] })).status).toBe(422);
  });
});

describe('leaders and their grids', () => {
  it('the month is a list of facts in the order of the grids: who, where, done or not; no figure of any person', async () => {
    const name = async (grid: string, body: object = {}) =>
      (
        await test.call(api.assignGridLeader, {
          as: community,
          body: { placeId: test.places[grid], name: '周明远', title: '街道办副主任', fromMonth: '2026-10', ...body },
        })
      ).json;
    const second = await name('G2', { name: '吴秀兰' });
    const first = await name('G1');
    const visit = (month: string, visitedOn: string, as = community) =>
      test.call(api.recordLeaderVisit, { as, params: { id: first.id, month }, body: { visitedOn } });
    expect((await visit('2026-11', '2026-11-12')).json.visitedOn).toBe('2026-11-12');
    expect((await visit('2026-11', '2026-11-13')).json.visitedOn).toBe('2026-11-13');
    expect((await visit('2026-11', '2026-10-13')).json.code).toBe('other-month');
    expect((await visit('2026-11', '2026-11-30')).json.code).toBe('day-to-come');
    expect((await visit('2026-09', '2026-09-10')).json.code).toBe('not-in-charge');
    expect((await visit('2026-11', '2026-11-12', worker)).status).toBe(403);
    const month = (await test.call(api.listGridLeaders, { as: community, query: { month: '2026-11' } })).json;
    expect(month.items.map((each: { placeId: string; visitedOn: string }) => [each.placeId, each.visitedOn])).toEqual([
      [test.places.G1, '2026-11-13'],
      [test.places.G2, null],
    ]);
    const allowed = ['id', 'placeId', 'name', 'title', 'fromMonth', 'untilMonth', 'visitedOn', 'version'];
    expect(Object.keys(month.items[0]).sort()).toEqual(allowed.sort());
    const undone = await test.call(api.withdrawLeaderVisit, {
      as: community,
      params: { id: first.id, month: '2026-11' },
    });
    expect(undone.json.visitedOn).toBeNull();
    await test.call(api.endGridLeader, {
      as: community,
      params: { id: second.id },
      body: { version: 1, untilMonth: '2026-10' },
    });
    const after = (await test.call(api.listGridLeaders, { as: community, query: { month: '2026-11' } })).json;
    expect(after.items.map(({ id }: { id: string }) => id)).toEqual([first.id]);
  });
});
