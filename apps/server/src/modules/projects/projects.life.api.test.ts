import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { newId } from '../../platform/ids.ts';
import { redAndBlue, upload } from '../files/testing.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { projectsEndpoints as api } from './contract.ts';
import type { ToldProject } from './commands/tell-sources.ts';
import { projectSources } from './index.ts';
import { sweepProjects } from './jobs/sweep-projects.ts';
import { projectCalls } from './testing.ts';

let test: TestApp;
let calls: ReturnType<typeof projectCalls>;
let community: Person;
let colleague: Person;
let water: Person;
let heat: Person;
let supervisor: Person;
beforeAll(async () => {
  test = await startTestApp();
  calls = projectCalls(test);
  await signInAll();
});
afterAll(() => test.stop());
async function signInAll(): Promise<void> {
  community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
  colleague = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
  water = await test.signIn('department-handler', { unit: 'water' });
  heat = await test.signIn('unit-liaison', { unit: 'heat' });
  supervisor = await test.signIn('supervisor');
}
const goTo = async (day: string): Promise<void> => {
  test.setNow(new Date(`${day}T10:00:00+08:00`));
  await signInAll();
};
const plan = [
  { title: '勘测', dueOn: '2026-11-30', percent: 20 },
  { title: '清淤', dueOn: '2026-12-20', percent: 80 },
  { title: '验收', dueOn: '2027-01-10', percent: 100 },
];
const picture = async (person: Person, purpose: string): Promise<string> => {
  const bytes = await redAndBlue().jpeg().toBuffer();
  const { status, json } = await upload(test.http, { bytes, purpose, cookie: person.cookie });
  expect(status).toBe(201);
  return json.id;
};
const milestone = async (id: string, title: string): Promise<string> => {
  const { json } = await calls.see(community, id);
  return json.milestones.find(
    (each: { title: string; reachedOn: string | null }) => each.title === title && !each.reachedOn,
  ).id;
};
const code = async (promise: Promise<Answer>): Promise<string> => (await promise).json.code;

describe('a project', () => {
  it('goes from its draft through the decision, the work and the effect to the recheck by another person', async () => {
    const sources = [{ kind: 'resource', id: newId(test.now()) }];
    const later = [{ kind: 'meeting', id: newId(test.now()) }, ...sources];
    const told: [string, ToldProject][] = [];
    projectSources.register('resource', async (_ctx, sourceId, project) => {
      told.push([sourceId, project]);
      return true;
    });
    const { id, number, state } = await calls.draft(community, {
      placeId: test.places.C1,
      budget: { amount: '125000.50', source: '党费和区级预算', text: '机械台班和闸门' },
      parts: [{ unitId: test.units.heat, text: '出两台车' }],
      milestones: plan,
      sources,
    });
    expect(state).toBe('drafted');
    expect((await calls.see(water, id)).status).toBe(404);
    await calls.done('reviseProject', community, id, { content: '清淤一千三百米', sources: later });
    const meetingId = newId(test.now());
    await calls.done('decideProject', community, id, { ...calls.decision, meetingId });
    const assigned = await calls.done('assignProject', community, id, {
      unitId: test.units.water,
      note: '请水务局牵头',
    });
    expect(assigned).toMatchObject({ state: 'underway', dueAt: expect.stringContaining('2026-11-30') });
    const todo = await test.call(requestsEndpoints.listRequests, { as: water, query: { view: 'todo' } });
    expect(todo.json.items).toMatchObject([{ id, kind: 'project', number }]);
    const evidence = await picture(water, 'evidence');
    const reached = await calls.done('reachMilestone', water, id, {
      milestoneId: await milestone(id, '勘测'),
      text: '勘测完成',
      files: [evidence],
    });
    expect(reached).toMatchObject({ percent: 20, dueAt: expect.stringContaining('2026-12-20') });
    const never = { milestoneId: await milestone(id, '清淤'), text: '清淤完成', reachedOn: '2026-02-30' };
    expect(await code(calls.act('reachMilestone', water, id, never))).toBe('civil-date');
    expect(await code(calls.act('finishProject', water, id, { text: '完工' }))).toBe('milestones-open');
    await calls.done('reportProject', water, id, { percent: 45, text: '清淤四百米' });
    await calls.done('reportPart', heat, id, { text: '两台车已到' });
    expect(await code(calls.act('reachMilestone', water, id, { milestoneId: newId(test.now()), text: '验收' }))).toBe(
      'not-the-next-milestone',
    );
    for (const title of ['清淤', '验收'])
      await calls.done('reachMilestone', water, id, { milestoneId: await milestone(id, title), text: `${title}完成` });
    expect((await calls.done('finishProject', water, id, { text: '全部完成' })).state).toBe('done');
    expect(await code(calls.act('publishEffect', community, id, { published: true }))).toBe('effect-missing');
    const files = [await picture(water, 'before'), await picture(water, 'after')];
    const effect = { before: '渠道淤死，六十亩地浇不上水', after: '水到地头', peopleHelped: 132, files };
    await calls.done('reportEffect', water, id, effect);
    const published = await calls.done('publishEffect', community, id, { published: true });
    expect(published.state).toBe('effective');
    expect(await code(calls.act('recheckProject', supervisor, id, { text: '看过了' }))).toBe('recheck-too-early');
    await goTo('2027-02-20');
    await calls.done('recheckProject', supervisor, id, { text: '渠道通畅，没有反弹' });
    const seen = (await calls.see(community, id)).json;
    expect(seen).toMatchObject({
      state: 'closed',
      content: '清淤一千三百米',
      budget: { amount: '125000.50' },
      decision: { body: '社区大党委联席会议', decidedOn: '2026-08-18' },
      parts: [{ report: '两台车已到' }],
      effects: [{ round: 1, peopleHelped: 132, published: true, rebounded: false, recheckOn: '2027-02-16' }],
      abilities: [],
    });
    expect(seen.milestones[0].files).toEqual([evidence]);
    expect(seen.files.map(({ purpose }: { purpose: string }) => purpose).sort()).toEqual([
      'after',
      'before',
      'evidence',
    ]);
    // The resource was told of each step; nobody tells meetings, and their rows say so.
    expect(told.map(([, { step }]) => step)).toEqual(['decided', 'underway', 'effective', 'closed']);
    expect(new Set(told.map(([sourceId]) => sourceId))).toEqual(new Set([sources[0]?.id]));
    const toldOf = (kind: string) =>
      seen.sources.flatMap((each: { kind: string; told: string | null }) => (each.kind === kind ? [each.told] : []));
    expect([toldOf('meeting'), toldOf('resource')]).toEqual([[null, null], ['closed']]);
    expect(seen.sources).toContainEqual(expect.objectContaining({ kind: 'meeting', id: meetingId }));
    const chain = await test.call(mattersEndpoints.verifyLog, { as: community, params: { id } });
    expect(chain.json).toMatchObject({ intact: true });
    expect(await calls.kinds(id)).toEqual([
      'project.drafted',
      'project.revised',
      'project.decided',
      'project.assigned',
      'project.milestone-reached',
      'project.reported',
      'project.part-reported',
      'project.milestone-reached',
      'project.milestone-reached',
      'project.finished',
      'project.effect-reported',
      'project.effect-published',
      'project.rechecked',
    ]);
    test.setNow(WEDNESDAY_TEN);
    await signInAll();
  });

  it('that rebounds is under way again, is counted, and is looked back on anew', async () => {
    const id = await calls.decided(community, { type: 'livelihood' });
    await calls.done('assignProject', community, id, { unitId: test.units.c1 });
    await calls.done('finishProject', community, id, { text: '做完了' });
    await calls.done('reportEffect', community, id, { before: '路灯不亮', after: '都亮了', peopleHelped: 40 });
    // Nor is it settled by whoever reported it.
    const hidden = { published: false, reason: '涉及住户，暂不公布' };
    expect(await code(calls.act('publishEffect', community, id, hidden))).toBe('second-person-needed');
    expect((await calls.see(community, id)).json.abilities).not.toContain('publish');
    await calls.done('publishEffect', colleague, id, hidden);
    // Whoever reported the effect looks back on it in no way, and is not asked to.
    const owed = async (as: Person): Promise<string[]> =>
      (await test.call(api.listProjects, { as, query: { view: 'todo', state: 'effective' } })).json.items.map(
        (row: { id: string }) => row.id,
      );
    expect(await owed(community)).not.toContain(id);
    expect(await owed(colleague)).toContain(id);
    for (const [name, body] of [
      ['recheckProject', { text: '还好' }],
      ['reboundProject', { reason: '又坏了', percent: 60 }],
    ] as const)
      expect((await calls.act(name, community, id, body)).status).toBe(403);
    const again = await calls.done('reboundProject', colleague, id, { reason: '又有三盏不亮', percent: 60 });
    expect(again).toMatchObject({ state: 'underway', percent: 60 });
    await calls.done('finishProject', community, id, { text: '换了线路' });
    await calls.done('reportEffect', community, id, { before: '三盏不亮', after: '都亮了', peopleHelped: 40 });
    await calls.done('publishEffect', colleague, id, { published: true });
    await goTo('2027-02-17');
    expect((await calls.done('recheckProject', colleague, id, { text: '都亮着' })).state).toBe('closed');
    const { items } = (await test.call(api.projectEffects, { as: supervisor })).json;
    expect(items.find(({ type }: { type: string }) => type === 'livelihood')).toMatchObject({
      projects: 1,
      effects: 2,
      published: 1,
      peopleHelped: 80,
      rechecks: 2,
      rebounds: 1,
      reboundRate: 50,
    });
    const listed = await test.call(api.listEffects, { as: supervisor, query: { type: 'livelihood' } });
    expect(listed.json.items).toMatchObject([
      { id, round: 2, recheck: 'held', before: '三盏不亮', ratings: 0, averageScore: null, files: [] },
      { id, round: 1, recheck: 'rebounded', published: false },
    ]);
    expect(listed.json.next).toBeNull();
    test.setNow(WEDNESDAY_TEN);
    await signInAll();
  });

  it('warns once before its milestone and once when it is overdue; a day of the plan that moves needs a reason', async () => {
    const id = await calls.decided(community, { milestones: plan });
    await calls.done('assignProject', community, id, { unitId: test.units.water });
    const warned = async () =>
      (
        await test.platform.db.owner.query(
          `select data->>'stage' as stage, data->>'level' as level from events
           where subject_id = $1 and kind = 'project.limit-warned' order by seq`,
          [id],
        )
      ).rows.map(({ stage, level }) => `${stage} ${level}`);
    for (const day of ['2026-11-29', '2026-11-29', '2026-12-01', '2026-12-02']) {
      await goTo(day);
      await sweepProjects(test.platform);
    }
    expect(await warned()).toEqual(['milestone 2', 'milestone 3']);
    const later = plan.map((each) => ({ ...each, dueOn: each.dueOn.replace('2026-11', '2026-12') }));
    expect(await code(calls.act('planProject', water, id, { milestones: later }))).toBe('plan-reason-needed');
    expect(await code(calls.act('planProject', water, id, { milestones: later, reason: '等材料' }))).toBe(
      'milestones-order',
    );
    const moved = plan.map((each, i) => ({ ...each, dueOn: `2027-0${i + 1}-10` }));
    expect((await calls.done('planProject', water, id, { milestones: moved, reason: '冻土' })).dueAt).toContain(
      '2027-01-10',
    );
    expect(await code(calls.act('planProject', water, id, { milestones: moved.slice(0, 2), reason: '少一个' }))).toBe(
      'milestones-end',
    );
    test.setNow(WEDNESDAY_TEN);
    await signInAll();
  });

  it('is refused where something does not fit, and stops with a reason', async () => {
    const post = (body: object): Promise<Answer> =>
      test.call(api.draftProject, { as: community, body: { title: '项目', type: 'key', content: '内容', ...body } });
    expect(await code(post({ type: 'no-such' }))).toBe('unknown-type');
    expect(await code(post({ placeId: newId(test.now()) }))).toBe('unknown-place');
    expect(await code(post({ placeId: test.places.C2 }))).toBe('unknown-place');
    expect(await code(post({ ownerId: newId(test.now()) }))).toBe('unknown-unit');
    const twice = [1, 2].map(() => ({ unitId: test.units.heat, text: '出车' }));
    expect(await code(post({ parts: twice }))).toBe('unit-twice');
    const { id, version } = await calls.draft(community);
    expect(await code(calls.act('decideProject', community, id, { ...calls.decision, decidedOn: '2026-11-19' }))).toBe(
      'decided-later',
    );
    // A day that is none would break every board it stands on.
    expect(await code(calls.act('decideProject', community, id, { ...calls.decision, decidedOn: '2026-02-30' }))).toBe(
      'civil-date',
    );
    await calls.done('reviseProject', community, id, { budget: { source: '无' } });
    expect(await code(calls.act('stopProject', community, id, { reason: '不做了', version }))).toBe('version-conflict');
    expect((await calls.done('stopProject', community, id, { reason: '资金没有落实' })).state).toBe('stopped');
    expect(await code(calls.act('decideProject', community, id, calls.decision))).toBe('not-in-this-state');
    const other = await test.signIn('community-worker', { unit: 'c2', place: 'C2' });
    expect((await calls.see(other, id)).status).toBe(404);
  });
});
