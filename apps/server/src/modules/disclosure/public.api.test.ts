import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, founder, newTenant, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { ensureRoles } from '../accounts/index.ts';
import { redAndBlue, upload } from '../files/testing.ts';
import { type Desks, listed, offered, signInDesks } from '../needs/testing.ts';
import { projectsEndpoints } from '../projects/contract.ts';
import { projectCalls } from '../projects/testing.ts';
import { disclosureEndpoints as api } from './contract.ts';
import { disclosureCalls } from './testing.ts';

let test: TestApp;
let desks: Desks;
let calls: ReturnType<typeof disclosureCalls>;
let projectId: string;
beforeAll(async () => {
  test = await startTestApp();
  desks = await signInDesks(test);
  calls = disclosureCalls(test);
  for (let i = 0; i < 35; i += 1) await listed(test, desks, { content: `第${i}项：想要健身器材`, people: 10 + i });
  await offered(test, desks.water, { name: '=SUM(A1)水泵', details: '借用，"先登记"', placeId: test.places.C1 });
  projectId = await finishedProject();
});
afterAll(() => test.stop());

const c1 = (): string => test.places.C1 ?? '';
const ask = (endpoint: (typeof api)[keyof typeof api], kind: string, more: object = {}): Promise<Answer> =>
  test.call(endpoint, { params: { kind }, query: { placeId: c1() }, ...more });
const list = async (kind: string, query: object = {}): Promise<Answer['json']> =>
  calls.ok(await test.call(api.publicList, { params: { kind }, query: { placeId: c1(), ...query } }));
const publish = (kind: string): Promise<Answer['json']> =>
  calls.published(desks.community, desks.colleague, c1(), kind);

async function picture(person: Person, purpose: string): Promise<string> {
  const { json } = await upload(test.http, {
    bytes: await redAndBlue().jpeg().toBuffer(),
    purpose,
    cookie: person.cookie,
  });
  return json.id;
}
/** A project with its effect published and rated. */
async function finishedProject(): Promise<string> {
  const projects = projectCalls(test);
  const { community, water } = desks;
  const id = await projects.decided(community, {
    placeId: test.places.G1,
    parts: [{ unitId: test.units.heat, text: '出两台车' }],
    milestones: [{ title: '清淤', dueOn: '2026-12-20', percent: 100 }],
  });
  await projects.done('assignProject', community, id, { unitId: test.units.water });
  await projects.done('reportProject', water, id, { percent: 60, text: '王师傅带队，清了七百米' });
  const { json } = await projects.see(water, id);
  const milestoneId = json.milestones[0].id;
  await projects.done('reachMilestone', water, id, { milestoneId, text: '清完了', reachedOn: '2026-11-18' });
  await projects.done('finishProject', water, id, { text: '完工' });
  // A first round that was withheld, with a picture that nobody outside is to see.
  const household = {
    before: '一户门前积水',
    after: '不积了',
    peopleHelped: 1,
    files: [await picture(water, 'before')],
  };
  await projects.done('reportEffect', water, id, household);
  await projects.done('publishEffect', community, id, { published: false, reason: '涉及住户' });
  await projects.done('reboundProject', desks.colleague, id, { reason: '又堵了一段', percent: 90 });
  await projects.done('finishProject', water, id, { text: '又清了一遍' });
  const files = [await picture(water, 'before'), await picture(water, 'after'), await picture(water, 'evidence')];
  await projects.done('reportEffect', water, id, {
    before: '一下雨就淹',
    after: '水走得通',
    peopleHelped: 1200,
    files,
  });
  const { codes } = await projects.done('issueRatingCodes', community, id, { count: 2 });
  for (const [i, code] of (codes as string[]).entries())
    await test.call(projectsEndpoints.rateProject, { body: { code, score: 4 + i } });
  await projects.done('publishEffect', community, id, { published: true });
  return id;
}

describe('before anything is published', () => {
  it('nothing is shown, in words that say so', async () => {
    expect(calls.ok(await test.call(api.publicPlaces))).toEqual({ items: [], licence: 'CC BY 4.0' });
    const answer = await ask(api.publicList, 'needs');
    expect([answer.status, answer.json.detail]).toEqual([404, expect.stringContaining('还没有公示')]);
    await calls.prepare(desks.community, c1(), 'needs');
    expect((await ask(api.publicList, 'needs')).status).toBe(404);
  });
});

describe('what everybody sees', () => {
  it('needs by pages and by words, with how many are concerned and the community, nothing else', async () => {
    const board = calls.ok(await test.call(api.disclosureBoard, { as: desks.community }));
    const { draftId } = board.items[0].kinds[0];
    calls.ok(await calls.publish(desks.colleague, draftId, { note: '十一月' }));
    const page = await list('needs');
    expect(page).toMatchObject({
      place: '一社区',
      edition: { number: 1, items: 35, note: '十一月', withdrawnAt: null },
    });
    const next = await list('needs', { cursor: page.next });
    expect([page.items.length, next.items.length, next.next]).toEqual([30, 5, null]);
    expect(new Set([...page.items, ...next.items].map(({ id }) => id)).size).toBe(35);
    expect((await list('needs', { q: '第7项' })).items).toEqual([
      expect.objectContaining({
        text: '第7项：想要健身器材',
        people: 17,
        place: '一社区',
        state: 'listed',
        unit: null,
      }),
    ]);
    const all = JSON.stringify([page, next]);
    for (const person of Object.values(desks)) expect(all).not.toContain(person.personId);
    expect(all).not.toMatch(/10 月议事会|address|一网格/);
  });

  it('is answered from what the browser has as long as nothing changes', async () => {
    const first = await ask(api.publicList, 'needs');
    expect(first.headers['cache-control']).toBe('public, no-cache');
    const etag = String(first.headers.etag);
    const again = await ask(api.publicList, 'needs', { headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('projects with how far they are, effects with before, after, rating and two pictures that can be seen', async () => {
    await publish('projects');
    await publish('effects');
    const page = calls.ok(
      await test.call(api.publicItem, { params: { kind: 'projects', id: projectId }, query: { placeId: c1() } }),
    );
    expect(page.item).toMatchObject({
      title: '北沟清淤',
      state: 'effective',
      percent: 100,
      unit: '水务局',
      helpers: ['供热办'],
      milestones: [{ title: '清淤', dueOn: '2026-12-20', percent: 100, reachedOn: '2026-11-18' }],
    });
    expect(page.also).toMatchObject({
      before: '一下雨就淹',
      after: '水走得通',
      people: 1200,
      rating: { average: 4.5, ratings: 2 },
      publishedOn: '2026-11-18',
    });
    expect(page.also.pictures.map(({ purpose }: { purpose: string }) => purpose).sort()).toEqual(['after', 'before']);
    const { id, claim } = page.also.pictures[0];
    const seen = await test.http.inject({ url: `/files/${id}?claim=${claim}` });
    expect([seen.statusCode, seen.headers['content-type']]).toEqual([200, 'image/webp']);
    expect((await test.http.inject({ url: `/files/${id}` })).statusCode).toBe(404);
    expect(JSON.stringify(page)).not.toMatch(/王师傅|带队|minutes|claims/);
    const gone = await test.call(api.publicItem, {
      params: { kind: 'needs', id: projectId },
      query: { placeId: c1() },
    });
    expect(gone.status).toBe(404);
    const followed = await test.call(api.followedProjects, { query: { id: [projectId, test.units.water ?? ''] } });
    expect(followed.json.items).toEqual([
      {
        id: projectId,
        placeId: c1(),
        title: '北沟清淤',
        state: 'effective',
        percent: 100,
        reached: 1,
        hasEffect: true,
      },
    ]);
  });

  it('who gives what, by unit', async () => {
    await publish('resources');
    const givers = calls.ok(await test.call(api.publicGivers, { query: { placeId: c1() } }));
    expect(givers.items).toEqual([
      {
        unit: '水务局',
        gives: [expect.objectContaining({ amount: { capacity: 10, left: 10, kept: 0, measure: '人次' } })],
      },
    ]);
  });
});

describe('open data and feeds', () => {
  it('CSV begins with the byte order mark, and a formula is no formula', async () => {
    const csv = await ask(api.publicCsv, 'resources');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.text.charCodeAt(0)).toBe(0xfeff);
    const [head, row] = csv.text.slice(1).split('\r\n');
    expect(head).toContain('"资源"');
    expect(row).toContain(`"'=SUM(A1)水泵","借用，""先登记""",10,10,0`);
    expect((await ask(api.publicCsv, 'projects')).text).toContain('待回头看,100');
  });

  it('JSON says the licence, the version and the time', async () => {
    const { json } = await ask(api.publicJson, 'projects');
    expect(json).toMatchObject({
      kind: 'projects',
      version: 1,
      licence: 'CC BY 4.0',
      publishedAt: '2026-11-18T02:00:00.000Z',
    });
    expect(json.items).toHaveLength(1);
  });

  it('the feed tells of the edition and of each project, and leads to its page', async () => {
    const feed = await ask(api.publicFeed, 'projects');
    expect(feed.headers['content-type']).toBe('application/rss+xml; charset=utf-8');
    expect(feed.text).toContain('<title>北沟清淤：待回头看 100%</title>');
    expect(feed.text).toContain(`/r/public/projects/${projectId}?place=${c1()}</link>`);
    expect(feed.text.match(/<item>/g)).toHaveLength(2);
  });
});

describe('editions one after another', () => {
  it('say what changed, also to everybody; a withdrawn one is told with its reason and shows nothing', async () => {
    await listed(test, desks, { content: '想要一间四点半课堂', sort: 'children' });
    const second = await publish('needs');
    const diff = calls.ok(
      await test.call(api.publicDiff, { params: { kind: 'needs' }, query: { placeId: c1(), from: 1, to: 2 } }),
    );
    expect(diff).toMatchObject({ from: 1, to: 2, gone: [], changed: [], unchanged: 35 });
    expect(diff.added).toEqual([expect.objectContaining({ title: '想要一间四点半课堂' })]);
    const phone = await test.call(api.withdrawEdition, {
      as: desks.colleague,
      params: { id: second.id },
      body: { version: second.version, reason: '误写了 13812345678' },
    });
    expect(phone.json.code).toBe('edition-blocked');
    const withdrawn = await test.call(api.withdrawEdition, {
      as: desks.colleague,
      params: { id: second.id },
      body: { version: second.version, reason: '人数有误，更正后重发' },
    });
    expect(withdrawn.json).toMatchObject({ state: 'withdrawn', abilities: [] });
    const page = await list('needs');
    expect(page).toMatchObject({ items: [], edition: { number: 2, items: 0, withdrawReason: '人数有误，更正后重发' } });
    for (const endpoint of [api.publicCsv, api.publicJson, api.publicFeed])
      expect((await ask(endpoint, 'needs')).text).not.toContain('健身器材');
    expect((await ask(api.publicFeed, 'needs')).text).toContain('第 2 版已撤回');
    const past = await test.call(api.publicDiff, {
      params: { kind: 'needs' },
      query: { placeId: c1(), from: 1, to: 2 },
    });
    expect(past.status).toBe(404);
    const editions = await ask(api.publicEditions, 'needs');
    expect(editions.json.items.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
    const third = await publish('needs');
    expect([third.number, (await list('needs')).items.length]).toEqual([3, 30]);
  });

  it('another tenant sees none of it', async () => {
    const other = await newTenant(test.platform, 'other', '别区');
    await test.inTransaction(({ tx }) => ensureRoles(tx), founder(other));
    const stranger = await test.newcomer('supervisor', other);
    expect((await test.call(api.publicPlaces, { as: stranger })).json.items).toEqual([]);
    expect((await ask(api.publicList, 'needs', { as: stranger })).status).toBe(404);
    const followed = await test.call(api.followedProjects, { as: stranger, query: { id: [projectId] } });
    expect(followed.json.items).toEqual([]);
  });

  it('searching without end is stopped for a while', async () => {
    await test.platform.db.owner.query(`update throttles set count = 1200 where bucket like 'disclosure-search:%'`);
    const answer = await test.call(api.publicList, { params: { kind: 'needs' }, query: { placeId: c1(), q: '健身' } });
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '600']);
    // Neither are differences and whole lists without end, which cost as much.
    const compared = await test.call(api.publicDiff, {
      params: { kind: 'needs' },
      query: { placeId: c1(), from: 1, to: 3 },
    });
    const givers = await test.call(api.publicGivers, { query: { placeId: c1() } });
    expect([compared.status, givers.status]).toEqual([429, 429]);
    expect((await ask(api.publicList, 'needs')).status).toBe(200);
  });
});
