import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { DAY } from '../../kernel/time.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { patrolsEndpoints as api } from './contract.ts';
import { takeFinding } from './index.ts';

let test: TestApp;
let worker: Person;
let neighbour: Person;
let community: Person;
let elsewhere: Person;
beforeAll(async () => {
  test = await startTestApp();
  await signInAll();
});
afterAll(() => test.stop());
/** A session ends when the clock moves on: then everybody signs in anew. */
async function signInAll(): Promise<void> {
  worker = await test.signIn('grid-worker', { unit: 'c1', place: 'G1' });
  neighbour = await test.signIn('grid-worker', { unit: 'c1', place: 'G2' });
  community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
  elsewhere = await test.signIn('community-worker', { unit: 'c2', place: 'C2' });
}
const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await test.platform.db.owner.query(sql, values)).rows as T[];
const plan = async (body: object = {}): Promise<string> => {
  const made = await test.call(api.planVisits, {
    as: community,
    body: { occasion: 'elderly', placeIds: [test.places.G1], dueOn: '2026-11-20', ...body },
  });
  expect(made.status, made.text).toBe(201);
  return made.json.ids[0];
};
const record = (id: string, body: object = {}, as = worker, key?: string): Promise<Answer> =>
  test.call(api.recordVisit, {
    as,
    params: { id },
    body: { version: 1, outcome: 'met', ...body },
    ...(key && { key }),
  });

describe('visits that are due', () => {
  it('stand before the worker of the grid and the community, and nobody else; the nearest day first', async () => {
    const later = await plan({ dueOn: '2026-11-30' });
    const sooner = await plan({ dueOn: '2026-11-19' });
    const list = async (as: Person, query = {}) => (await test.call(api.listVisits, { as, query })).json;
    const mine = (await list(worker)).items.map(({ id }: { id: string }) => id);
    expect(mine.indexOf(sooner)).toBeLessThan(mine.indexOf(later));
    expect(mine).toEqual((await list(community)).items.map(({ id }: { id: string }) => id));
    for (const other of [neighbour, elsewhere]) {
      expect((await list(other)).items).toEqual([]);
      expect((await test.call(api.getVisit, { as: other, params: { id: sooner } })).status).toBe(404);
      expect((await record(sooner, {}, other)).status).toBe(404);
    }
    expect((await list(worker, { view: 'overdue' })).items).toEqual([]);
    test.setNow(new Date(WEDNESDAY_TEN.getTime() + 2 * DAY));
    await signInAll();
    const overdue = await list(worker, { view: 'overdue' });
    expect(overdue).toMatchObject({ items: [{ id: sooner }], overdue: 1 });
    test.setNow(WEDNESDAY_TEN);
    await signInAll();
  });

  it('are recorded once: a repeat with the same key is the same, another is refused', async () => {
    const id = await plan();
    const key = 'visit-once-0001';
    const found = [{ kind: 'request', content: '楼道灯不亮，老人摸黑上楼' }];
    const first = await record(id, { found }, worker, key);
    expect(first.status, first.text).toBe(200);
    const again = await record(id, { found }, worker, key);
    expect(again.json).toEqual(first.json);
    expect((await record(id, { version: 2, found }, worker, 'visit-once-0002')).json.code).toBe('visit-not-due');
    expect((await record(id, { found }, worker, 'visit-once-0003')).status).toBe(409);
    const made = await rows('select id from matters where title = $1', ['楼道灯不亮，老人摸黑上楼']);
    expect(made).toHaveLength(1);
  });

  it('are called off with a reason by the community, not by the worker', async () => {
    const id = await plan({ household: '3号楼2单元401' });
    const call = (as: Person) =>
      test.call(api.cancelVisit, { as, params: { id }, body: { version: 1, reason: '已搬走' } });
    expect((await call(worker)).status).toBe(403);
    expect((await call(community)).json).toMatchObject({ state: 'cancelled', hasHousehold: false });
    const [row] = await rows<{ household_sealed: unknown }>('select household_sealed from visits where id = $1', [id]);
    expect(row?.household_sealed).toBeNull();
  });

  it('are laid only in the own area, for an occasion that exists, on a day to come', async () => {
    const lay = (body: object, as = community) =>
      test.call(api.planVisits, {
        as,
        body: { occasion: 'elderly', placeIds: [test.places.G1], dueOn: '2026-11-20', ...body },
      });
    expect((await lay({}, elsewhere)).json.code).toBe('unknown-place');
    expect((await lay({}, worker)).status).toBe(403);
    expect((await lay({ occasion: 'nobody' })).json.code).toBe('unknown-occasion');
    expect((await lay({ dueOn: '2026-02-30' })).json.code).toBe('no-such-day');
    expect((await lay({ dueOn: '2026-11-17' })).json.code).toBe('day-passed');
    expect((await lay({ placeIds: [test.places.G1, test.places.G2], household: '1-101' })).json.code).toBe('one-grid');
  });
});

describe('a fact is entered once and feeds every list', () => {
  it('one visit carries a request, a hazard, a dispute and a need, each in its own list at once', async () => {
    const recorded = await test.call(api.recordNewVisit, {
      as: worker,
      body: {
        occasion: 'hardship',
        outcome: 'met',
        found: [
          { kind: 'request', content: '屋顶漏雨，请人看看' },
          { kind: 'hazard', content: '私拉电线给电动车充电', level: 'major' },
          { kind: 'dispute', content: '与楼上为漏水争执' },
          { kind: 'need', content: '想学用手机挂号' },
        ],
      },
    });
    expect(recorded.status, recorded.text).toBe(201);
    const { id, found } = recorded.json;
    expect(found.map(({ kind }: { kind: string }) => kind)).toEqual(['request', 'hazard', 'dispute', 'need']);
    const [request, hazard, dispute, need] = found;
    const asked = await test.call(requestsEndpoints.getRequest, { as: community, params: { id: request.id } });
    expect(asked.json).toMatchObject({
      number: request.number,
      source: 'visit',
      placeId: test.places.G1,
      holderId: test.units.c1,
    });
    expect(asked.json.dueAt).not.toBeNull();
    const hazards = await test.call(api.listHazards, { as: community, query: { view: 'todo' } });
    expect(hazards.json.items.map((each: { id: string }) => each.id)).toContain(hazard.id);
    for (const [kind, each] of [
      ['dispute', dispute],
      ['need', need],
    ] as const) {
      const list = await test.call(api.listFindings, { as: community, query: { kind } });
      expect(list.json.items).toMatchObject([{ id: each.id, state: 'waiting', foundId: id }]);
    }
    const events = await rows<{ kind: string }>('select kind from events where subject_id = any($1) order by kind', [
      [id, hazard.id, dispute.id, need.id],
    ]);
    expect(events.map(({ kind }) => kind)).toEqual([
      'dispute.found',
      'hazard.reported',
      'need.found',
      'visit.recorded',
    ]);
    const seen = await test.call(api.getVisit, { as: community, params: { id } });
    expect(seen.json.foundList).toHaveLength(4);
  });

  it('what cannot be entered takes the whole visit back: nothing is half there', async () => {
    const before = await rows('select id from matters');
    const refused = await test.call(api.recordNewVisit, {
      as: worker,
      body: {
        occasion: 'hardship',
        outcome: 'met',
        found: [
          { kind: 'request', content: '这一条没问题' },
          { kind: 'hazard', content: '这一条类别不对', category: 'no-such-category' },
        ],
      },
    });
    expect(refused.json.code).toBe('unknown-category');
    expect(await rows('select id from matters')).toHaveLength(before.length);
  });

  it('a dispute is handed over once, by hand or by the module that takes it', async () => {
    const recorded = await test.call(api.recordNewVisit, {
      as: worker,
      body: {
        occasion: 'dispute',
        outcome: 'met',
        found: [
          { kind: 'dispute', content: '停车位纠纷' },
          { kind: 'dispute', content: '宠物扰民' },
        ],
      },
    });
    const [byHand, byModule] = recorded.json.found;
    const handOver = (as: Person) =>
      test.call(api.handOverFinding, {
        as,
        params: { id: byHand.id },
        body: { version: 1, reference: '社区调解委员会第7号' },
      });
    expect((await handOver(worker)).status).toBe(403);
    expect((await handOver(elsewhere)).status).toBe(404);
    expect((await handOver(community)).json).toMatchObject({ state: 'taken', reference: '社区调解委员会第7号' });
    expect((await handOver(community)).status).toBe(409);
    const targetId = test.units.c1 ?? '';
    const taken = await test.inTransaction((ctx) => takeFinding(ctx, byModule.id, { reference: '调解 1', targetId }));
    expect(taken).toMatchObject({ state: 'taken', targetId });
    const waiting = await test.call(api.listFindings, { as: community, query: { kind: 'dispute' } });
    const ids = waiting.json.items.map(({ id }: { id: string }) => id);
    expect([ids.includes(byHand.id), ids.includes(byModule.id)]).toEqual([false, false]);
  });
});
