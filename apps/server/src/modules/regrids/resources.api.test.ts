import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { agreementsEndpoints as agreements } from '../agreements/contract.ts';
import { actOn, noted, offered } from '../needs/testing.ts';
import { organizationsEndpoints as bodies } from '../organizations/contract.ts';
import { volunteeringEndpoints as volunteering } from '../volunteering/contract.ts';
import { activityActs } from '../volunteering/testing.ts';
import { regridSteps } from './testing.ts';

let test: TestApp;
let admin: Person;
let community: Person;
let water: Person;
const { idOf, preview, merge, split, carryOut, undo } = regridSteps(() => ({ test, admin }));

beforeAll(async () => {
  test = await startTestApp();
  test.setNow(new Date(test.now().getTime() + 60_000));
  admin = await test.signIn('system-admin');
  community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
  water = await test.signIn('department-handler', { unit: 'water' });
});
afterAll(() => test.stop());

const codes = async (text: string, values: unknown[]): Promise<string[]> =>
  (await test.platform.db.owner.query<{ code: string }>(text, values)).rows.map(({ code }) => code);

it('open needs, resources, joint bodies and leader links go with their grid and come back', async () => {
  const open = (await noted(test, community, { placeId: idOf('G2') })).id;
  const over = (await noted(test, community, { placeId: idOf('G2') })).id;
  expect((await actOn(test, 'withdraw', community, over, { reason: '不用了' })).status).toBe(200);
  const resource = (await offered(test, water, { placeId: idOf('G2') })).id;
  const founded = await test.call(bodies.foundBody, {
    as: community,
    body: { kind: 'joint-conference', name: '二网格议事会', placeIds: [idOf('G2')], foundedOn: '2026-01-01' },
  });
  expect(founded.status, founded.text).toBe(201);
  const linked = await test.call(bodies.linkLeader, {
    as: community,
    body: { office: '街道副主任', placeId: idOf('G2'), fromOn: '2026-01-01' },
  });
  expect(linked.status, linked.text).toBe(201);
  const needs = () =>
    codes(
      'select p.code from matters m join places p on p.id = m.place_id where m.id = any($1::uuid[]) order by m.number',
      [[open, over]],
    );
  const rest = async (): Promise<string[]> => [
    ...(await codes('select p.code from resources r join places p on p.id = r.place_id where r.id = $1', [resource])),
    ...(await codes(
      'select p.code from joint_body_places x join places p on p.id = x.place_id where x.body_id = $1 order by 1',
      [founded.json.id],
    )),
    ...(await codes('select p.code from leader_links l join places p on p.id = l.place_id where l.id = $1', [
      linked.json.id,
    ])),
  ];
  expect((await preview(await merge())).along).toMatchObject({ needs: 1, resources: 1, bodies: 1, leaderLinks: 1 });
  const merged = await carryOut(await merge());
  expect([await needs(), await rest()]).toEqual([
    ['G1', 'G2'],
    ['G1', 'G1', 'G1'],
  ]);
  expect((await undo(merged.id)).status).toBe(200);
  await test.app.pump.drained();
  expect([await needs(), await rest()]).toEqual([
    ['G2', 'G2'],
    ['G2', 'G2', 'G2'],
  ]);
});

it('a body of a grid that is split sits over all of its parts', async () => {
  const { json } = await test.call(bodies.foundBody, {
    as: community,
    body: { kind: 'joint-conference', name: '一网格议事会', placeIds: [idOf('G1')], foundedOn: '2026-01-01' },
  });
  const places = () =>
    codes('select p.code from joint_body_places x join places p on p.id = x.place_id where x.body_id = $1 order by 1', [
      json.id,
    ]);
  const done = await carryOut(await split());
  expect(await places()).toEqual(['G1', 'G1-2']);
  expect((await undo(done.id)).status).toBe(200);
  expect(await places()).toEqual(['G1']);
});

it('an agreement hangs on its community: grids leave it where it is, and it goes with a community that has none', async () => {
  const drafted = await test.call(agreements.draftAgreement, {
    as: community,
    body: { withId: test.units.water },
  });
  expect(drafted.status, drafted.text).toBe(201);
  const { id } = drafted.json;
  const place = () => codes('select p.code from matters m join places p on p.id = m.place_id where m.id = $1', [id]);
  const first = await carryOut(await merge());
  expect([(await preview(await split())).along.agreements, await place()]).toEqual([0, ['C1']]);
  expect((await undo(first.id)).status).toBe(200);
  // As if the community had no grids below it and were what is merged.
  await test.platform.db.owner.query(
    'update matters m set place_id = p.id, place_path = p.path from places p where m.id = $1 and p.id = $2',
    [id, idOf('G2')],
  );
  expect((await preview(await merge())).along.agreements).toBe(1);
  const second = await carryOut(await merge());
  expect(await place()).toEqual(['G1']);
  expect((await undo(second.id)).status).toBe(200);
  await test.app.pump.drained();
  expect(await place()).toEqual(['G2']);
});

it('activities go with their grid and come back, but for those that were confirmed; a later one keeps it from being undone', async () => {
  const liaison = await test.signIn('unit-liaison', { unit: 'water' });
  const { held, planned, on } = activityActs(test, liaison);
  const there = { placeId: idOf('G2') };
  const [coming, past] = [await planned(there), await held()];
  const confirmed = await on(volunteering.confirmActivities, community, past.id, {
    items: [{ id: past.id, version: past.version }],
  });
  expect(confirmed.json, confirmed.text).toMatchObject({ confirmed: 1 });
  await test.platform.db.owner.query('update activities set place_id = $1 where id = $2', [idOf('G2'), past.id]);
  const lie = () =>
    codes(
      'select p.code from activities a join places p on p.id = a.place_id where a.id = any($1::uuid[]) order by a.id',
      [[coming.id, past.id]],
    );
  expect((await preview(await merge())).along.activities).toBe(1);
  const merged = await carryOut(await merge());
  expect(await lie()).toEqual(['G1', 'G2']);
  expect((await undo(merged.id)).status).toBe(200);
  expect(await lie()).toEqual(['G2', 'G2']);
  const parts = await carryOut(await split());
  const [made] = await test.platform.db.owner
    .query<{ id: string }>("select id from places where code = 'G1-2' and active")
    .then(({ rows }) => rows);
  await planned({ placeId: made?.id });
  const answer = await undo(parts.id);
  expect([answer.status, answer.text.includes('新网格安排了 1 场活动')]).toEqual([409, true]);
});
