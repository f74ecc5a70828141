import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { requestsEndpoints as api } from './contract.ts';
import { here, requestSteps, signInDesks } from './testing.ts';

let test: TestApp;
let community: Person;
let dispatcher: Person;
let handler: Person;
let colleague: Person;
const { reported, act, must, category, handled } = requestSteps<Person>(() => ({
  district: test,
  dispatcher,
  handler,
}));

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());

// A session ends when the clock moves on, so everybody signs in anew for each test.
const signInAll = async (): Promise<void> => {
  ({ community, dispatcher, handler, colleague } = await signInDesks(test));
};
beforeEach(signInAll);

const progress = (code: string) => test.call(api.seeProgress, { body: { code } });

describe('the request loop', () => {
  it('goes from a report without an account to a rating, and every step shows to the resident', async () => {
    const request = await reported({ phone: '13800001111', name: '王五' });
    expect((await progress(request.code)).json.stage).toBe('received');
    const mine = await test.call(api.listRequests, { as: community, query: { view: 'todo' } });
    expect(mine.json.items.map((row: { id: string }) => row.id)).toContain(request.id);
    const sent = await must('dispatch', community, request.id, {
      unitId: test.units.water,
      category: await category(),
    });
    expect(sent.state).toBe('dispatched');
    await must('sign', handler, request.id);
    await must('contact', handler, request.id, { channel: 'phone', reached: true });
    await must('reply', handler, request.id, { resultClass: 'solved', publicText: '已更换阀门，恢复供水。' });
    expect((await progress(request.code)).json.publicText).toBe('已更换阀门，恢复供水。');
    await must('verify', colleague, request.id, { onSite: true });
    const rated = await test.call(api.rateByCode, { body: { code: request.code, solved: true, satisfied: 5 } });
    expect(rated.status, rated.text).toBe(200);
    expect(rated.json.stage).toBe('done');
    expect(rated.json.steps.map((step: { title: { zh: string } }) => step.title.zh)).toEqual(
      expect.arrayContaining([
        '已收到您的反映',
        '已派给负责单位',
        '负责单位已接手',
        '负责单位联系了您',
        '已办理并答复',
        '已结案',
      ]),
    );
    expect((await test.call(api.rateByCode, { body: { code: request.code, solved: true, satisfied: 5 } })).status).toBe(
      410,
    );
    const chain = await test.call(mattersEndpoints.verifyLog, { as: dispatcher, params: { id: request.id } });
    expect(chain.json).toMatchObject({ intact: true, brokenAt: null });
  });

  it('counts the three rates once, and unreached apart', async () => {
    const before = await rates();
    const one = await handled({ phone: '13800002222' });
    await must('contact', handler, one.id, { channel: 'phone', reached: true });
    await must('reply', handler, one.id, { resultClass: 'solved', publicText: '修好了' });
    await must('verify', community, one.id, { onSite: false });
    for (let i = 0; i < 3; i++) await must('follow-up', community, one.id, { channel: 'phone', reached: false });
    const after = await rates();
    expect(after.visited - before.visited).toBe(1);
    expect(after.unreached - before.unreached).toBe(1);
    expect(after.answered - before.answered).toBe(0);
    expect(after.satisfied - before.satisfied).toBe(0);
    expect(after.contacted_in_time - before.contacted_in_time).toBe(1);
    expect((await progress(one.code)).json.stage).toBe('rate');
  });

  it('handles an unhappy answer again by itself, once', async () => {
    const request = await handled();
    await must('reply', handler, request.id, { resultClass: 'solved', publicText: '已处理' });
    await must('verify', community, request.id, { onSite: false });
    const unhappy = await test.call(api.rateByCode, {
      body: { code: request.code, solved: false, satisfied: 1, reasons: ['没有解决'] },
    });
    expect(unhappy.json.stage).toBe('handling');
    await must('reply', handler, request.id, { resultClass: 'solved', publicText: '再次处理' });
    await must('verify', community, request.id, { onSite: true });
    const again = await must('follow-up', community, request.id, {
      channel: 'phone',
      reached: true,
      solved: false,
      satisfied: 1,
    });
    expect(again.state).toBe('followed-up');
    await must('close', community, request.id);
    const reopened = await test.call(api.reopenByCode, { body: { code: request.code, reason: '又漏水了' } });
    expect(reopened.json.stage).toBe('handling');
  });
});

type Rates = Record<'visited' | 'unreached' | 'answered' | 'satisfied' | 'contacted_in_time', number>;
async function rates(): Promise<Rates> {
  const { rows } = await test.platform.db.owner.query(
    `select coalesce(sum(visited), 0)::int as visited, coalesce(sum(unreached), 0)::int as unreached, coalesce(sum(answered), 0)::int as answered,
       coalesce(sum(satisfied), 0)::int as satisfied, coalesce(sum(contacted_in_time), 0)::int as contacted_in_time from rate_counts where tenant_id = $1`,
    [test.tenantId],
  );
  return rows[0];
}

describe('what people write with an act', () => {
  const reasonOf = async (id: string, kind: string): Promise<unknown> => {
    const detail = await test.call(api.getRequest, { as: dispatcher, params: { id } });
    const entry = detail.json.log.find((each: { kind: string }) => each.kind === kind);
    return entry?.data.reason;
  };

  it('stays with it when a request is taken back or taken up again', async () => {
    const first = await reported();
    await test.call(api.withdrawByCode, { body: { code: first.code, reason: '物业已经修好' } });
    expect(await reasonOf(first.id, 'request.withdrawn')).toBe('物业已经修好');
    const second = await handled();
    await must('reply', handler, second.id, { resultClass: 'solved', publicText: '修好了' });
    await must('verify', community, second.id, { onSite: false });
    await must('follow-up', community, second.id, { channel: 'phone', reached: true, solved: true, satisfied: 5 });
    await must('reopen', dispatcher, second.id, { reason: '巡查发现又漏了' });
    expect(await reasonOf(second.id, 'request.reopened')).toBe('巡查发现又漏了');
  });
});

describe('bounded returns', () => {
  it('return upheld, then refused, then final dispatch', async () => {
    const request = await reported();
    await must('dispatch', dispatcher, request.id, { unitId: test.units.water, category: await category() });
    await must('return', handler, request.id, {
      clause: '3.1',
      reason: '不属于水务职责',
      proposedUnitId: test.units.heat,
    });
    expect(
      (await act('adjudicate', dispatcher, request.id, { upheld: true, unitId: test.units.water, reason: '改派' })).json
        .code,
    ).toBe('same-unit');
    await must('adjudicate', dispatcher, request.id, { upheld: true, unitId: test.units.heat, reason: '属于供热' });
    const heat = await test.signIn('department-handler', { unit: 'heat' });
    await must('return', heat, request.id, { clause: '4.2', reason: '也不属于我们' });
    const final = await must('adjudicate', dispatcher, request.id, { upheld: false, reason: '终审：由供热办办理' });
    expect(final.state).toBe('dispatched');
    expect((await act('return', heat, request.id, { clause: '4.2', reason: '还是想退' })).json.code).toBe(
      'no-more-returns',
    );
    expect((await test.call(api.getRequest, { as: handler, params: { id: request.id } })).status).toBe(200);
  });
});

describe('the resident', () => {
  it('is asked and answers, the clock stands still meanwhile', async () => {
    const request = await handled();
    const before = await test.call(api.getRequest, { as: handler, params: { id: request.id } });
    const due = clockOf(before.json, 'handle').dueAt;
    await must('ask', handler, request.id, { question: '请问是几号楼？' });
    expect(
      clockOf((await test.call(api.getRequest, { as: handler, params: { id: request.id } })).json, 'handle').pausedAt,
    ).not.toBeNull();
    expect((await progress(request.code)).json.question).toBe('请问是几号楼？');
    test.setNow(new Date(WEDNESDAY_TEN.getTime() + 26 * 3_600_000));
    await signInAll();
    const answered = await test.call(api.supplyByCode, { body: { code: request.code, answer: '三号楼' } });
    expect(answered.json.stage).toBe('handling');
    const after = await test.call(api.getRequest, { as: handler, params: { id: request.id } });
    expect(Date.parse(clockOf(after.json, 'handle').dueAt)).toBeGreaterThan(Date.parse(due));
    expect(after.json.answers[0]).toMatchObject({ question: '请问是几号楼？', answer: '三号楼' });
    test.setNow(WEDNESDAY_TEN);
  });

  it('takes it back before it is answered, not after', async () => {
    const request = await reported();
    expect((await test.call(api.withdrawByCode, { body: { code: request.code } })).json.stage).toBe('withdrawn');
    expect((await test.call(api.withdrawByCode, { body: { code: request.code } })).status).toBe(409);
  });

  it('cannot guess: five wrong codes and it slows down', async () => {
    const address = { 'x-forwarded-for': '10.0.0.9' };
    const wrong = () => test.call(api.seeProgress, { body: { code: 'AAAA-BBBB-CCCC' }, headers: address });
    for (let i = 0; i < 5; i++) expect((await wrong()).status).toBe(404);
    expect((await wrong()).status).toBe(429);
    await test.platform.db.owner.query('delete from throttles');
  });

  it('who only met the same problem sees how it stands, not what was written', async () => {
    const request = await reported({ content: '三号楼门口积水很深' });
    const second = await test.call(api.meToo, { params: { id: request.id } });
    expect(second.status, second.text).toBe(201);
    const seen = await progress(second.json.queryCode);
    expect(seen.json).toMatchObject({ number: request.number, content: '', can: { withdraw: false, rate: false } });
    expect((await test.call(api.withdrawByCode, { body: { code: second.json.queryCode } })).status).toBe(404);
  });

  it('is shown what is open nearby', async () => {
    const words = '幸福路口的路灯连着三天不亮了';
    await reported({ content: words });
    const near = await test.call(api.nearbyReports, { body: { content: '幸福路口路灯不亮', ...here } });
    expect(near.json.items.length).toBeGreaterThan(0);
    expect(JSON.stringify(near.json)).not.toContain('连着三天');
  });

  it('finds what was written down a level higher or lower, not what lies beside it', async () => {
    const { G1, G2, C1, C2 } = test.places;
    const nearby = async (placeId: string | undefined, content: string): Promise<string[]> => {
      const near = await test.call(api.nearbyReports, { body: { content, placeId } });
      return near.json.items.map((item: { number: string }) => item.number);
    };
    // One hears of it from a caller who names the community, another from who scans the code of the grid.
    const low = await reported({ content: '凉亭顶上的瓦掉下来了', lon: undefined, lat: undefined, placeId: G1 });
    const high = await reported({ content: '棋牌室半夜还在吵闹', lon: undefined, lat: undefined, placeId: C1 });
    expect(await nearby(C1, '凉亭的瓦掉下来')).toEqual([low.number]);
    expect(await nearby(G1, '棋牌室半夜吵闹')).toEqual([high.number]);
    expect(await nearby(G2, '凉亭的瓦掉下来')).toEqual([]);
    expect(await nearby(C2, '棋牌室半夜吵闹')).toEqual([]);
  });
});

const clockOf = (detail: { clocks: { stage: string; dueAt: string; pausedAt: string | null }[] }, stage: string) => {
  const clock = detail.clocks.find((each) => each.stage === stage);
  if (!clock) throw new Error(`no clock ${stage}`);
  return clock;
};
