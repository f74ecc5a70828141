import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { DAY } from '../../kernel/time.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { importRequests } from './commands/import-requests.ts';
import { requestsEndpoints as api } from './contract.ts';
import { evidence, here, requestSteps, signInDesks } from './testing.ts';

/** Scenarios of request-machine.md §4.4 about whom an answer reaches: merged reports, follow-ups, assessment, diversion. */
let test: TestApp;
let dispatcher: Person;
let handler: Person;
let community: Person;
const { act, must, reported, handled, report } = requestSteps<Person>(() => ({ district: test, dispatcher, handler }));

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());
beforeEach(async () => {
  ({ dispatcher, handler, community } = await signInDesks(test));
});

const detail = async (id: string, as: Person = dispatcher): Promise<Answer['json']> =>
  (await test.call(api.getRequest, { as, params: { id } })).json;
const progress = async (code: string): Promise<Answer['json']> =>
  (await test.call(api.seeProgress, { body: { code } })).json;
const titles = (seen: { steps: { title: { zh: string } }[] }): string[] => seen.steps.map(({ title }) => title.zh);
const rateBy = (code: string, solved: boolean, satisfied: number): Promise<Answer> =>
  test.call(api.rateByCode, { body: { code, solved, satisfied } });
const answered = async (id: string): Promise<void> => {
  await must('reply', handler, id, { resultClass: 'solved', publicText: '水管已更换' });
  await must('verify', dispatcher, id, { onSite: true });
};

describe('two residents, one merged, one dissatisfied → only the master re-handles, both told', () => {
  it('and everybody is followed up', async () => {
    const master = await handled();
    const other = await handled({ content: '同一处水管也漏到我家', phone: '13800007777' });
    const before = await detail(other.id);
    await must('merge', dispatcher, other.id, { masterId: master.id });
    const merged = await detail(other.id);
    expect(merged).toMatchObject({ state: 'merged', open: true, holderId: null, mergedInto: { id: master.id } });
    expect(merged.createdAt).toBe(before.createdAt);
    expect((await detail(master.id)).merged).toEqual([expect.objectContaining({ id: other.id, followedUpAt: null })]);
    expect(await progress(other.code)).toMatchObject({ mergedInto: master.number, stage: 'handling', unit: '水务局' });
    expect(titles(await progress(other.code))).toContain('与同一件事合并办理，结果会同样告诉您');

    expect((await rateBy(other.code, true, 5)).json.code).toBe('master-not-answered');
    await answered(master.id);
    expect(await progress(other.code)).toMatchObject({ stage: 'rate', publicText: '水管已更换', can: { rate: true } });
    // The master's own reporter is content; the other has not been asked yet, so nothing is closed.
    expect((await rateBy(master.code, true, 5)).json.stage).not.toBe('done');
    expect((await detail(master.id)).state).toBe('followed-up');
    expect((await act('close', dispatcher, master.id)).json.code).toBe('merged-not-followed-up');
    const unhappy = await rateBy(other.code, false, 1);
    expect(unhappy.status, unhappy.text).toBe(200);

    expect(await detail(master.id)).toMatchObject({ state: 'handling', rehandled: 1, holderId: test.units.water });
    expect(await detail(other.id)).toMatchObject({ state: 'merged', rehandled: 0, holderId: null });
    for (const code of [master.code, other.code]) {
      const seen = await progress(code);
      expect(titles(seen)).toContain('已按您的意见重新办理');
      expect(seen.stage).toBe('handling');
    }
    await answered(master.id);
    // Answered anew: both are asked again.
    expect((await detail(other.id)).satisfied).toBeNull();
    await must('follow-up', community, other.id, { channel: 'phone', reached: true, solved: true, satisfied: 4 });
    expect((await detail(master.id)).state).toBe('verified');
    expect((await rateBy(master.code, true, 5)).json.stage).toBe('done');
    expect(await detail(other.id)).toMatchObject({ state: 'merged', open: false, satisfied: 4 });
    const closedAt = (await detail(master.id)).closedAt;
    expect((await detail(other.id)).closedAt).toBe(closedAt);
    const chain = await test.call(mattersEndpoints.verifyLog, { as: dispatcher, params: { id: other.id } });
    expect(chain.json.intact).toBe(true);
  });

  it('unmerged, it is back where it was with its clocks', async () => {
    const master = await handled();
    const other = await handled({ content: '其实是另一根水管' });
    const before = await detail(other.id);
    await must('merge', dispatcher, other.id, { masterId: master.id });
    expect(
      (await detail(other.id)).clocks.find((clock: { stage: string }) => clock.stage === 'handle').pausedAt,
    ).not.toBeNull();
    await must('unmerge', dispatcher, other.id, { reason: '现场核实不是同一处' });
    const after = await detail(other.id);
    for (const field of ['state', 'holderId', 'leadId', 'dueAt', 'createdAt', 'mergedInto', 'clocks'] as const)
      expect(after[field], field).toEqual(before[field]);
    expect((await detail(master.id)).flags).not.toContain('master');
  });

  it('when the master is taken back, the others stand for themselves again', async () => {
    const master = await handled();
    const other = await handled({ content: '同一处，别家也漏' });
    await must('merge', dispatcher, other.id, { masterId: master.id });
    await test.call(api.withdrawByCode, { body: { code: master.code } });
    expect(await detail(other.id)).toMatchObject({ state: 'handling', holderId: test.units.water, mergedInto: null });
  });

  it('not into itself, nor into what follows another or has others', async () => {
    const [one, two, three] = [await handled(), await handled(), await handled()];
    expect((await act('merge', dispatcher, one.id, { masterId: one.id })).json.code).toBe('not-mergeable');
    await must('merge', dispatcher, two.id, { masterId: one.id });
    expect((await act('merge', dispatcher, three.id, { masterId: two.id })).json.code).toBe('not-mergeable');
    expect((await act('merge', dispatcher, one.id, { masterId: three.id })).json.code).toBe('not-mergeable');
  });
});

describe('unreached resident not counted satisfied', () => {
  it('three tries, closed as unreached; neither solved nor satisfied', async () => {
    const request = await handled({ phone: '13800006666' });
    await answered(request.id);
    const before = await sums();
    for (let i = 0; i < 3; i++) await must('follow-up', community, request.id, { channel: 'phone', reached: false });
    expect(await detail(request.id)).toMatchObject({ state: 'closed', reached: false, solved: null, satisfied: null });
    expect(await sums()).toEqual({ ...before, visited: before.visited + 1, unreached: before.unreached + 1 });
  });
});

type Sums = Record<
  'visited' | 'unreached' | 'solved' | 'satisfied' | 'x_visited' | 'x_answered' | 'x_satisfied',
  number
>;
async function sums(): Promise<Sums> {
  const fields = ['visited', 'unreached', 'solved', 'satisfied', 'x_visited', 'x_answered', 'x_satisfied'];
  const { rows } = await test.platform.db.owner.query(
    `select ${fields.map((field) => `coalesce(sum(${field}), 0)::int as ${field}`).join()} from rate_counts where tenant_id = $1`,
    [test.tenantId],
  );
  return rows[0];
}

describe('exclusion accepted: rate changes, case and public record do not', () => {
  const appeal = async (id: string, as: Person = handler): Promise<Answer> =>
    test.call(api.appealAssessment, {
      as,
      params: { id },
      body: { ground: 'unlawful-demand', reason: '诉求不符合规定', files: [await evidence(test, as)] },
    });
  const vote = (as: Person, row: { id: string; version: number }, accepted: boolean): Promise<Answer> =>
    test.call(api.voteOnExclusion, {
      as,
      params: { id: row.id },
      body: { version: row.version, accepted, reason: '经核实' },
    });
  const unhappyOnce = async (): Promise<{ id: string; code: string }> => {
    const request = await handled();
    await must('reply', handler, request.id, {
      resultClass: 'beyond-duty',
      publicText: '不符合规定，无法办理',
      unsolvedReason: '没有法律依据',
    });
    await must('verify', dispatcher, request.id, { onSite: false });
    await rateBy(request.code, false, 1);
    return request;
  };

  it('two of the panel accept', async () => {
    const request = await unhappyOnce();
    const [case_, public_, published] = [await detail(request.id), await progress(request.code), await sums()];
    const appealed = await appeal(request.id);
    expect(appealed.status, appealed.text).toBe(201);
    expect((await appeal(request.id)).json.code).toBe('appealed-already');
    expect((await vote(handler, appealed.json, true)).status).toBe(403);
    const first = await vote(dispatcher, appealed.json, true);
    expect(first.json, first.text).toMatchObject({ state: 'waiting', abilities: [] });
    expect((await vote(dispatcher, first.json, true)).status).toBe(403);
    expect(await sums()).toEqual(published);
    const supervisor = await test.signIn('supervisor');
    const second = await vote(supervisor, first.json, true);
    expect(second.json, second.text).toMatchObject({ state: 'accepted' });
    expect(await sums()).toEqual({
      ...published,
      x_visited: published.x_visited + 1,
      x_answered: published.x_answered + 1,
    });
    expect(await detail(request.id)).toEqual(case_);
    expect(await progress(request.code)).toEqual(public_);
    // Handled and answered again, it has no follow-up any more: both sums lose it alike.
    await must('rehandle', dispatcher, request.id, { reason: '复查后重办' });
    await must('reply', handler, request.id, { resultClass: 'solved', publicText: '已解决' });
    expect(await sums()).toEqual({ ...published, visited: published.visited - 1 });
  });

  it('one of the panel refuses: nothing changes, and it may be appealed once more with new proof', async () => {
    const request = await unhappyOnce();
    const before = await sums();
    const appealed = await appeal(request.id);
    const first = await vote(dispatcher, appealed.json, true);
    const second = await vote(await test.signIn('supervisor'), first.json, false);
    expect(second.json).toMatchObject({ state: 'rejected' });
    expect(await sums()).toEqual(before);
    const listed = await test.call(api.listExclusions, { as: handler, query: { state: 'rejected' } });
    expect(listed.json.items).toContainEqual(expect.objectContaining({ requestId: request.id }));
    expect((await appeal(request.id)).status).toBe(201);
  });

  it('only by the unit that answered, only after the follow-up, only in time', async () => {
    const open = await handled();
    expect((await appeal(open.id)).json.code).toBe('not-followed-up');
    expect((await appeal(open.id, community)).status).toBe(403);
    const request = await unhappyOnce();
    const now = test.now();
    test.setNow(new Date(now.getTime() + 9 * DAY));
    ({ handler } = await signInDesks(test));
    expect((await appeal(request.id)).json.code).toBe('appeal-too-late');
    test.setNow(now);
  });
});

describe('12345 order imported twice yields one case', () => {
  it('the second time nothing is made and nothing is changed', async () => {
    const row = {
      title: '路灯不亮',
      content: '幸福路口路灯不亮',
      source: 'hotline',
      urgency: 'normal' as const,
      ...here,
      category: null,
      sourceSystem: '12345',
      sourceNumber: '20261118-0001',
      madeAt: test.now(),
      dueAt: null,
      closed: false,
      closedAt: null,
      leadId: null,
      publicText: null,
    };
    const [first] = await test.inTransaction((ctx) => importRequests(ctx, ctx.newId(), [row]));
    await must('accept', community, first?.id ?? '', {});
    const [again] = await test.inTransaction((ctx) =>
      importRequests(ctx, ctx.newId(), [{ ...row, content: '改过的内容' }]),
    );
    expect(again).toEqual({ ...first, isNew: false });
    const { rows } = await test.platform.db.owner.query(
      `select m.state, r.content from requests r join matters m using (tenant_id, id) where r.source_number = $1`,
      [row.sourceNumber],
    );
    expect(rows).toEqual([{ state: 'accepted', content: row.content }]);
  });
});

describe('typed diversion', () => {
  it('着火 is told to call 119 at once, logged, and received all the same', async () => {
    const answer = await report({ content: '三号楼电动车棚着火了' });
    expect(answer.status).toBe(201);
    expect(answer.json.advice).toEqual([expect.objectContaining({ code: 'fire', phone: '119' })]);
    const seen = await progress(answer.json.queryCode);
    expect(titles(seen).join()).toContain('119');
    expect((await report({ content: '楼道灯不亮' })).json.advice).toEqual([]);
  });

  it('the desk tells where to turn; the routes are open to everybody', async () => {
    const routes = await test.call(api.listDiversions);
    expect(routes.json.items.map((route: { code: string }) => route.code)).toEqual(
      expect.arrayContaining([
        'fire',
        'police',
        'ambulance',
        'traffic',
        'petition',
        'arbitration',
        'litigation',
        'discipline',
      ]),
    );
    const request = await reported({ content: '老板不给钱' });
    expect((await act('divert', community, request.id, { route: 'nowhere' })).json.code).toBe('unknown-route');
    await must('divert', community, request.id, { route: 'arbitration' });
    expect((await detail(request.id)).diversions).toEqual([
      expect.objectContaining({ route: 'arbitration', byWords: false }),
    ]);
    expect(titles(await progress(request.code)).join()).toContain('12333');
    expect((await detail(request.id)).state).toBe('registered');
  });
});
