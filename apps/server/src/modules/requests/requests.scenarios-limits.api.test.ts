import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { DAY, HOUR } from '../../kernel/time.ts';
import { listsEndpoints } from '../lists/contract.ts';
import { requestsEndpoints as api } from './contract.ts';
import { actOnPart, codesOf, evidence, requestSteps, signInDesks, VERIFIED } from './testing.ts';

/** Scenarios of request-machine.md §4.4 about limits: calendars, extensions, holds, emergencies, lists that change. */
let test: TestApp;
let dispatcher: Person;
let handler: Person;
let street: Person;
const { act, must, reported, handled } = requestSteps<Person>(() => ({ district: test, dispatcher, handler }));

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());

const goTo = async (at: Date): Promise<void> => {
  test.setNow(at);
  ({ dispatcher, handler } = await signInDesks(test));
  street = await test.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
};
beforeEach(() => goTo(WEDNESDAY_TEN));

const detail = async (id: string, as: Person = dispatcher): Promise<Answer['json']> =>
  (await test.call(api.getRequest, { as, params: { id } })).json;
interface Clock {
  stage: string;
  dueAt: string | null;
  pausedAt: string | null;
}
const clockOf = async (id: string, stage: string): Promise<Clock> => {
  const found = (await detail(id)).clocks.find((clock: Clock) => clock.stage === stage);
  if (!found) throw new Error(`no clock ${stage}`);
  return found;
};
const progress = async (code: string): Promise<Answer['json']> =>
  (await test.call(api.seeProgress, { body: { code } })).json;
const titles = (seen: { steps: { title: { zh: string } }[] }): string[] => seen.steps.map(({ title }) => title.zh);

/** A sub-category that is handled within five working days. */
const slow = async (): Promise<string> => {
  const hurried = ['heating', 'water', 'power', 'gas', 'advice'].map((code) => `'${code}'`).join();
  const [code] = await codesOf(
    test,
    'category',
    `${VERIFIED} and i->>'defaultUrgency' = 'normal' and i->>'parent' not in (${hurried})`,
  );
  if (!code) throw new Error('no sub-category with the general limit');
  return code;
};
const handledSlowly = async (): Promise<{ id: string; code: string }> => {
  const request = await reported();
  await must('dispatch', dispatcher, request.id, { unitId: test.units.water, category: await slow() });
  await must('sign', handler, request.id);
  return request;
};

describe('Friday 17:30 filing across 国庆 with 调休', () => {
  it('five working days count the Sunday worked and leave out the eight days of the holiday', async () => {
    // 2025: off from 1 to 8 October, worked on Sunday 28 September and Saturday 11 October.
    await goTo(new Date('2025-09-26T17:30:00+08:00'));
    const request = await reported();
    await must('dispatch', dispatcher, request.id, { unitId: test.units.water, category: await slow() });
    const { dueAt } = await clockOf(request.id, 'handle');
    // 28, 29, 30 September, 9 and 10 October, until closing time.
    expect(new Date(dueAt ?? 0).toISOString()).toBe(new Date('2025-10-10T18:00:00+08:00').toISOString());
  });
});

describe('extension denied after limit passed', () => {
  const ask = { reasonClass: 'complex', reason: '需要开挖，工程量大', amount: 3 };

  it('asked for in time: granted once by the dispatcher, a second time only by the higher post, a third time by nobody', async () => {
    const request = await handledSlowly();
    const before = Date.parse((await clockOf(request.id, 'handle')).dueAt ?? '');
    await must('ask-extension', handler, request.id, ask);
    expect((await act('ask-extension', handler, request.id, ask)).json.code).toBe('ask-waiting');
    const waiting = await test.call(api.listRequests, { as: street, query: { view: 'approvals' } });
    expect(waiting.json.items.map((row: { id: string }) => row.id)).toContain(request.id);
    await must('approve', street, request.id, { note: '情况属实' });
    const later = Date.parse((await clockOf(request.id, 'handle')).dueAt ?? '');
    expect(later - before).toBeGreaterThanOrEqual(3 * DAY);
    expect((await detail(request.id)).flags).toContain('extended');
    expect(titles(await progress(request.code))).toContain('办理时间已批准延长');

    await must('ask-extension', handler, request.id, ask);
    expect((await act('approve', street, request.id)).status).toBe(403);
    await must('approve', dispatcher, request.id);
    expect((await act('ask-extension', handler, request.id, ask)).json.code).toBe('no-more-extensions');
  });

  it('refused with a reason that the resident sees as "the limit stands"; taken back; too much', async () => {
    const request = await handledSlowly();
    expect((await act('ask-extension', handler, request.id, { ...ask, amount: 6 })).json.code).toBe('extension-amount');
    const { dueAt } = await clockOf(request.id, 'handle');
    await must('ask-extension', handler, request.id, ask);
    await must('withdraw-ask', handler, request.id);
    await must('ask-extension', handler, request.id, ask);
    await must('refuse', street, request.id, { reason: '可以按期完成' });
    expect((await clockOf(request.id, 'handle')).dueAt).toBe(dueAt);
    const { asks } = await detail(request.id);
    expect(asks.map((each: { outcome: string }) => each.outcome)).toEqual(['withdrawn', 'refused']);
    expect(asks[1].decisions[0]).toMatchObject({ approved: false, words: '可以按期完成' });
    expect(titles(await progress(request.code))).toContain('延期申请未获批准，原时限不变');
  });

  it('asked for, or decided, when the limit has passed: no', async () => {
    const early = await handledSlowly();
    const late = await handledSlowly();
    await must('ask-extension', handler, early.id, ask);
    const { dueAt } = await clockOf(late.id, 'handle');
    await goTo(new Date(Date.parse(dueAt ?? '') + HOUR));
    expect((await act('ask-extension', handler, late.id, ask)).json.code).toBe('extension-too-late');
    expect((await act('approve', street, early.id)).json.code).toBe('extension-too-late');
    await must('refuse', street, early.id, { reason: '时限已过，请尽快办结' });
    expect((await clockOf(early.id, 'handle')).dueAt).toBe((await clockOf(late.id, 'handle')).dueAt);
  });
});

describe('suspended 60 d, review, resumed, limit left correct', () => {
  const ask = async (reviewOn: string): Promise<object> => ({
    reasonClass: 'funds',
    reason: '需列入明年维修资金',
    reviewOn,
    files: [await evidence(test, handler)],
  });

  it('two persons at two levels approve, it is reviewed and renewed, and resumes with what was left', async () => {
    const request = await handledSlowly();
    // A day and a half of five have gone.
    await goTo(new Date(WEDNESDAY_TEN.getTime() + 28 * HOUR));
    const calendarDays = Date.parse((await clockOf(request.id, 'handle')).dueAt ?? '') - test.now().getTime();
    expect(calendarDays).toBeGreaterThan(0);
    const left = await leftOf(request.id);
    const question = await ask('2027-01-18');
    await must('ask-suspension', handler, request.id, question);
    expect((await act('approve', handler, request.id)).status).toBe(403);
    await must('approve', street, request.id);
    expect((await detail(request.id)).state).toBe('handling');
    expect((await act('approve', street, request.id)).status).toBe(403);
    const held = await must('approve', dispatcher, request.id, { note: '同意挂账' });
    expect(held.state).toBe('suspended');
    expect(await clockOf(request.id, 'handle')).toMatchObject({ dueAt: null, pausedAt: test.now().toISOString() });

    const register = await test.call(api.listSuspensions, { as: street });
    expect(register.json.items).toContainEqual(
      expect.objectContaining({ id: request.id, reviewOn: '2027-01-18', reviewDue: false, renewals: 0 }),
    );
    expect(await progress(request.code)).toMatchObject({ stage: 'suspended', reviewOn: '2027-01-18', dueAt: null });

    await goTo(new Date(test.now().getTime() + 60 * DAY));
    const due = await test.call(api.listSuspensions, { as: dispatcher, query: { reviewDue: 'true' } });
    expect(due.json.items.map((row: { id: string }) => row.id)).toContain(request.id);
    const renew = { outcome: 'renew', reason: '资金仍未到位' };
    expect((await act('review', dispatcher, request.id, { ...renew, reviewOn: '2027-05-30' })).json.code).toBe(
      'review-day',
    );
    await must('review', dispatcher, request.id, { ...renew, reviewOn: '2027-03-01' });
    expect((await detail(request.id)).suspension).toMatchObject({ reviewOn: '2027-03-01', renewals: 1 });
    const resumed = await must('review', dispatcher, request.id, { outcome: 'resume', reason: '资金已到' });
    expect(resumed.state).toBe('handling');
    expect(await leftOf(request.id)).toBe(left);
    expect((await test.call(api.listSuspensions, { as: street })).json.items).toEqual([]);
    expect(titles(await progress(request.code))).toEqual(
      expect.arrayContaining(['因客观原因暂时挂账，到期复核', '经复核继续挂账', '已恢复办理']),
    );
  });

  it('needs proof and a day within ninety, and no helper may be at work', async () => {
    const request = await handledSlowly();
    const bare = { reasonClass: 'funds', reason: '资金未到' };
    expect((await act('ask-suspension', handler, request.id, { ...bare, reviewOn: '2026-12-01' })).status).toBe(422);
    expect((await act('ask-suspension', handler, request.id, await ask('2027-02-20'))).json.code).toBe('review-day');
    await must('co-handle', handler, request.id, { unitIds: [test.units.heat], task: '查管线' });
    expect((await act('ask-suspension', handler, request.id, await ask('2026-12-01'))).json.code).toBe('children-open');
  });

  it('nor is it approved while a helper asked meanwhile is at work: nothing runs on below what stands still', async () => {
    const request = await handledSlowly();
    await must('ask-suspension', handler, request.id, await ask('2026-12-01'));
    await must('co-handle', handler, request.id, { unitIds: [test.units.heat], task: '查管线' });
    expect((await act('approve', street, request.id)).json.code).toBe('children-open');
    const [part] = (await detail(request.id)).coTasks;
    await actOnPart(test, 'co-tasks', { name: 'close', as: handler, part, body: { reason: '不用再查' } });
    await must('approve', street, request.id);
    expect((await must('approve', dispatcher, request.id)).state).toBe('suspended');
  });

  it('an application dies when another unit takes over', async () => {
    const request = await handledSlowly();
    await must('ask-suspension', handler, request.id, await ask('2026-12-01'));
    await must('reassign', dispatcher, request.id, { unitId: test.units.heat, reason: '改由供热办理' });
    const after = await detail(request.id);
    expect(after.asks[0].outcome).toBe('lapsed');
    expect(after.flags).not.toContain('approval-1');
  });
});

/** What is left of the limit of handling, in the words of its explanation: minutes of working time. */
async function leftOf(id: string): Promise<number> {
  const { rows } = await test.platform.db.owner.query('select clock_log, lists from matters where id = $1', [id]);
  const { reckonClock } = await import('../../kernel/clock.ts');
  const { listVersion } = await import('../lists/index.ts');
  const [{ clock_log: log, lists }] = rows;
  const calendar = await test.inTransaction(async ({ tx }) => (await listVersion(tx, lists.calendar))?.items[0]);
  const events = log.map((entry: { at: number }) => ({ ...entry, at: new Date(entry.at) }));
  const { limit } = log.find((entry: { stage: string; limit?: object }) => entry.stage === 'handle' && entry.limit);
  return reckonClock(events, calendar as never, limit, test.now())?.remainingMinutes ?? Number.NaN;
}

describe('switch to emergency and back with open cases', () => {
  it('new ones begin with the preset; what is open keeps what it began with, both ways', async () => {
    const before = await handledSlowly();
    const duesBefore = (await clockOf(before.id, 'handle')).dueAt;
    expect((await switchTo(true, street)).status).toBe(403);
    expect((await switchTo(true)).json).toMatchObject({ on: true, reason: '寒潮应急' });
    expect((await switchTo(true)).json.code).toBe('emergency-unchanged');
    const during = await handledSlowly();
    expect(Date.parse((await clockOf(during.id, 'handle')).dueAt ?? '') - test.now().getTime()).toBe(4 * HOUR);
    expect((await clockOf(before.id, 'handle')).dueAt).toBe(duesBefore);
    expect((await switchTo(false)).json).toMatchObject({ on: false });
    const after = await handledSlowly();
    expect((await clockOf(after.id, 'handle')).dueAt).toBe(duesBefore);
    // A second run of the same clock keeps the preset as well.
    await must('reassign', dispatcher, during.id, { unitId: test.units.heat, reason: '改派' });
    const heat = await test.signIn('department-handler', { unit: 'heat' });
    await must('sign', heat, during.id);
    expect(Date.parse((await clockOf(during.id, 'handle')).dueAt ?? '') - test.now().getTime()).toBe(4 * HOUR);
  });

  const switchTo = (on: boolean, as: Person = dispatcher): Promise<Answer> =>
    test.call(api.switchEmergency, { as, body: { on, reason: '寒潮应急' } });
});

describe('category list version changed mid-case keeps the old limit', () => {
  it('a limit published later governs what is reported later', async () => {
    const before = await reported();
    const { dueAt } = await clockOf((await handledSlowly()).id, 'handle');
    const drafter = await test.signIn('district-dispatcher', { unit: 'd' });
    const publisher = await test.signIn('security-admin');
    const current = await test.call(listsEndpoints.getCurrentList, { as: drafter, params: { list: 'limit' } });
    const items = current.json.items.map((item: { stage: string; urgency: string; category: string }) =>
      item.stage === 'handle' && item.urgency === 'normal' && item.category === '*' ? { ...item, amount: 2 } : item,
    );
    const draft = await test.call(listsEndpoints.createDraft, {
      as: drafter,
      params: { list: 'limit' },
      body: { items },
    });
    const published = await test.call(listsEndpoints.publishList, {
      as: publisher,
      params: { id: draft.json.id },
      body: { version: draft.json.version },
    });
    expect(published.status, published.text).toBe(200);
    await must('dispatch', dispatcher, before.id, { unitId: test.units.water, category: await slow() });
    expect((await clockOf(before.id, 'handle')).dueAt).toBe(dueAt);
    const later = await handledSlowly();
    expect(Date.parse((await clockOf(later.id, 'handle')).dueAt ?? '')).toBeLessThan(Date.parse(dueAt ?? ''));
  });
});

describe('what is over', () => {
  it('is archived when its time to be reopened has ended, and nobody changes it any more', async () => {
    const request = await handled();
    await must('reply', handler, request.id, { resultClass: 'solved', publicText: '修好了' });
    await must('verify', dispatcher, request.id, { onSite: false });
    const happy = { channel: 'phone', reached: true, solved: true, satisfied: 5 };
    expect((await must('follow-up', dispatcher, request.id, happy)).state).toBe('closed');
    const { archiveClosed } = await import('./jobs/archive-closed.ts');
    await goTo(new Date(WEDNESDAY_TEN.getTime() + 14 * DAY));
    await archiveClosed(test.platform);
    expect((await detail(request.id)).state).toBe('closed');
    await goTo(new Date(WEDNESDAY_TEN.getTime() + 15 * DAY + HOUR));
    await archiveClosed(test.platform);
    const archived = await detail(request.id);
    expect(archived).toMatchObject({ state: 'archived', open: false, abilities: ['reveal'] });
    expect((await act('reopen', dispatcher, request.id, { reason: '又漏了' })).status).toBe(409);
    expect((await test.call(api.reopenByCode, { body: { code: request.code, reason: '又漏了' } })).status).toBe(409);
    expect((await progress(request.code)).stage).toBe('done');
  });

  it('a community closes a simple one itself, and somebody else checks it', async () => {
    const request = await reported();
    const { community, colleague } = await signInDesks(test);
    const done = await must('self-handle', community, request.id, { category: await slow(), publicText: '已现场清理' });
    expect(done.state).toBe('replied');
    expect((await act('verify', community, request.id, { onSite: true })).status).toBe(403);
    await must('verify', colleague, request.id, { onSite: true });
    const kinds = (await detail(request.id)).log.map((entry: { kind: string }) => entry.kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['request.accepted', 'request.filed', 'request.dispatched', 'request.signed']),
    );
  });
});
