import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, founder, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { readAll } from '../../platform/sheets/testing.ts';
import { projectsEndpoints as api } from './contract.ts';
import { actOnProject, draftProject } from './index.ts';
import { projectCalls } from './testing.ts';

let test: TestApp;
let calls: ReturnType<typeof projectCalls>;
let community: Person;
let other: Person;
let water: Person;
let supervisor: Person;
let late = '';
let fine = '';
beforeAll(async () => {
  test = await startTestApp();
  calls = projectCalls(test);
  await at('2026-09-01');
  late = await calls.decided(community, {
    title: '晚了的项目',
    placeId: test.places.C1,
    parts: [{ unitId: test.units.heat, text: '出车' }],
    milestones: [
      { title: '勘测', dueOn: '2026-09-20', percent: 30 },
      { title: '施工', dueOn: '2026-10-31', percent: 70 },
      { title: '验收', dueOn: '2026-12-15', percent: 100 },
    ],
  });
  await calls.done('assignProject', community, late, { unitId: test.units.water });
  fine = await calls.decided(other, { title: '另一个', type: 'key', placeId: test.places.C2 });
  await calls.done('assignProject', other, fine, { unitId: test.units.c2 });
  await at('2026-09-18');
  const [first] = (await calls.see(community, late)).json.milestones;
  await calls.done('reachMilestone', water, late, { milestoneId: first.id, text: '勘测完成' });
  await at('2026-10-20');
  await calls.done('reportProject', water, late, { percent: 45, text: '施工过半' });
  await at('2026-11-18');
});
afterAll(() => test.stop());
async function at(day: string): Promise<void> {
  test.setNow(new Date(`${day}T10:00:00+08:00`));
  community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
  other = await test.signIn('community-worker', { unit: 'c2', place: 'C2' });
  water = await test.signIn('department-handler', { unit: 'water' });
  supervisor = await test.signIn('supervisor');
}
const board = async (as: Person, query: Record<string, string | number> = {}): Promise<Answer['json']> => {
  const answer = await test.call(api.projectBoard, { as, query: { from: '2026-08', months: 6, ...query } });
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
};
const titles = ({ items }: Answer['json']): string[] => items.map(({ title }: { title: string }) => title);

describe('挂图作战', () => {
  it('shows for each month what was planned and reached, and how late it is', async () => {
    const { items } = await board(supervisor);
    expect(items[0]).toMatchObject({ id: late, lateDays: 18, lateWith: '施工', percent: 45, endsOn: '2026-12-15' });
    const cells = items[0].months.map(
      ({ month, planned, reached, late: isLate }: Record<string, unknown>) =>
        `${month} ${planned} ${reached} ${isLate}`,
    );
    expect(cells).toEqual([
      '2026-08 0 null false',
      '2026-09 30 30 false',
      '2026-10 70 45 true',
      '2026-11 70 45 true',
      '2026-12 100 null false',
      '2027-01 100 null false',
    ]);
    expect(items[1]).toMatchObject({ id: fine, lateDays: 0, lateWith: null, months: expect.any(Array) });
    expect(items[1].months[1]).toEqual({ month: '2026-09', planned: null, reached: 0, late: false });
  });

  it('is filtered by type, place, unit and lateness, and shows nobody more than they may see', async () => {
    expect(titles(await board(supervisor))).toEqual(['晚了的项目', '另一个']);
    expect(titles(await board(supervisor, { type: 'key' }))).toEqual(['另一个']);
    expect(titles(await board(supervisor, { placeId: test.places.S1 ?? '' }))).toEqual(['晚了的项目']);
    for (const unit of ['water', 'heat'])
      expect(titles(await board(supervisor, { unitId: test.units[unit] ?? '' })), unit).toEqual(['晚了的项目']);
    expect(titles(await board(supervisor, { late: '1' }))).toEqual(['晚了的项目']);
    expect(titles(await board(other))).toEqual(['另一个']);
    expect(titles(await board(await test.signIn('department-handler', { unit: 'heat' })))).toEqual(['晚了的项目']);
  });

  it('the lists, the board and the page agree on who sees a project', async () => {
    const people = [
      supervisor,
      community,
      other,
      water,
      await test.signIn('unit-liaison', { unit: 'heat' }),
      await test.signIn('street-dispatcher', { unit: 's2', place: 'S2' }),
      await test.signIn('grid-worker', { unit: 'c1', place: 'G1' }),
      await test.signIn('delegate', { place: 'S1' }),
    ];
    const seen: string[] = [];
    for (const as of people) {
      const ids = async (endpoint: typeof api.listProjects | typeof api.projectBoard): Promise<string[]> =>
        (await test.call(endpoint, { as })).json.items.map(({ id }: { id: string }) => id);
      const [listed, shown] = [await ids(api.listProjects), await ids(api.projectBoard)];
      for (const id of [late, fine]) {
        const opens = (await calls.see(as, id)).status === 200;
        expect([listed.includes(id), shown.includes(id)]).toEqual([opens, opens]);
        if (opens) seen.push(id);
      }
    }
    // Supervisor both; its community, water, heat and the delegate of the street the one; two in the other street the other.
    expect([late, fine].map((id) => seen.filter((each) => each === id).length)).toEqual([5, 3]);
  });

  it('goes out as a workbook, and the log says so', async () => {
    const query = new URLSearchParams({ from: '2026-08', months: '6' });
    const response = await test.http.inject({
      url: `${api.exportProjectBoard.path}?${query}`,
      headers: { cookie: `__Host-huying=${supervisor.cookie}` },
    });
    expect(response.statusCode, response.body.slice(0, 200)).toBe(200);
    const { header, all } = await readAll(response.rawPayload, 'board.xlsx');
    expect(header.slice(0, 2)).toEqual(['编号', '项目']);
    expect(header).toContain('2026-10 计划%');
    expect(all).toHaveLength(2);
    expect(all[0]?.cells).toEqual(
      expect.arrayContaining(['晚了的项目', '共建项目', '实施中', '一社区', '水务局', '施工']),
    );
    const { rows: logged } = await test.platform.db.owner.query(
      `select data->>'count' as count from events where kind = 'project-board.exported'`,
    );
    expect(logged).toEqual([{ count: '2' }]);
  });
});

describe('residents rate an effect', () => {
  it('with a code each, without an account, and each code counts once however often it is sent', async () => {
    expect((await calls.act('issueRatingCodes', other, fine, { count: 2 })).json.code).toBe('effect-missing');
    await calls.done('finishProject', other, fine, { text: '做完了' });
    await calls.done('reportEffect', other, fine, { before: '没有凉亭', after: '建了凉亭', peopleHelped: 60 });
    expect((await calls.act('issueRatingCodes', community, fine, { count: 2 })).status).toBe(404);
    const { codes } = await calls.done('issueRatingCodes', other, fine, { count: 3 });
    expect(new Set(codes).size).toBe(3);
    const look = await test.call(api.lookAtRating, { body: { code: codes[0] } });
    expect(look.json).toEqual({
      title: '另一个',
      before: '没有凉亭',
      after: '建了凉亭',
      peopleHelped: 60,
      ratedAt: null,
    });
    const rate = (code: string, score: number): Promise<Answer> =>
      test.call(api.rateProject, { body: { code, score } });
    const sent = await Promise.all(Array.from({ length: 8 }, () => rate(codes[0], 5)));
    expect(sent.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    expect((await rate(codes[1], 2)).status).toBe(201);
    expect((await rate('no-such-code-at-all', 5)).json.code).toBe('code-gone');
    expect((await rate(codes[2], 6)).status).toBe(422);
    expect((await calls.see(other, fine)).json.ratings).toEqual([
      { round: 1, codes: 3, ratings: 2, averageScore: 3.5 },
    ]);
    const { items } = (await test.call(api.projectEffects, { as: supervisor })).json;
    expect(items).toMatchObject([
      { type: 'key', ratings: 2, codes: 3, averageScore: 3.5, rechecks: 0, reboundRate: null },
    ]);
    const { rows } = await test.platform.db.owner.query(`select 1 from events where kind = 'project.rated'`);
    expect(rows).toHaveLength(2);
  });
});

it('holds the 598 projects of a district with a year of months, within a second', async () => {
  const plan = [3, 6, 9, 12].map((month, i) => ({
    title: `节点${i + 1}`,
    dueOn: `2026-${String(month).padStart(2, '0')}-20`,
    percent: (i + 1) * 25,
  }));
  await test.inTransaction(
    async (ctx) => {
      for (let i = 0; i < 598; i += 1) {
        const { id, version } = await draftProject(ctx, {
          title: `项目${i}`,
          type: 'co-building',
          content: '内容',
          milestones: plan,
        });
        const decided = await actOnProject(ctx, 'decide', id, { ...calls.decision, version });
        await actOnProject(ctx, 'assign', id, { unitId: test.units.heat ?? '', version: decided.version });
      }
    },
    { ...founder(test.tenantId), unitId: test.units.d ?? '', unitPath: null },
  );
  const began = performance.now();
  const { items, more } = await board(supervisor, { from: '2026-01', months: 12 });
  expect(performance.now() - began).toBeLessThan(1000);
  expect([items.length, more]).toEqual([600, 0]);
  expect(items.filter(({ lateDays }: { lateDays: number }) => lateDays > 200)).toHaveLength(598);
}, 120_000);
