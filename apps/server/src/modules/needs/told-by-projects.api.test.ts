import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { projectsEndpoints } from '../projects/contract.ts';
import { projectCalls } from '../projects/testing.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { actOn as onRequest, codesOf, here, VERIFIED } from '../requests/testing.ts';
import { needsEndpoints as api } from './contract.ts';
import { actOn, type Desks, listed, offered, signInDesks } from './testing.ts';

let test: TestApp;
let desks: Desks;
let supervisor: Person;
let calls: ReturnType<typeof projectCalls>;
beforeAll(async () => {
  test = await startTestApp();
  calls = projectCalls(test);
  await signInAll();
});
afterAll(() => test.stop());

async function signInAll(): Promise<void> {
  desks = await signInDesks(test);
  supervisor = await test.signIn('supervisor');
}
const goTo = async (at: Date): Promise<void> => {
  test.setNow(at);
  await signInAll();
};
const CONTENT = '六十亩地的水渠淤了，浇不上水';

/** What a resident reported, on the community's own desk. */
async function handled(): Promise<{ id: string; code: string }> {
  const { community } = desks;
  const reported = await test.call(requestsEndpoints.reportRequest, { body: { content: CONTENT, ...here } });
  expect(reported.status, reported.text).toBe(201);
  const { rows } = await test.platform.db.owner.query('select id from matters where number = $1', [
    reported.json.number,
  ]);
  const { id } = rows[0];
  const [category] = await codesOf(test, 'category', VERIFIED);
  await request('dispatch', community, id, { unitId: test.units.c1, category });
  await request('sign', community, id);
  return { id, code: reported.json.queryCode };
}
async function request(name: string, as: Person, id: string, body: object = {}): Promise<Answer['json']> {
  const answer = await onRequest(test, { name, as, id, body });
  expect(answer.status, `${name} ${answer.text}`).toBe(200);
  return answer.json;
}
const seeRequest = async (id: string): Promise<Answer['json']> =>
  (await test.call(requestsEndpoints.getRequest, { as: desks.dispatcher, params: { id } })).json;
const progress = async (code: string): Promise<Answer['json']> =>
  (await test.call(requestsEndpoints.seeProgress, { body: { code } })).json;
const seeNeed = async (id: string): Promise<Answer['json']> =>
  (await test.call(api.getNeed, { as: desks.community, params: { id } })).json;

/** Handed over to a need, and that is on the list. */
async function handedOver(requestId: string): Promise<string> {
  const { version } = await seeRequest(requestId);
  const made = await test.call(api.needFromRequest, {
    as: desks.community,
    params: { id: requestId },
    body: { requestVersion: version, sort: 'surroundings' },
  });
  expect(made.status, made.text).toBe(201);
  for (const name of ['verify', 'putOnList'] as const)
    expect((await actOn(test, name, desks.colleague, made.json.id)).status).toBe(200);
  return made.json.id;
}
/** Of these sources, as far as its settled effect. */
async function effective(sources: object[]): Promise<string> {
  const { community, water } = desks;
  const id = await calls.decided(community, { placeId: test.places.C1, sources });
  await calls.done('assignProject', community, id, { unitId: test.units.water });
  await worked(id);
  expect(water).toBeDefined();
  return id;
}
async function worked(id: string): Promise<void> {
  const { community, water } = desks;
  await calls.done('finishProject', water, id, { text: '清完了' });
  await calls.done('reportEffect', water, id, { before: '渠道淤死', after: '水到地头', peopleHelped: 132 });
  await calls.done('publishEffect', community, id, { published: true });
}
const inRecheck = (): Promise<void> => goTo(new Date(test.now().getTime() + 91 * 86_400_000));

describe('a project made of what lies elsewhere', () => {
  it('is not drafted, nor is one of the own area revised so: nobody closes needs and requests of a neighbour', async () => {
    const { id: requestId } = await handled();
    const needId = await handedOver(requestId);
    const { id: free } = await handled();
    for (const source of [
      { kind: 'need', id: needId },
      { kind: 'request', id: free },
      // Of another kind than it says.
      { kind: 'request', id: needId },
    ]) {
      const body = { title: '清淤', type: 'co-building', content: '清淤', sources: [source] };
      const drafted = await test.call(projectsEndpoints.draftProject, { as: desks.other, body });
      expect(drafted.json, JSON.stringify(source)).toMatchObject({
        code: 'unknown-source',
        details: { field: 'sources' },
      });
      const { id } = await calls.draft(desks.other);
      expect((await calls.act('reviseProject', desks.other, id, { sources: [source] })).json.code).toBe(
        'unknown-source',
      );
    }
    expect((await seeNeed(needId)).projects).toEqual([]);
  });
});

describe('a project made from a need of a request', () => {
  it('matches, meets and rechecks the need; the request is answered, and closed with the recheck', async () => {
    const { id, code } = await handled();
    const needId = await handedOver(id);
    const sources = [{ kind: 'need', id: needId }];
    const { id: projectId, number } = await calls.draft(desks.community, { placeId: test.places.C1, sources });
    expect((await seeNeed(needId)).projects).toMatchObject([{ id: projectId, number, state: 'drafted', percent: 0 }]);
    await calls.done('decideProject', desks.community, projectId, calls.decision);
    expect((await seeNeed(needId)).state).toBe('listed');
    await calls.done('assignProject', desks.community, projectId, { unitId: test.units.water });
    expect(await seeNeed(needId)).toMatchObject({ state: 'matched', projects: [{ state: 'underway' }] });
    expect((await seeRequest(id)).state).toBe('handling');

    await worked(projectId);
    expect(await seeNeed(needId)).toMatchObject({ state: 'met', metText: `项目 ${number} 已完工，实效已审定` });
    const answered = await seeRequest(id);
    expect(answered).toMatchObject({ state: 'replied', resultClass: 'solved', link: { endedAt: null } });
    const told = await progress(code);
    expect(told.publicText).toContain(`（${number}）办成：水到地头`);
    expect(told.steps.map(({ title }: { title: { zh: string } }) => title.zh)).toContain('已办理并答复');
    // Nobody checks or asks about what he or she settled: the community that published it does not verify.
    expect((await onRequest(test, { name: 'verify', as: desks.community, id, body: { onSite: true } })).status).toBe(
      403,
    );
    await request('verify', desks.colleague, id, { onSite: true });
    const asked = { channel: 'phone', reached: true, solved: true, satisfied: 5 };
    expect(await request('follow-up', supervisor, id, asked)).toMatchObject({ state: 'followed-up' });
    expect((await onRequest(test, { name: 'close', as: supervisor, id })).json.code).toBe('link-open');

    await inRecheck();
    await calls.done('recheckProject', supervisor, projectId, { text: '渠道通畅' });
    expect((await seeNeed(needId)).state).toBe('rechecked');
    expect(await seeRequest(id)).toMatchObject({ state: 'closed', link: { endedAt: expect.any(String) } });
    expect((await progress(code)).stage).toBe('done');
    expect((await calls.see(desks.community, projectId)).json.sources).toMatchObject([
      { kind: 'need', told: 'closed' },
    ]);
    await goTo(WEDNESDAY_TEN);
  });

  it('that rebounds opens them again, and every step is taken once however often it is told', async () => {
    const { id, code } = await handled();
    const needId = await handedOver(id);
    const projectId = await effective([{ kind: 'need', id: needId }]);
    await calls.done('reboundProject', supervisor, projectId, { reason: '又淤了一段', percent: 70 });
    expect(await seeNeed(needId)).toMatchObject({ state: 'matched', rebounds: 1 });
    expect(await seeRequest(id)).toMatchObject({ state: 'handling', link: { endedAt: null } });
    await worked(projectId);
    expect((await seeRequest(id)).state).toBe('replied');
    // A second project of the same need comes to its effect as well: nothing is left to do.
    await effective([{ kind: 'need', id: needId }]);
    const kinds = await calls.kinds(needId);
    expect(kinds.filter((kind) => kind === 'need.met')).toHaveLength(2);
    expect((await calls.kinds(id)).filter((kind) => kind === 'request.replied')).toHaveLength(2);
    await inRecheck();
    await calls.done('recheckProject', supervisor, projectId, { text: '没有反弹' });
    // Looked at on the spot; the resident has not been asked yet, and the answer closes it.
    expect(await seeRequest(id)).toMatchObject({ state: 'verified', link: { endedAt: expect.any(String) } });
    const rated = await test.call(requestsEndpoints.rateByCode, { body: { code, solved: true, satisfied: 5 } });
    expect(rated.status, rated.text).toBeLessThan(300);
    expect((await seeRequest(id)).state).toBe('closed');
    // It came back later: the community says so on the need, and the closed request is taken up again.
    expect((await actOn(test, 'rebound', desks.community, needId, { reason: '渠又淤了' })).status).toBe(200);
    expect(await seeRequest(id)).toMatchObject({ state: 'handling', flags: expect.arrayContaining(['linked']) });
    await goTo(WEDNESDAY_TEN);
  });

  it('that stops puts the need on the list again, unless something else is in hand for it', async () => {
    const needId = await listed(test, desks);
    const underway = async (): Promise<string> => {
      const id = await calls.decided(desks.community, { sources: [{ kind: 'need', id: needId }] });
      await calls.done('assignProject', desks.community, id, { unitId: test.units.water });
      return id;
    };
    const [first, second] = [await underway(), await underway()];
    await calls.done('stopProject', desks.community, first, { reason: '没有资金' });
    expect((await seeNeed(needId)).state).toBe('matched');
    await calls.done('stopProject', desks.community, second, { reason: '没有资金' });
    expect((await seeNeed(needId)).state).toBe('listed');
  });

  it('of a request without a need between takes it over, answers it and lets it go', async () => {
    const { id, code } = await handled();
    const projectId = await effective([{ kind: 'request', id }]);
    expect(await seeRequest(id)).toMatchObject({ state: 'replied', link: { kind: 'project', targetId: projectId } });
    expect((await progress(code)).publicText).toContain('水到地头');
    const other = (await handled()).id;
    const stopped = await calls.decided(desks.community, { sources: [{ kind: 'request', id: other }] });
    expect((await seeRequest(other)).link).toMatchObject({ kind: 'project', endedAt: null });
    await calls.done('stopProject', desks.community, stopped, { reason: '没有资金' });
    expect(await seeRequest(other)).toMatchObject({ state: 'handling', link: { endedAt: expect.any(String) } });
  });
});

describe('a need without a project', () => {
  it('met by what was promised tells the request; gathered into another it hears of that one', async () => {
    const { community, water } = desks;
    const { id, code } = await handled();
    const needId = await handedOver(id);
    const into = await listed(test, desks, { sort: 'surroundings' });
    expect((await actOn(test, 'gather', desks.colleague, needId, { intoId: into })).status).toBe(200);
    const { id: resourceId } = await offered(test, water);
    const made = await test.call(api.makePromise, { as: community, body: { needId: into, resourceId } });
    const both = await test.call(api.confirmPromise, {
      as: water,
      params: { id: made.json.id },
      body: { version: made.json.version, side: 'giver' },
    });
    expect(both.json.state, both.text).toBe('confirmed');
    const kept = await test.call(api.keepPromise, {
      as: community,
      params: { id: made.json.id },
      body: { version: both.json.version, outcome: '渠清好了', meets: true, publicText: '门前的渠已经清好，水通了。' },
    });
    expect(kept.json.state, kept.text).toBe('kept');
    expect((await seeNeed(into)).state).toBe('met');
    expect((await seeRequest(id)).state).toBe('replied');
    expect((await progress(code)).publicText).toBe('门前的渠已经清好，水通了。');
  });

  it('that is not taken up gives the request back to its unit', async () => {
    const { id } = await handled();
    const { version } = await seeRequest(id);
    const { json } = await test.call(api.needFromRequest, {
      as: desks.community,
      params: { id },
      body: { requestVersion: version, sort: 'surroundings' },
    });
    expect((await actOn(test, 'refuse', desks.colleague, json.id, { reason: '属于个人事务' })).status).toBe(200);
    const after = await seeRequest(id);
    expect(after).toMatchObject({ state: 'handling', link: { endedAt: expect.any(String) } });
    expect(after.flags).not.toContain('linked');
  });
});
