import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { redAndBlue, upload } from '../files/testing.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { patrolsEndpoints as api } from './contract.ts';

let test: TestApp;
let worker: Person;
let community: Person;
beforeAll(async () => {
  test = await startTestApp();
  await signInAll();
});
afterAll(() => test.stop());
/** A session ends when the clock moves on: then both sign in anew. */
async function signInAll(): Promise<void> {
  worker = await test.signIn('grid-worker', { unit: 'c1', place: 'G1' });
  community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
}
const goTo = async (at: string): Promise<void> => {
  test.setNow(new Date(at));
  await signInAll();
};

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
