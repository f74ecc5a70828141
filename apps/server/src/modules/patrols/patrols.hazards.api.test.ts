import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { redAndBlue, upload } from '../files/testing.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { patrolsEndpoints as api } from './contract.ts';
import { layRounds } from './jobs/lay-rounds.ts';
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

describe('patrol routes', () => {
  const lay = (body: object = {}, as = community): Promise<Answer> =>
    test.call(api.createPatrolPlan, {
      as,
      body: {
        name: '夜间消防巡查',
        placeId: test.places.G1,
        every: 'week',
        points: [{ name: '1号楼通道' }, { name: '充电棚', facility: 'F-12' }],
        ...body,
      },
    });
  const due = async (as = worker) => (await test.call(api.listPatrolRounds, { as })).json.items;

  it('have one round a week, laid by the clock, recorded stop by stop, with what was found', async () => {
    const made = await lay();
    expect(made.status, made.text).toBe(201);
    const [round] = await due();
    expect(round).toMatchObject({ dueOn: '2026-11-22', state: 'due', abilities: ['record'] });
    await layRounds(test.platform);
    expect(await due()).toHaveLength(1);
    const record = (checked: object[], as = worker) =>
      test.call(api.recordRound, {
        as,
        params: { id: round.id },
        body: { version: round.version, checked, found: [{ kind: 'hazard', content: '充电棚灭火器过期' }] },
      });
    expect((await record([{ point: 0, ok: true }])).json.code).toBe('points-missing');
    const all = [
      { point: 0, ok: true },
      { point: 1, ok: false },
    ];
    const done = await record(all);
    expect(done.json.found, done.text).toMatchObject([{ kind: 'hazard' }]);
    expect((await see(community, done.json.found[0].id)).json).toMatchObject({ foundIn: 'patrol', source: 'patrol' });
    expect((await record(all)).status).toBe(409);
    expect(await due()).toEqual([]);
    await goTo('2026-11-23T00:10:00+08:00');
    await layRounds(test.platform);
    expect(await due()).toMatchObject([{ dueOn: '2026-11-29' }]);
    const { id, version } = made.json;
    const off = await test.call(api.updatePatrolPlan, {
      as: community,
      params: { id },
      body: { version, active: false },
    });
    expect(off.json.active).toBe(false);
    expect(await due()).toEqual([]);
    test.setNow(WEDNESDAY_TEN);
    await signInAll();
  });

  it('are laid by the community in its own area', async () => {
    expect((await lay({}, worker)).status).toBe(403);
    expect((await lay({ placeId: test.places.G3 })).json.code).toBe('unknown-place');
    expect((await lay({ points: [] })).status).toBe(422);
  });
});

describe('leaders and their grids', () => {
  it('the month is a list of facts in the order of the grids: who, where, done or not; no figure of any person', async () => {
    const name = async (grid: string, body: object = {}) =>
      (
        await test.call(api.assignGridLeader, {
          as: community,
          body: { placeId: test.places[grid], name: '周明远', title: '街道办副主任', fromMonth: '2026-10', ...body },
        })
      ).json;
    const second = await name('G2', { name: '吴秀兰' });
    const first = await name('G1');
    const visit = (month: string, visitedOn: string, as = community) =>
      test.call(api.recordLeaderVisit, { as, params: { id: first.id, month }, body: { visitedOn } });
    expect((await visit('2026-11', '2026-11-12')).json.visitedOn).toBe('2026-11-12');
    expect((await visit('2026-11', '2026-11-13')).json.visitedOn).toBe('2026-11-13');
    expect((await visit('2026-11', '2026-10-13')).json.code).toBe('other-month');
    expect((await visit('2026-11', '2026-11-30')).json.code).toBe('day-to-come');
    expect((await visit('2026-09', '2026-09-10')).json.code).toBe('not-in-charge');
    expect((await visit('2026-11', '2026-11-12', worker)).status).toBe(403);
    const month = (await test.call(api.listGridLeaders, { as: community, query: { month: '2026-11' } })).json;
    expect(month.items.map((each: { placeId: string; visitedOn: string }) => [each.placeId, each.visitedOn])).toEqual([
      [test.places.G1, '2026-11-13'],
      [test.places.G2, null],
    ]);
    const allowed = ['id', 'placeId', 'name', 'title', 'fromMonth', 'untilMonth', 'visitedOn', 'version'];
    expect(Object.keys(month.items[0]).sort()).toEqual(allowed.sort());
    const undone = await test.call(api.withdrawLeaderVisit, {
      as: community,
      params: { id: first.id, month: '2026-11' },
    });
    expect(undone.json.visitedOn).toBeNull();
    await test.call(api.endGridLeader, {
      as: community,
      params: { id: second.id },
      body: { version: 1, untilMonth: '2026-10' },
    });
    const after = (await test.call(api.listGridLeaders, { as: community, query: { month: '2026-11' } })).json;
    expect(after.items.map(({ id }: { id: string }) => id)).toEqual([first.id]);
  });
});

describe('mobile grid workers', () => {
  const issue = async (body: object = {}): Promise<Answer['json']> =>
    (await test.call(api.issueMobileLink, { as: community, body: { label: '外卖骑手 07', ...body } })).json;
  const send = (token: string, body: object = {}, key?: string): Promise<Answer> =>
    test.call(api.sendMobileReport, { body: { token, content: '井盖翘起来了', ...body }, ...(key && { key }) });

  it('report without an account: a request of its own source in the grid of the spot, with a photo', async () => {
    const { token, id } = await issue();
    const look = await test.call(api.lookAtMobileLink, { body: { token } });
    expect(look.json).toEqual({ unitName: '1社区居委会' });
    const bytes = await redAndBlue().jpeg().toBuffer();
    const { json: photo } = await upload(test.http, { bytes, purpose: 'report-photo' });
    const sent = await send(
      token,
      { lon: 106.015, lat: 39.005, photos: [{ id: photo.id, claim: photo.claim }] },
      'mobile-0001',
    );
    expect(sent.status, sent.text).toBe(201);
    expect(
      (await send(token, { lon: 106.015, lat: 39.005, photos: [{ id: photo.id, claim: photo.claim }] }, 'mobile-0001'))
        .json,
    ).toEqual(sent.json);
    const found = await test.call(mattersEndpoints.searchMatters, { as: community, query: { q: sent.json.number } });
    expect(found.json.items).toMatchObject([
      { source: 'mobile-worker', placeId: test.places.G2, holderId: test.units.c1 },
    ]);
    const detail = await test.call(requestsEndpoints.getRequest, {
      as: community,
      params: { id: found.json.items[0].id },
    });
    expect(detail.json.files).toHaveLength(1);
    const listed = await test.call(api.listMobileLinks, { as: community });
    expect(listed.json.items.find((each: { id: string }) => each.id === id)).toMatchObject({
      reports: 1,
      revokedAt: null,
    });
    expect(JSON.stringify(listed.json)).not.toContain(token);
  });

  it('nothing says which report came through which link, and no position of the reporter is stored', async () => {
    const { token, id } = await issue();
    const sent = await send(token, { lon: 106.005, lat: 39.005 });
    const { rows } = await test.platform.db.owner.query('select * from matters where number = $1', [sent.json.number]);
    expect(rows).toMatchObject([{ lon: null, lat: null, place_id: test.places.G1 }]);
    const tables = await test.platform.db.owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const naming: string[] = [];
    for (const { name } of tables.rows) {
      const { rows: hits } = await test.platform.db.owner.query(
        `select 1 from "${name}" t where position($1 in t::text) > 0 and (position($2 in t::text) > 0 or position($3 in t::text) > 0)`,
        [id, rows[0].id, sent.json.number],
      );
      if (hits.length > 0) naming.push(name);
    }
    expect(naming).toEqual([]);
  });

  it('read nothing else: the link is no session', async () => {
    const { token } = await issue();
    for (const endpoint of [
      api.listVisits,
      api.listHazards,
      requestsEndpoints.listRequests,
      mattersEndpoints.worklistCounts,
    ]) {
      const answer = await test.call(endpoint, {
        headers: { authorization: `Bearer ${token}`, cookie: `__Host-huying=${test.tenantId}.${token}` },
      });
      expect(answer.status, endpoint.path).toBe(401);
    }
  });

  it('a link that was revoked, is over or was never given counts no more', async () => {
    const revoked = await issue();
    const others = await test.signIn('community-worker', { unit: 'c2', place: 'C2' });
    expect((await test.call(api.revokeMobileLink, { as: others, params: { id: revoked.id } })).status).toBe(404);
    expect((await test.call(api.revokeMobileLink, { as: worker, params: { id: revoked.id } })).status).toBe(403);
    expect(
      (await test.call(api.revokeMobileLink, { as: community, params: { id: revoked.id } })).json.revokedAt,
    ).not.toBeNull();
    const short = await issue({ days: 1 });
    expect((await send(short.token)).status).toBe(201);
    await goTo('2026-11-20T10:00:00+08:00');
    for (const token of [revoked.token, short.token, 'x'.repeat(43)]) {
      expect((await send(token)).json, token).toMatchObject({ code: 'link-gone' });
      expect((await test.call(api.lookAtMobileLink, { body: { token } })).status).toBe(410);
    }
    test.setNow(WEDNESDAY_TEN);
    await signInAll();
  });

  it('a link can be used only so often within the hour', async () => {
    const { token } = await issue();
    const statuses: number[] = [];
    for (let i = 0; i < 21; i++) statuses.push((await send(token)).status);
    expect([statuses[19], statuses[20]]).toEqual([201, 429]);
  });
});
