import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { redAndBlue, upload } from '../files/testing.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { patrolsEndpoints as api } from './contract.ts';
import { sweepHazards } from './jobs/sweep-hazards.ts';

let test: TestApp;
let worker: Person;
let community: Person;
let colleague: Person;
let water: Person;
/** Of a sub-category that says why a picture helps, and of one that does not. */
let withReason = '';
let without = '';
beforeAll(async () => {
  test = await startTestApp();
  await signInAll();
  const { rows } = await test.platform.db.owner.query<{ code: string; reason: string | null }>(
    `select i->>'code' as code, i->>'photoReason' as reason from list_versions, jsonb_array_elements(items) i
     where list = 'category' and state = 'published' and i->>'parent' is not null order by 1`,
  );
  withReason = rows.find(({ reason }) => reason)?.code ?? '';
  without = rows.find(({ reason }) => !reason)?.code ?? '';
  expect([withReason, without].every((code) => code !== '')).toBe(true);
});
afterAll(() => test.stop());
async function signInAll(): Promise<void> {
  worker = await test.signIn('grid-worker', { unit: 'c1', place: 'G1' });
  community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
  colleague = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
  water = await test.signIn('department-handler', { unit: 'water' });
}
const goTo = async (at: string): Promise<void> => {
  test.setNow(new Date(at));
  await signInAll();
};
const picture = async (person: Person, purpose: string): Promise<string> => {
  const bytes = await redAndBlue().jpeg().toBuffer();
  const { status, json } = await upload(test.http, { bytes, purpose, cookie: person.cookie });
  expect(status).toBe(201);
  return json.id;
};
const report = async (body: object = {}, as = worker): Promise<Answer['json']> => {
  const answer = await test.call(api.reportHazard, {
    as,
    body: { content: '消防通道堆满杂物', category: withReason, ...body },
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.json;
};
const see = (as: Person, id: string): Promise<Answer> => test.call(api.getHazard, { as, params: { id } });
const act = async (
  name: 'assign' | 'rectify' | 'clear' | 'sendBack' | 'void',
  as: Person,
  id: string,
  body: object = {},
): Promise<Answer> => {
  const { rows } = await test.platform.db.owner.query('select version from matters where id = $1', [id]);
  return test.call(api[`${name}Hazard`], { as, params: { id }, body: { version: rows[0].version, ...body } });
};

describe('a hazard', () => {
  it('goes from its finder through the unit in charge to another person who checks it, with pictures before and after', async () => {
    const { id, number, state } = await report({ files: [await picture(worker, 'before')] });
    expect(state).toBe('reported');
    expect((await see(water, id)).status).toBe(404);
    const assigned = await act('assign', community, id, { unitId: test.units.water, limitDays: 3 });
    expect(assigned.json, assigned.text).toMatchObject({ state: 'rectifying', abilities: ['assign', 'void'] });
    // Wednesday the 18th at ten, three working days: until the end of Monday the 23rd.
    expect(assigned.json.dueAt.slice(0, 10)).toBe('2026-11-23');
    const todo = await test.call(requestsEndpoints.listRequests, { as: water, query: { view: 'todo' } });
    expect(todo.json.items).toMatchObject([{ id, kind: 'hazard', number }]);
    const rectified = await act('rectify', water, id, {
      text: '已清运，画了禁停线',
      files: [await picture(water, 'after')],
    });
    expect(rectified.json, rectified.text).toMatchObject({ state: 'checking', dueAt: null });
    const seen = (await see(community, id)).json;
    expect(seen).toMatchObject({ state: 'checking', rectifyText: '已清运，画了禁停线', holderId: test.units.c1 });
    expect(seen.files.map(({ purpose }: { purpose: string }) => purpose).sort()).toEqual(['after', 'before']);
    expect(seen.clocks).toMatchObject([{ stage: 'rectify', met: true }]);
    expect((await act('clear', community, id)).json.state).toBe('cleared');
    expect((await see(water, id)).json).toMatchObject({ open: false, abilities: [] });
    const chain = await test.call(mattersEndpoints.verifyLog, { as: community, params: { id } });
    expect(chain.json).toMatchObject({ intact: true, length: 4 });
  });

  it('who put it right does not check it; sent back, its limit begins anew', async () => {
    const { id } = await report({ settled: { text: '当场搬开了' }, placeId: test.places.G1 }, community);
    expect((await see(community, id)).json).toMatchObject({ state: 'checking', abilities: [] });
    for (const name of ['clear', 'sendBack'] as const)
      expect((await act(name, community, id, name === 'clear' ? {} : { text: '不行' })).status).toBe(403);
    const back = await act('sendBack', colleague, id, { text: '又堆上了' });
    expect(back.json, back.text).toMatchObject({ state: 'rectifying' });
    expect(back.json.dueAt).not.toBeNull();
    const again = await act('rectify', worker, id, { text: '已请物业清理' });
    expect(again.status, again.text).toBe(200);
    expect((await act('clear', community, id)).status).toBe(403);
    const ended = await act('clear', colleague, id);
    expect(ended.json.state, ended.text).toBe('cleared');
  });

  it('who reported it does not strike it out, and the worker neither assigns nor checks', async () => {
    const { id } = await report({}, community);
    expect((await act('void', community, id, { reason: '看错了' })).status).toBe(403);
    for (const name of ['assign', 'clear', 'void'] as const) {
      const body = { assign: { unitId: test.units.c1, limitDays: 1 }, clear: {}, void: { reason: '看错了' } }[name];
      expect((await act(name, worker, id, body)).status, name).toBe(403);
    }
    expect((await act('clear', colleague, id)).json.code).toBe('not-in-this-state');
    expect((await act('void', colleague, id, { reason: '是施工围挡' })).json.state).toBe('void');
  });

  it('warns once at each part of its limit', async () => {
    const { id } = await report();
    await act('assign', community, id, { unitId: test.units.water, limitDays: 1 });
    const warned = async () =>
      (
        await test.platform.db.owner.query(
          `select data->>'level' as level from events where subject_id = $1 and kind = 'hazard.limit-warned' order by seq`,
          [id],
        )
      ).rows.map(({ level }) => level);
    await goTo('2026-11-20T09:00:00+08:00');
    await sweepHazards(test.platform);
    await sweepHazards(test.platform);
    expect(await warned()).toEqual(['3']);
    const { overdue } = (await test.call(mattersEndpoints.worklistCounts, { as: water })).json;
    expect(overdue).toBeGreaterThan(0);
    test.setNow(WEDNESDAY_TEN);
    await signInAll();
  });

  it('takes a picture only where the sub-category says why', async () => {
    const refused = async (body: object) =>
      (await test.call(api.reportHazard, { as: worker, body: { content: '楼道有隐患', ...body } })).json.code;
    const file = await picture(worker, 'before');
    expect(await refused({ files: [file] })).toBe('photo-without-reason');
    expect(await refused({ files: [file], category: without })).toBe('photo-without-reason');
    await report({ files: [file], category: withReason });
  });

  it('stays with its own grid: others neither see it nor report there', async () => {
    const { id } = await report();
    const neighbour = await test.signIn('grid-worker', { unit: 'c2', place: 'G3' });
    expect((await see(neighbour, id)).status).toBe(404);
    const there = await test.call(api.reportHazard, {
      as: neighbour,
      body: { content: '别的网格', placeId: test.places.G1 },
    });
    expect(there.json.code).toBe('unknown-place');
  });
});
