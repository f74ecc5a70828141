import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { addDays, civilDateOf } from '../../kernel/time.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { patrolsEndpoints } from '../patrols/contract.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { here, actOn as onRequest } from '../requests/testing.ts';
import { needsEndpoints as api } from './contract.ts';
import { actOn, type Desks, listed, noted, offered, signInDesks } from './testing.ts';

let test: TestApp;
let desks: Desks;
beforeAll(async () => {
  test = await startTestApp();
  desks = await signInDesks(test);
});
afterAll(() => test.stop());
const see = (as: Person, id: string): Promise<Answer> => test.call(api.getNeed, { as, params: { id } });

describe('a need', () => {
  it('is verified by another person, listed, met, looked back on by yet another, and its log holds together', async () => {
    const { worker, community, colleague } = desks;
    const { id, state, abilities } = await noted(test, community, { placeId: test.places.G1, people: 12 });
    expect([state, abilities]).toEqual(['noted', ['gather', 'withdraw', 'revise', 'source']]);
    expect((await actOn(test, 'verify', community, id)).status).toBe(403);
    expect((await actOn(test, 'putOnList', colleague, id)).json.code).toBe('not-in-this-state');
    expect((await actOn(test, 'verify', worker, id)).status).toBe(403);
    expect((await actOn(test, 'verify', colleague, id, { text: '入户核实 12 户' })).json.state).toBe('verified');
    expect((await actOn(test, 'putOnList', colleague, id)).json.state).toBe('listed');
    expect((await actOn(test, 'meet', community, id, { text: '每月一次上门' })).json.state).toBe('met');
    expect((await actOn(test, 'recheck', community, id)).status).toBe(403);
    expect((await actOn(test, 'recheck', colleague, id)).json.state).toBe('rechecked');
    const rebound = await actOn(test, 'rebound', colleague, id, { reason: '理发员不来了' });
    expect(rebound.json.state, rebound.text).toBe('listed');
    const seen = (await see(community, id)).json;
    expect(seen).toMatchObject({ rebounds: 1, people: 12, sources: [{ source: 'meeting', reference: '10 月议事会' }] });
    const chain = await test.call(mattersEndpoints.verifyLog, { as: community, params: { id } });
    expect(chain.json).toMatchObject({ intact: true, length: 6 });
  });

  it('keeps no number by which somebody could be reached, and who revises it does not verify it', async () => {
    const { worker, community, colleague } = desks;
    const { id, version } = await noted(test, worker, { content: '张奶奶家要人送饭，电话13812345678' });
    expect((await see(worker, id)).json.content).toBe('张奶奶家要人送饭，电话＊＊＊');
    const revised = await test.call(api.reviseNeed, {
      as: community,
      params: { id },
      body: { version, group: '独居老人' },
    });
    expect(revised.status, revised.text).toBe(200);
    expect((await actOn(test, 'verify', community, id)).status).toBe(403);
    expect((await actOn(test, 'verify', colleague, id)).status).toBe(200);
    const late = await test.call(api.reviseNeed, {
      as: worker,
      params: { id },
      body: { version: version + 2, group: '' },
    });
    expect(late.json.code).toBe('need-is-verified');
    const unknown = await test.call(api.noteNeed, {
      as: worker,
      body: { sort: 'rockets', content: '想要火箭', source: { source: 'box' } },
    });
    expect(unknown.json.code).toBe('unknown-sort');
  });

  it('is seen in its area only, until it is on the list', async () => {
    const { id } = await noted(test, desks.worker);
    expect((await see(desks.other, id)).status).toBe(404);
    expect((await see(desks.liaison, id)).status).toBe(404);
    const open = await listed(test, desks);
    const outside = (await see(desks.liaison, open)).json;
    expect(outside).toMatchObject({ state: 'listed', log: [], sources: [], abilities: ['promise'] });
    const page = await test.call(api.listNeeds, { as: desks.liaison });
    const ids = page.json.items.map((row: { id: string }) => row.id);
    expect(ids).toContain(open);
    expect(ids).not.toContain(id);
    const own = await test.call(api.listNeeds, { as: desks.worker, query: { state: ['noted'], sort: 'care' } });
    expect(own.json.items.map((row: { id: string }) => row.id)).toContain(id);
    const there = await test.call(api.noteNeed, {
      as: desks.other,
      body: { sort: 'care', content: '别的社区', placeId: test.places.G1, source: { source: 'box' } },
    });
    expect(there.json.code).toBe('unknown-place');
  });

  it('waits in the worklist of whoever may verify it, not of who noted it', async () => {
    const { community, colleague } = desks;
    const { id } = await noted(test, community, { placeId: test.places.G1 });
    const todo = async (as: Person) =>
      (await test.call(requestsEndpoints.listRequests, { as, query: { view: 'todo' } })).json.items.map(
        (row: { id: string }) => row.id,
      );
    expect(await todo(colleague)).toContain(id);
    expect(await todo(community)).not.toContain(id);
  });

  it('is verified and put on the list with many others in one go; what may not be is named, and the rest stands', async () => {
    const { worker, community, colleague, other } = desks;
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await noted(test, worker)).id);
    const own = (await noted(test, community, { placeId: test.places.G1 })).id;
    const foreign = (await noted(test, other, { placeId: test.places.G3 })).id;
    const together = (action: string, items: { id: string; version: number }[]) =>
      test.call(api.actOnNeeds, { as: community, body: { action, items, text: '入户看过' } });
    const first = await together('verify', [
      ...ids.map((id, i) => ({ id, version: i === 2 ? 7 : 1 })),
      { id: own, version: 1 },
      { id: foreign, version: 1 },
    ]);
    expect(first.status, first.text).toBe(200);
    expect(first.json.done).toBe(2);
    expect(first.json.refused.map(({ id }: { id: string }) => id).sort()).toEqual([ids[2], own, foreign].sort());
    const listedNow = await together(
      'list',
      ids.slice(0, 2).map((id) => ({ id, version: 2 })),
    );
    expect(listedNow.json, listedNow.text).toEqual({ done: 2, refused: [] });
    const [id = ''] = ids;
    const seen = (await see(colleague, id)).json;
    expect(seen).toMatchObject({ state: 'listed', verifyText: '入户看过', version: 3 });
    expect(seen.log.map(({ kind }: { kind: string }) => kind)).toEqual(['need.noted', 'need.verified', 'need.listed']);
    const chain = await test.call(mattersEndpoints.verifyLog, { as: community, params: { id } });
    expect(chain.json).toMatchObject({ intact: true });
    const { rows } = await test.platform.db.owner.query(
      `select state, sum(count)::int as counted, (select count(*)::int from matters m where m.kind = 'need' and m.state = c.state) as there
       from matter_count_slots c where kind = 'need' group by state having sum(count) <> (select count(*) from matters m where m.kind = 'need' and m.state = c.state)`,
    );
    expect(rows).toEqual([]);
  });

  it('comes from a request by one click, and the request keeps the link', async () => {
    const { community, colleague } = desks;
    const registered = await test.call(requestsEndpoints.registerRequest, {
      as: community,
      body: { content: '六十亩地的水渠淤了，浇不上水', source: 'walk-in', placeId: test.places.G1, ...here },
    });
    expect(registered.status, registered.text).toBe(201);
    const { id: requestId } = registered.json;
    const { rows } = await test.platform.db.owner.query<{ category: string }>(
      `select i->>'code' as category from list_versions, jsonb_array_elements(items) i
       where list = 'category' and state = 'published' and i->>'parent' is not null order by 1 limit 1`,
    );
    const category = rows[0]?.category;
    for (const [name, body] of [
      ['accept', {}],
      ['dispatch', { unitId: test.units.c1, category }],
      ['sign', {}],
    ] as const)
      expect((await onRequest(test, { name, as: community, id: requestId, body })).text).not.toContain('problem');
    const request = (await test.call(requestsEndpoints.getRequest, { as: community, params: { id: requestId } })).json;
    expect(request.state).toBe('handling');
    const made = await test.call(api.needFromRequest, {
      as: community,
      params: { id: requestId },
      body: { requestVersion: request.version, sort: 'surroundings' },
    });
    expect(made.status, made.text).toBe(201);
    const after = (await test.call(requestsEndpoints.getRequest, { as: community, params: { id: requestId } })).json;
    expect(after.link).toMatchObject({
      kind: 'need',
      reference: made.json.number,
      targetId: made.json.id,
      endedAt: null,
    });
    const need = (await see(colleague, made.json.id)).json;
    expect(need).toMatchObject({ content: '六十亩地的水渠淤了，浇不上水', source: 'request' });
    expect(need.sources).toMatchObject([{ source: 'request', subjectId: requestId, reference: request.number }]);
    const again = await test.call(api.needFromRequest, {
      as: community,
      params: { id: requestId },
      body: { requestVersion: after.version, sort: 'surroundings' },
    });
    expect(again.json.code).toBe('already-linked');
  });

  it('takes over what was found on a visit', async () => {
    const { worker, community } = desks;
    const visit = await test.call(patrolsEndpoints.recordNewVisit, {
      as: worker,
      body: { occasion: 'elderly', outcome: 'met', found: [{ kind: 'need', content: '想有人教用手机' }] },
    });
    expect(visit.status, visit.text).toBe(201);
    const { id: findingId } = visit.json.found[0];
    const body = { findingVersion: 1, sort: 'culture' };
    const made = await test.call(api.needFromFinding, { as: community, params: { id: findingId }, body });
    expect(made.status, made.text).toBe(201);
    expect((await see(community, made.json.id)).json).toMatchObject({ content: '想有人教用手机', source: 'visit' });
    const findings = await test.call(patrolsEndpoints.listFindings, {
      as: community,
      query: { kind: 'need', state: 'taken' },
    });
    expect(findings.json.items).toMatchObject([{ id: findingId, reference: made.json.number, targetId: made.json.id }]);
    const again = await test.call(api.needFromFinding, {
      as: community,
      params: { id: findingId },
      body: { ...body, findingVersion: 2 },
    });
    expect(again.json.code).toBe('finding-taken');
  });
});

describe('needs that are alike', () => {
  it('are gathered into one that shows all their sources, and are released as they were', async () => {
    const { community, worker } = desks;
    const master = await listed(test, desks);
    const { id } = await noted(test, worker, {
      content: '楼上老人也要理发',
      source: { source: 'questionnaire', reference: '第 3 份' },
    });
    const gathered = await actOn(test, 'gather', community, id, { intoId: master });
    expect(gathered.json, gathered.text).toMatchObject({ state: 'gathered', abilities: ['release'] });
    const seen = (await see(community, master)).json;
    expect(seen.sources.map(({ source }: { source: string }) => source).sort()).toEqual(['meeting', 'questionnaire']);
    expect(seen.gathered).toMatchObject([{ id, title: '楼上老人也要理发' }]);
    const third = await listed(test, desks);
    expect((await actOn(test, 'gather', community, third, { intoId: id })).json.code).toBe('gather-into-ended');
    expect((await actOn(test, 'gather', community, third, { intoId: third })).json.code).toBe('gather-into-itself');
    expect((await actOn(test, 'gather', community, master, { intoId: third })).json.code).toBe('need-holds-others');
    expect((await actOn(test, 'release', community, id)).json.state).toBe('noted');
    expect((await see(community, master)).json).toMatchObject({ gathered: [], sources: [{ source: 'meeting' }] });
  });

  it('are shown to whoever may gather them, the most alike first, and nobody else’s', async () => {
    const { community, worker, other } = desks;
    const { id } = await noted(test, worker, { content: '暑假里小学生没人看护写作业', sort: 'children' });
    const close = await noted(test, worker, { content: '暑假小学生写作业想有人看护', sort: 'children' });
    await noted(test, worker, { content: '想看露天电影', sort: 'culture' });
    const found = await test.call(api.listSimilarNeeds, { as: community, params: { id } });
    expect(found.json.items, found.text).toMatchObject([{ id: close.id, state: 'noted' }]);
    expect(found.json.items[0].words.length).toBeGreaterThan(1);
    expect((await test.call(api.listSimilarNeeds, { as: other, params: { id } })).status).toBe(404);
    expect((await test.call(api.listSimilarNeeds, { as: worker, params: { id } })).status).toBe(403);
  });
});

describe('the list of needs', () => {
  it('is narrowed to what nobody has promised anything for, and by the day on which it is wanted', async () => {
    const { community, water } = desks;
    const today = civilDateOf(test.now());
    const soon = await listed(test, desks, { content: '要修路灯的', wantedBy: addDays(today, 5) });
    const past = await listed(test, desks, { content: '要修井盖的', wantedBy: addDays(today, -2) });
    const ids = async (query: Record<string, string | boolean>) =>
      (await test.call(api.listNeeds, { as: community, query })).json.items.map((row: { id: string }) => row.id);
    expect(await ids({ due: 'overdue' })).toEqual([past]);
    expect((await ids({ due: 'week' })).sort()).toEqual([past, soon].sort());
    expect(await ids({ unmatched: true })).toEqual(expect.arrayContaining([past, soon]));
    // What is wanted soon waits in the worklist; the list itself is no task.
    const later = await listed(test, desks, { wantedBy: addDays(today, 30) });
    const todo = await test.call(requestsEndpoints.listRequests, { as: community, query: { view: 'todo' } });
    const waiting = todo.json.items.map((row: { id: string }) => row.id);
    expect([past, soon, later].map((id) => waiting.includes(id))).toEqual([true, true, false]);
    const { id: resourceId } = await offered(test, water, { renews: true });
    const made = await test.call(api.makePromise, { as: community, body: { needId: soon, resourceId } });
    expect(made.json.plannedOn, made.text).toBe(addDays(today, 5));
    expect(await ids({ unmatched: true })).not.toContain(soon);
  });

  it('tells what was written with each step', async () => {
    const { community } = desks;
    const id = await listed(test, desks);
    await actOn(test, 'sendBack', community, id, { reason: '楼栋写错了' });
    const { log } = (await see(community, id)).json;
    expect(log.at(-1)).toMatchObject({ kind: 'need.sent-back', data: { reason: '楼栋写错了' } });
  });
});
