import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { founder, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import type { Actor } from '../../kernel/actor.ts';
import { HOUR } from '../../kernel/time.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { requestsEndpoints as api } from './contract.ts';
import { owedActions } from './policy.ts';
import type { RequestState } from './flow.ts';
import { listRequests } from './queries/list-requests.ts';
import { actOnPart, evidence, requestSteps, signInDesks } from './testing.ts';

let test: TestApp;
let community: Person;
let dispatcher: Person;
let handler: Person;
const { report, reported, must, category, handled } = requestSteps<Person>(() => ({
  district: test,
  dispatcher,
  handler,
}));

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());

beforeEach(async () => {
  ({ community, dispatcher, handler } = await signInDesks(test));
});

interface Row {
  id: string;
  dueAt: string | null;
}

/** All rows of a list, page by page. */
async function pages(as: Person, query: Record<string, string | number | boolean>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await test.call(api.listRequests, { as, query: { ...query, ...(cursor && { cursor }) } });
    expect(page.status, page.text).toBe(200);
    rows.push(...page.json.items);
    cursor = page.json.next;
    expect(rows.length, 'a list that begins anew').toBeLessThan(500);
  }
  return rows;
}

describe('lists', () => {
  it('searches any fragment of two or more characters', async () => {
    const { number } = await reported({ content: '东湖路积水严重，Tel阀门A12损坏' });
    for (const q of ['东湖路', '积水', 'a12', number.slice(-6)]) {
      const found = await test.call(api.listRequests, { as: dispatcher, query: { q } });
      expect(
        found.json.items.map((row: { number: string }) => row.number),
        q,
      ).toContain(number);
    }
    expect((await test.call(mattersEndpoints.searchMatters, { as: dispatcher, query: { q: '积 水' } })).json.code).toBe(
      'search-too-short',
    );
  });

  it('pages without losing or repeating a row', async () => {
    for (let i = 0; i < 7; i++) await reported({ content: `翻页测试第${i}件` });
    const seen = (await pages(dispatcher, { limit: 3 })).map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
    const { rows } = await test.platform.db.owner.query('select count(*)::int as n from matters where tenant_id = $1', [
      test.tenantId,
    ]);
    expect(seen.length).toBe(rows[0].n);
  });

  it('pages by the nearest limit, those without a limit last', async () => {
    const request = await handled();
    await must('reply', handler, request.id, { resultClass: 'solved', publicText: '修好了' });
    const rows = await pages(dispatcher, { open: true, sort: 'due', limit: 2 });
    const dues = rows.map(({ dueAt }) => (dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt)));
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
    expect(dues.at(-1)).toBe(Number.POSITIVE_INFINITY);
    expect(dues[0]).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows).toHaveLength((await pages(dispatcher, { open: true })).length);
  });

  /** One application that waits for its second decision, and one request on hold. */
  async function askedAndHeld(): Promise<void> {
    const street = await test.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
    for (const levels of [[street], [street, dispatcher]]) {
      const request = await handled();
      const file = await evidence(test, handler);
      const ask = { reasonClass: 'policy', reason: '需上级批复', reviewOn: '2026-12-18', files: [file] };
      await must('ask-suspension', handler, request.id, ask);
      for (const approver of levels) await must('approve', approver, request.id);
    }
  }

  it('each worklist holds as many rows as its number says', async () => {
    await reported({ lon: 106.025, lat: 39.005 });
    const returned = await handled();
    await must('return', handler, returned.id, { clause: '3.1', reason: '不属于水务职责' });
    const again = await handled();
    await must('reply', handler, again.id, { resultClass: 'solved', publicText: '修好了' });
    await must('rework', community, again.id, { reason: '还在漏' });
    await must('reply', handler, again.id, { resultClass: 'solved', publicText: '又修了一次' });
    await askedAndHeld();
    // Of four working hours, what came at ten has run out at five and what came at eleven has not.
    test.setNow(new Date(WEDNESDAY_TEN.getTime() + HOUR));
    await report();
    test.setNow(new Date(WEDNESDAY_TEN.getTime() + 7 * HOUR));
    const posts = await Promise.all([
      test.signIn('community-worker', { unit: 'c2', place: 'C2' }),
      test.signIn('community-worker', { unit: 'c1', place: 'C1' }),
      test.signIn('street-dispatcher', { unit: 's1', place: 'S1' }),
      test.signIn('department-handler', { unit: 'water' }),
      test.signIn('grid-worker', { unit: 'c1', place: 'G1' }),
      test.signIn('district-dispatcher', { unit: 'd' }),
      test.signIn('supervisor', {}),
    ]);
    const most: Record<string, number> = {};
    for (const as of posts) {
      const { json: counts } = await test.call(mattersEndpoints.worklistCounts, { as });
      for (const [name, count] of Object.entries(counts as Record<string, number>)) {
        const view = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        expect((await pages(as, { view })).length, `${view} of post ${posts.indexOf(as)}`).toBe(count);
        most[name] = Math.max(most[name] ?? 0, count);
      }
    }
    expect(Object.entries(most).filter(([, count]) => count === 0)).toEqual([]);
    test.setNow(WEDNESDAY_TEN);
  });

  it('to do is what the own units hold and the next step is open to this very person', async () => {
    const worker = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
    const returned = await handled();
    await must('return', handler, returned.id, { clause: '3.1', reason: '不属于水务职责' });
    const replied = await handled();
    await must('reply', handler, replied.id, { resultClass: 'solved', publicText: '修好了' });
    const own = await reported();
    await must('dispatch', worker, own.id, { unitId: test.units.c1, category: await category() });
    await must('sign', worker, own.id);
    await must('reply', worker, own.id, { resultClass: 'solved', publicText: '自己修好了' });
    const forGrid = await reported();
    await must('dispatch', dispatcher, forGrid.id, { unitId: test.units.c1, category: await category() });
    const posts = {
      worker,
      community,
      grid: await test.signIn('grid-worker', { unit: 'c1', place: 'G1' }),
      street: await test.signIn('street-dispatcher', { unit: 's1', place: 'S1' }),
      district: dispatcher,
      handler,
    };
    const { c1, s1, water } = test.units;
    const unitsOf: Record<string, (string | undefined)[]> = {
      worker: [c1],
      community: [c1],
      grid: [c1],
      street: [s1, c1],
      district: Object.values(test.units),
      handler: [water],
    };
    const inTodo: Record<string, string[]> = {};
    for (const [name, as] of Object.entries(posts)) {
      const todo = new Set((await pages(as, { view: 'todo' })).map(({ id }) => id));
      inTodo[name] = [...todo];
      for (const { id } of await pages(as, { open: true })) {
        const { json } = await test.call(api.getRequest, { as, params: { id } });
        const owed = (owedActions[json.state as RequestState] ?? []).some((action) => json.abilities.includes(action));
        const held = json.holderId !== null && unitsOf[name]?.includes(json.holderId) === true;
        expect(todo.has(id), `${name}: ${json.state} ${json.abilities.join()}`).toBe(held && owed);
      }
      const { json: counts } = await test.call(mattersEndpoints.worklistCounts, { as });
      expect(counts.todo, name).toBe(todo.size);
    }
    // A grid worker neither accepts nor verifies: what the community handed over to be done is left.
    expect(inTodo.grid).toContain(forGrid.id);
    for (const { id } of [returned, replied, own]) expect(inTodo.grid).not.toContain(id);
    // Who replied does not verify; a colleague does.
    expect([inTodo.worker?.includes(own.id), inTodo.community?.includes(own.id)]).toEqual([false, true]);
  });

  it('what a unit is asked to do by others stands in its to do for as long as the next step is its own', async () => {
    const helper = await test.signIn('department-handler', { unit: 'heat' });
    const desk = await test.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
    const liaison = await test.signIn('unit-liaison', { unit: 'heat' });
    const { heat = '' } = test.units;
    const request = await handled();
    await must('co-handle', handler, request.id, { unitIds: [heat], task: '请关阀' });
    await must('whistle', desk, request.id, { type: 'emergency', unitIds: [heat], reason: '请到场' });
    const { json } = await test.call(api.getRequest, { as: handler, params: { id: request.id } });
    const [task, call] = [json.coTasks[0], json.whistles[0].calls[0]];
    const own = async () => {
      const rows = (await pages(helper, { view: 'todo' })).map(({ id }) => id);
      const { json: counts } = await test.call(mattersEndpoints.worklistCounts, { as: helper });
      expect(counts.todo).toBe(rows.length);
      return [task.id, call.id].map((id: string) => rows.includes(id));
    };
    const part = (kind: 'co-tasks' | 'whistle-calls', name: string, on: { id: string; version: number }, body = {}) =>
      actOnPart(test, kind, { name, as: helper, part: on, body });
    expect(await own()).toEqual([true, true]);
    // Who may not act for the unit has nothing to do there.
    expect((await test.call(mattersEndpoints.worklistCounts, { as: liaison })).json.todo ?? 0).toBe(0);
    const signed = await part('co-tasks', 'sign', task);
    await part('whistle-calls', 'report', call, { onSite: true });
    // The end of a call is the caller's.
    expect(await own()).toEqual([true, false]);
    expect((await part('co-tasks', 'finish', signed.json, { text: '阀门已关' })).status).toBe(200);
    expect(await own()).toEqual([false, false]);
  });

  it('a post of a unit that has none has nothing to do', async () => {
    await reported();
    const nobody: Actor = { ...founder(test.tenantId), scope: 'unit', unitId: null, unitPath: null };
    const list = await test.inTransaction((ctx) => listRequests(ctx, { view: 'todo' }), nobody);
    expect(JSON.parse(list).items).toEqual([]);
  });

  it('asks for the days of the follow-up before it looks at contacts', async () => {
    const answer = await test.call(api.listRequests, { as: dispatcher, query: { contactDue: true } });
    expect([answer.status, answer.json.code]).toEqual([422, 'contact-needs-follow-up']);
  });

  it('dispatches many at once, each with its own result', async () => {
    const good = await reported();
    const bad = await reported();
    const answer = await test.call(api.batchDispatch, {
      as: dispatcher,
      body: {
        items: [
          { id: good.id, version: 1, unitId: test.units.water, category: await category() },
          { id: bad.id, version: 7, unitId: test.units.water },
        ],
      },
    });
    expect(answer.json.results).toMatchObject([
      { id: good.id, ok: true },
      { id: bad.id, ok: false, code: 'version-conflict' },
    ]);
  });
});
