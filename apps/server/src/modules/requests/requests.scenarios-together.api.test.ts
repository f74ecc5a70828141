import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { HOUR, MINUTE } from '../../kernel/time.ts';
import { requestsEndpoints as api } from './contract.ts';
import { sweepTenant } from './jobs/sweep-limits.ts';
import { actOnPart, requestSteps, signInDesks } from './testing.ts';

/** Scenarios of request-machine.md §4.4 in which several units work on one request. */
let test: TestApp;
let dispatcher: Person;
let handler: Person;
let street: Person;
const { act, must, handled } = requestSteps<Person>(() => ({ district: test, dispatcher, handler }));

beforeAll(async () => {
  test = await startTestApp();
  await test.inTransaction(async (ctx) => {
    const { createUnit } = await import('../organizations/index.ts');
    for (const [code, name] of [
      ['power', '供电公司'],
      ['city', '城管局'],
      ['market', '市场监管局'],
    ] as const) {
      const made = await createUnit(ctx, { kind: 'department', code, name, parentId: test.units.d ?? null });
      test.units[code] = made.id;
    }
  });
});
afterAll(() => test.stop());

const signInAll = async (): Promise<void> => {
  ({ dispatcher, handler } = await signInDesks(test));
  street = await test.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
};
beforeEach(async () => {
  test.setNow(WEDNESDAY_TEN);
  await signInAll();
});
const goTo = async (at: Date): Promise<void> => {
  test.setNow(at);
  await signInAll();
};
const ofUnit = (unit: string): Promise<Person> => test.signIn('department-handler', { unit });
const detail = async (as: Person, id: string): Promise<Answer['json']> =>
  (await test.call(api.getRequest, { as, params: { id } })).json;
const onTask = (name: string, as: Person, part: { id: string; version: number }, body: object = {}) =>
  actOnPart(test, 'co-tasks', { name, as, part, body });
const onCall = (name: string, as: Person, part: { id: string; version: number }, body: object = {}) =>
  actOnPart(test, 'whistle-calls', { name, as, part, body });
const unitsNamed = (...codes: string[]): string[] => codes.map((code) => test.units[code] ?? '');

describe('lead with three co-handlers, one late', () => {
  it('the lead answers only when all parts are in, and closes the late one on its stage report', async () => {
    const request = await handled();
    const limit = (await detail(handler, request.id)).dueAt;
    await must('co-handle', handler, request.id, {
      unitIds: unitsNamed('heat', 'power', 'city'),
      task: '各自检查本单位管线',
    });
    const { coTasks, leadId, flags } = await detail(handler, request.id);
    expect(coTasks).toHaveLength(3);
    expect(flags).toContain('joint');
    expect(leadId).toBe(test.units.water);
    for (const task of coTasks) expect(Date.parse(task.dueAt)).toBeLessThan(Date.parse(limit));
    const helpers = { heat: await ofUnit('heat'), power: await ofUnit('power'), city: await ofUnit('city') };
    const mine = await test.call(api.listRequests, { as: helpers.heat, query: { view: 'todo' } });
    expect(mine.json.items).toEqual([
      expect.objectContaining({ kind: 'co-task', parentId: request.id, id: coTasks[0].id }),
    ]);
    const reply = { resultClass: 'solved', publicText: '三家已一起修好' };
    expect((await act('reply', handler, request.id, reply)).json.code).toBe('children-open');

    for (const [i, unit] of (['heat', 'power'] as const).entries()) {
      const signed = await onTask('sign', helpers[unit], coTasks[i]);
      expect(signed.status, signed.text).toBe(200);
      const done = await onTask('finish', helpers[unit], signed.json, { text: '已查，无漏点' });
      expect(done.json.state).toBe('done');
    }
    const signed = await onTask('sign', helpers.city, coTasks[2]);
    await onTask('report-stage', helpers.city, signed.json, { text: '已开挖，等配件' });

    await goTo(new Date(Date.parse(coTasks[2].dueAt) + MINUTE));
    await sweepTenant(test.platform, test.tenantId);
    const late = (await detail(handler, request.id)).coTasks[2];
    expect(Date.parse(late.dueAt)).toBeLessThan(test.now().getTime());
    expect(late).toMatchObject({ stageText: '已开挖，等配件', open: true, abilities: ['close'] });
    expect((await act('reply', handler, request.id, reply)).json.code).toBe('children-open');
    const closed = await onTask('close', handler, late, { reason: '采纳阶段反馈，配件由主办跟进' });
    expect(closed.json.state, closed.text).toBe('closed');
    const after = await detail(handler, request.id);
    expect(after.flags).not.toContain('joint');
    const answered = await must('reply', handler, request.id, reply);
    expect(answered.state).toBe('replied');
    // The resident hears one voice: the lead's.
    const seen = await test.call(api.seeProgress, { body: { code: request.code } });
    expect(seen.json).toMatchObject({ unit: '水务局', publicText: '三家已一起修好' });
    expect(seen.text).not.toContain('等配件');
  });

  it('helpers have no helpers, are at most ten, answer before the lead, and are not the lead', async () => {
    const request = await handled();
    const ask = (body: object) => act('co-handle', handler, request.id, { task: '协助检查', ...body });
    expect((await ask({ unitIds: unitsNamed('water') })).json.code).toBe('lead-among-helpers');
    const { dueAt } = await detail(handler, request.id);
    expect((await ask({ unitIds: unitsNamed('heat'), dueAt })).json.code).toBe('helpers-limit');
    expect((await ask({ unitIds: Array.from({ length: 11 }, () => test.units.heat) })).status).toBe(422);
    expect((await ask({ unitIds: unitsNamed('heat') })).status).toBe(200);
    for (let i = 0; i < 9; i++) expect((await ask({ unitIds: unitsNamed('power') })).status).toBe(200);
    expect((await ask({ unitIds: unitsNamed('city') })).json.code).toBe('too-many-helpers');
    const heat = await ofUnit('heat');
    expect((await act('co-handle', heat, request.id, { task: '再找人', unitIds: unitsNamed('city') })).status).toBe(
      403,
    );
  });

  it('a part that is not theirs goes back to the lead, with the reason', async () => {
    const request = await handled();
    await must('co-handle', handler, request.id, { unitIds: unitsNamed('heat'), task: '查供热管' });
    const [task] = (await detail(handler, request.id)).coTasks;
    const returned = await onTask('return', await ofUnit('heat'), task, { reason: '该处没有供热管线' });
    expect(returned.json.state).toBe('returned');
    expect((await detail(handler, request.id)).coTasks[0]).toMatchObject({
      endReason: '该处没有供热管线',
      open: false,
    });
    expect((await onTask('sign', await ofUnit('heat'), returned.json)).status).toBe(409);
  });

  it('what helpers owe ends when the resident takes the report back', async () => {
    const request = await handled();
    await must('co-handle', handler, request.id, { unitIds: unitsNamed('heat'), task: '查供热管' });
    await test.call(api.withdrawByCode, { body: { code: request.code } });
    const mine = await test.call(api.listRequests, { as: await ofUnit('heat'), query: { view: 'todo' } });
    expect(mine.json.items.map((row: { parentId: string }) => row.parentId)).not.toContain(request.id);
  });
});

describe('whistle ignored by one of four departments', () => {
  it('three report, one does not: flagged, and the street may escalate', async () => {
    const request = await handled();
    await must('whistle', street, request.id, {
      type: 'emergency',
      unitIds: unitsNamed('heat', 'power', 'city', 'market'),
      reason: '路面塌陷，需现场会商',
      meetingAt: new Date(test.now().getTime() + HOUR).toISOString(),
      meetingPlace: '幸福路口',
    });
    const { whistles } = await detail(street, request.id);
    const [whistle] = whistles;
    expect(whistle).toMatchObject({ type: 'emergency', meetingPlace: '幸福路口', calledBy: test.units.s1 });
    expect(whistle.calls).toHaveLength(4);
    for (const call of whistle.calls) expect(Date.parse(call.dueAt) - test.now().getTime()).toBe(30 * MINUTE);
    const early = { ground: 'whistle-failed', reason: '部门未到' };
    expect((await act('escalate', street, request.id, early)).json.code).toBe('ground-does-not-hold');
    for (const [i, unit] of ['heat', 'power', 'city'].entries()) {
      const reported = await onCall('report', await ofUnit(unit), whistle.calls[i], { onSite: true });
      expect(reported.json.state, reported.text).toBe('reported');
    }
    await goTo(new Date(WEDNESDAY_TEN.getTime() + 31 * MINUTE));
    await sweepTenant(test.platform, test.tenantId);
    const after = await detail(street, request.id);
    expect(after.flags).toEqual(expect.arrayContaining(['whistled', 'whistle-failed']));
    expect(after.suggestion).toBe('escalate');
    expect(after.whistles[0].calls.map((call: { ignored: boolean }) => call.ignored)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    const raised = await must('escalate', street, request.id, { ground: 'whistle-failed', reason: '市场监管局未报到' });
    expect(raised.state).toBe('handling');
    const now = await detail(dispatcher, request.id);
    expect(now).toMatchObject({ leadId: test.units.d, holderId: test.units.d });
    // Who received it first stays informed.
    expect((await detail(handler, request.id)).number).toBe(request.number);
  });

  it('the caller ends the calls, and both sides rate each other once', async () => {
    const request = await handled();
    await must('whistle', street, request.id, {
      type: 'request',
      unitIds: unitsNamed('heat'),
      reason: '请到场核实管线',
    });
    const [{ calls }] = (await detail(street, request.id)).whistles;
    expect(Date.parse(calls[0].dueAt) - test.now().getTime()).toBe(2 * HOUR);
    const heat = await ofUnit('heat');
    expect((await onCall('finish', street, calls[0], { text: '已会商' })).status).toBe(409);
    const reported = await onCall('report', heat, calls[0], { onSite: true });
    expect((await onCall('finish', heat, reported.json, { text: '已会商' })).status).toBe(403);
    const finished = await onCall('finish', street, reported.json, { text: '已会商，由供热配合' });
    expect(finished.json.state, finished.text).toBe('finished');
    const byStreet = await onCall('rate', street, finished.json, { stars: 5, words: '来得快' });
    const byHeat = await onCall('rate', heat, byStreet.json, { stars: 4 });
    expect(byHeat.status, byHeat.text).toBe(200);
    expect((await onCall('rate', heat, byHeat.json, { stars: 1 })).json.code).toBe('already-rated');
    const [call] = (await detail(street, request.id)).whistles[0].calls;
    expect(call).toMatchObject({ byCaller: { stars: 5, words: '来得快' }, byCalled: { stars: 4 } });
    expect((await detail(street, request.id)).flags).not.toContain('whistled');
  });

  it('a street that called its own community rates as the caller, the community as the called', async () => {
    const request = await handled();
    await must('whistle', street, request.id, { type: 'request', unitIds: unitsNamed('c1'), reason: '请到场' });
    const [{ calls }] = (await detail(street, request.id)).whistles;
    expect(calls[0].abilities).not.toContain('report');
    const { community } = await signInDesks(test);
    const reported = await onCall('report', community, calls[0], { onSite: true });
    const finished = await onCall('finish', street, reported.json, { text: '已会商' });
    const byStreet = await onCall('rate', street, finished.json, { stars: 5 });
    await onCall('rate', community, byStreet.json, { stars: 3 });
    const [call] = (await detail(street, request.id)).whistles[0].calls;
    expect(call).toMatchObject({ byCaller: { stars: 5 }, byCalled: { stars: 3 } });
  });

  it('a department may not whistle, nor a street over another street', async () => {
    const request = await handled();
    const whistle = { type: 'request', unitIds: unitsNamed('heat'), reason: '请到场' };
    expect((await act('whistle', handler, request.id, whistle)).status).toBe(403);
    const other = await test.signIn('street-dispatcher', { unit: 's2', place: 'S2' });
    const refused = await test.call(api.whistleRequest, {
      as: other,
      params: { id: request.id },
      body: { version: 3, ...whistle },
    });
    expect(refused.status).toBe(404);
  });
});

describe('urged, supervised, adopted, handed over', () => {
  it('urged: a written answer is owed by a limit of its own', async () => {
    const request = await handled();
    await must('urge', dispatcher, request.id, { cause: 'resident', words: '反映人又来电，请抓紧' });
    const owed = await detail(handler, request.id);
    expect(owed.abilities).toContain('answer-urge');
    expect(owed.clocks.find((clock: { stage: string }) => clock.stage === 'urge-answer').stoppedAt).toBeNull();
    await must('answer-urge', handler, request.id, { answer: '今天下午到场' });
    const answered = await detail(handler, request.id);
    expect(answered.abilities).not.toContain('answer-urge');
    expect(answered.clocks.find((clock: { stage: string }) => clock.stage === 'urge-answer').met).toBe(true);
  });

  it('supervised: a shorter limit besides, and the resident is told', async () => {
    const request = await handled({ content: '小区树木遮挡采光' });
    const before = await detail(handler, request.id);
    const leader = await test.signIn('supervisor');
    await must('supervise', leader, request.id, { cause: 'leader', words: '请三日内办结' });
    const after = await detail(handler, request.id);
    const stages = after.clocks.map((clock: { stage: string }) => clock.stage);
    expect(stages).toEqual(expect.arrayContaining(['supervise', 'urge-answer']));
    expect(Date.parse(after.dueAt)).toBeLessThanOrEqual(Date.parse(before.dueAt));
    const seen = await test.call(api.seeProgress, { body: { code: request.code } });
    expect(seen.text).toContain('已列入督办');
  });

  it('adopted by a delegate: the unit that answers stays the same', async () => {
    const request = await handled();
    const delegate = await test.signIn('delegate', { place: 'S1' });
    await must('adopt', delegate, request.id, { note: '我来协调' });
    const seen = await detail(handler, request.id);
    expect(seen).toMatchObject({
      leadId: test.units.water,
      adoptions: [expect.objectContaining({ note: '我来协调' })],
    });
    expect((await act('adopt', delegate, request.id)).json.code).toBe('already-adopted');
    expect((await detail(delegate, request.id)).abilities).toEqual(['adopt']);
  });

  it('handed over to mediation: closed only once that has ended', async () => {
    const request = await handled();
    const transfer = { kind: 'mediation' };
    expect((await act('transfer', handler, request.id, transfer)).json.code).toBe('reference-needed');
    await must('transfer', handler, request.id, { ...transfer, reference: '调解〔2026〕18号' });
    await must('reply', handler, request.id, {
      resultClass: 'partly',
      publicText: '已转人民调解',
      unsolvedReason: '待调解',
    });
    await must('verify', dispatcher, request.id, { onSite: false });
    const happy = { channel: 'phone', reached: true, solved: true, satisfied: 5 };
    expect((await must('follow-up', dispatcher, request.id, happy)).state).toBe('followed-up');
    expect((await act('close', dispatcher, request.id)).json.code).toBe('link-open');
    await must('end-transfer', handler, request.id, { outcome: '双方达成协议' });
    expect((await must('close', dispatcher, request.id)).state).toBe('closed');
  });
});
