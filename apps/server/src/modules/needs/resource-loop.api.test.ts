import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import type { Endpoint } from '../../kernel/endpoint.ts';
import { systemActor } from '../../kernel/actor.ts';
import { type AgendaCandidate, organizationsEndpoints as bodies } from '../organizations/contract.ts';
import { hearDecision as hearOfProject, projectCalls } from '../projects/testing.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { actOn as onRequest, codesOf, here, VERIFIED } from '../requests/testing.ts';
import { hearDecision as hearOfNeed } from './commands/hear-decision.ts';
import { needsEndpoints as api } from './contract.ts';
import { actOn, type Desks, listed, offered, signInDesks } from './testing.ts';

let test: TestApp;
let desks: Desks;
let street: Person;
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
  street = await test.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
  supervisor = await test.signIn('supervisor');
}
const ask = async (endpoint: Endpoint, as: Person, id?: string, body?: object): Promise<Answer['json']> => {
  const answer = await test.call(endpoint, { as, ...(id && { params: { id } }), ...(body && { body }) });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.json;
};
const request = async (name: string, as: Person, id: string, body: object = {}): Promise<Answer['json']> => {
  const answer = await onRequest(test, { name, as, id, body });
  expect(answer.status, `${name} ${answer.text}`).toBe(200);
  return answer.json;
};
const heard = (): Promise<void> => test.app.pump.drained();

/** The community's enlarged committee, with the water office at the table. */
async function committee(): Promise<string> {
  const { id } = await ask(bodies.foundBody, street, undefined, {
    kind: 'community-committee',
    name: '一社区大党委',
    placeIds: [test.places.C1],
    foundedOn: '2026-01-01',
  });
  for (const [unit, role] of [
    ['c1', 'secretary'],
    ['water', 'part-time'],
  ] as const)
    await ask(bodies.giveSeat, street, id, { unitId: test.units[unit], role, fromOn: '2026-01-01' });
  return id;
}
interface Item {
  id: string;
  matterId: string | null;
}
/** A meeting with this agenda, held this morning. */
async function held(bodyId: string, agenda: object[]): Promise<{ id: string; version: number; agenda: Item[] }> {
  const called = await ask(bodies.callMeeting, desks.community, undefined, {
    bodyId,
    title: '十一月例会',
    beginsAt: '2026-11-18T09:00:00+08:00',
    venue: '社区议事厅',
    agenda,
  });
  const units = called.units.map(({ unitId }: { unitId: string }) => ({ unitId, attendance: 'present' }));
  return ask(bodies.holdMeeting, desks.community, called.id, { version: called.version, units });
}
const decide = async (meeting: { id: string }, item: Item | undefined, body: object): Promise<void> => {
  const { version } = await ask(bodies.getMeeting, desks.community, meeting.id);
  await ask(bodies.decideItem, desks.community, item?.id, { version, ...body });
};
const candidates = async (as: Person, meetingId: string): Promise<AgendaCandidate[]> =>
  (await ask(bodies.listAgendaCandidates, as, meetingId)).items;

describe('the resource loop', () => {
  it('leads from a request about a silted field to a need, a match, a decision, a project, its effect, and a closed request', async () => {
    const { community, colleague, water, worker } = desks;
    // A resident reports; the community takes it on and finds that it wants more than a repair.
    const reported = await test.call(requestsEndpoints.reportRequest, {
      body: { content: '北沟淤了，近六十亩地浇不上水', ...here },
    });
    const { queryCode: code, number } = reported.json;
    const { rows } = await test.platform.db.owner.query('select id from matters where number = $1', [number]);
    const requestId = rows[0].id as string;
    const [category] = await codesOf(test, 'category', VERIFIED);
    const { version } = await request('dispatch', community, requestId, { unitId: test.units.c1, category });
    expect(version).toBeGreaterThan(1);
    const { version: requestVersion } = await request('sign', community, requestId);
    const need = await ask(api.needFromRequest, community, requestId, {
      requestVersion,
      sort: 'surroundings',
      people: 60,
    });
    for (const name of ['verify', 'putOnList'] as const)
      expect((await actOn(test, name, colleague, need.id)).status).toBe(200);

    // Matched: the water office has an excavator, and its reasons are in words.
    const digger = await offered(test, water, { name: '水渠清淤机械', capacity: 5, measure: '台班', sort: 'skill' });
    const found = await test.call(api.listCandidates, { as: community, params: { id: need.id } });
    expect(found.json.items[0]).toMatchObject({ resource: { id: digger.id } });
    const made = await ask(api.makePromise, community, undefined, {
      needId: need.id,
      resourceId: digger.id,
      amount: 2,
    });
    const confirmed = await ask(api.confirmPromise, water, made.id, { version: made.version, side: 'giver' });
    expect(confirmed.state).toBe('confirmed');

    // A project is drafted and decided at the conference.
    const sources = [
      { kind: 'need', id: need.id },
      { kind: 'resource', id: digger.id },
    ];
    const project = await calls.draft(community, { placeId: test.places.C1, sources });
    const bodyId = await committee();
    const meeting = await held(bodyId, [
      { matterKind: 'project', matterId: project.id, title: '北沟清淤' },
      { title: '冬季安全检查' },
    ]);
    await decide(meeting, meeting.agenda[0], { outcome: 'agreed', decision: '一致同意，水务局牵头' });
    await heard();
    expect((await calls.see(community, project.id)).json).toMatchObject({
      state: 'decided',
      decision: { body: '一社区大党委', decidedOn: '2026-11-18', minutes: '一致同意，水务局牵头' },
    });

    // Done, published; the resident is told while it is still looked after.
    await calls.done('assignProject', community, project.id, { unitId: test.units.water });
    await calls.done('finishProject', water, project.id, { text: '清淤一千三百米' });
    const effect = { before: '渠道淤死', after: '水到地头，六十亩地浇上了水', peopleHelped: 132 };
    await calls.done('reportEffect', water, project.id, effect);
    await calls.done('publishEffect', community, project.id, { published: true });
    const progress = async (): Promise<Answer['json']> =>
      (await test.call(requestsEndpoints.seeProgress, { body: { code } })).json;
    expect((await progress()).publicText).toContain('水到地头，六十亩地浇上了水');
    await request('verify', colleague, requestId, { onSite: true });
    expect((await progress()).stage).toBe('rate');
    const rated = await test.call(requestsEndpoints.rateByCode, { body: { code, solved: true, satisfied: 5 } });
    expect(rated.status, rated.text).toBeLessThan(300);
    expect((await progress()).stage).toBe('checking');

    // 回头看 by another person closes all of it.
    test.setNow(new Date(WEDNESDAY_TEN.getTime() + 92 * 86_400_000));
    await signInAll();
    await calls.done('recheckProject', supervisor, project.id, { text: '渠道通畅，没有反弹' });
    expect((await progress()).stage).toBe('done');
    const closed = await test.call(api.getNeed, { as: desks.community, params: { id: need.id } });
    expect(closed.json).toMatchObject({ state: 'rechecked', projects: [{ id: project.id, state: 'closed' }] });
    expect(closed.json.log.map(({ kind }: { kind: string }) => kind)).toEqual([
      'need.noted',
      'need.verified',
      'need.listed',
      'need.matched',
      'need.met',
      'need.rechecked',
    ]);
    expect(await calls.kinds(requestId)).toEqual(
      expect.arrayContaining(['request.transferred', 'request.replied', 'request.transfer-ended', 'request.closed']),
    );
    expect(worker).toBeDefined();
    test.setNow(WEDNESDAY_TEN);
    await signInAll();
  });
});

describe('the agenda of a joint meeting', () => {
  it('is offered open needs, projects that wait for a decision and hard requests, to each what he or she may see', async () => {
    const { community, water, dispatcher } = desks;
    const needId = await listed(test, desks, { content: '楼院没有路灯', people: 90, sort: 'surroundings' });
    const { id: projectId, title } = await calls.draft(community, { placeId: test.places.C1, title: '楼院路灯' });
    expect(title).toBeUndefined();
    const other = await calls.draft(desks.other, { placeId: test.places.C2, title: '别处的项目' });
    const registered = await ask(requestsEndpoints.registerRequest, community, undefined, {
      content: '张某某家的屋顶漏水，多次反映',
      source: 'walk-in',
      placeId: test.places.G1,
      ...here,
    });
    const [category] = await codesOf(test, 'category', VERIFIED);
    await request('dispatch', community, registered.id, { unitId: test.units.water, category });
    await test.platform.db.owner.query(`update matters set due_at = $2 where id = $1`, [
      registered.id,
      new Date('2026-11-10T10:00:00+08:00'),
    ]);
    const meeting = await held(await committee(), [{ title: '冬季安全检查' }]);
    const offeredTo = async (as: Person): Promise<string[]> =>
      (await candidates(as, meeting.id)).map(({ source, matterId }) => `${source} ${matterId}`);
    const all = await offeredTo(community);
    expect(all).toEqual(
      expect.arrayContaining([`needs ${needId}`, `projects ${projectId}`, `requests ${registered.id}`]),
    );
    expect(all).not.toContain(`projects ${other.id}`);
    const hard = (await candidates(dispatcher, meeting.id)).find(({ matterId }) => matterId === registered.id);
    // By number and kind: not everybody at the table sees requests.
    expect(hard?.title).toMatch(/^诉求 \d+：/);
    expect(hard?.title).not.toContain('张某某');
    expect(hard?.reason).toContain('已超时 8 天');
    expect(hard?.reasonEn).toContain('8 days overdue');
    // The water office is to handle the request, and has nothing to do with the draft of the community.
    const ofWater = await offeredTo(water);
    expect(ofWater).toContain(`requests ${registered.id}`);
    expect(ofWater).not.toContain(`projects ${projectId}`);
  });

  it('is carried on: a need and an undecided project keep what was said, once; a neighbour’s is not decided on', async () => {
    const { community } = desks;
    const needId = await listed(test, desks, { content: '想有个读书角', sort: 'culture' });
    const deferred = await calls.draft(community, { placeId: test.places.C1, title: '读书角' });
    const foreign = await calls.draft(desks.other, { placeId: test.places.C2, title: '二社区的项目' });
    const meeting = await held(await committee(), [
      { matterKind: 'need', matterId: needId, title: '读书角' },
      { matterKind: 'project', matterId: deferred.id, title: '读书角项目' },
      { matterKind: 'project', matterId: foreign.id, title: '别人的项目' },
    ]);
    const [ofNeed, ofProject, ofForeign] = meeting.agenda;
    await decide(meeting, ofNeed, { outcome: 'agreed', decision: '请图书馆支持' });
    await decide(meeting, ofProject, { outcome: 'deferred', decision: '下次再议' });
    await decide(meeting, ofForeign, { outcome: 'agreed', decision: '同意' });
    await heard();
    const { rows: events } = await test.platform.db.owner.query(
      `select id::float8 as id, tenant_id as "tenantId", subject_id as "subjectId", seq, kind, at, actor_id as "actorId",
         post_id as "postId", unit_id as "unitId", data from events where kind = 'joint-decision.made'`,
    );
    for (const event of events)
      await test.inTransaction(async (ctx) => {
        await hearOfNeed(ctx, event);
        await hearOfProject(ctx, event);
      }, systemActor(test.tenantId));
    expect((await calls.kinds(needId)).filter((kind) => kind === 'need.talked-about')).toHaveLength(1);
    const need = await ask(api.getNeed, community, needId);
    expect(need.sources).toContainEqual(expect.objectContaining({ source: 'meeting', subjectId: meeting.id }));
    expect(await calls.kinds(deferred.id)).toEqual(['project.drafted', 'project.talked-about']);
    expect(await calls.kinds(foreign.id)).toEqual(['project.drafted']);
  });
});
