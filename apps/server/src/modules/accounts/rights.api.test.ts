import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { organizationsModule } from '../organizations/testing.ts';
import { accountsModule } from './module.ts';
import {
  buildSomebody,
  createDistrictDatabase,
  type District,
  lastEvent,
  layDistrict,
  mondayMorning,
  seatAdministrators,
  type Somebody,
  startProcess,
  type TestProcess,
} from './testing.ts';

const clock = mondayMorning();
let database: TestDatabase;
let here: TestProcess;
let units: District['units'];
let places: District['places'];
let system: Somebody;
let security: Somebody;
let worker: Somebody;

beforeAll(async () => {
  database = await createDistrictDatabase();
  here = await startProcess([organizationsModule, accountsModule], database, clock);
  ({ units, places } = await layDistrict(here));
  ({ system, security } = await seatAdministrators(here, units.D));
  worker = await here.asSystem((ctx) =>
    buildSomebody(ctx, { role: 'community-worker', unitId: units.C1, placeId: places.C1 }),
  );
});
afterAll(async () => {
  await here?.stop();
  await database?.drop();
});

interface Rights {
  items: {
    post: { id: string; role: string };
    counts: boolean;
    why: { zh: string } | null;
    scope: string;
    reach: { zh: string };
    permissions: { code: string; sentence: { zh: string; en: string } }[];
  }[];
}
const rightsOf = async (id: string): Promise<Rights> => {
  const answer = await here.call('GET', `/api/people/${id}/rights`, { as: security });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

test('the security administrator reads what a post lets its holder see and do, as their own session has it', async () => {
  const { items } = await rightsOf(worker.id);
  expect(items).toHaveLength(1);
  const [post] = items;
  expect(post).toMatchObject({ scope: 'unit', counts: true, why: null, post: { id: worker.postId } });
  expect(post?.reach.zh).toBe('「单位C1」及下级单位正在办、主办或参与过的诉求，以及「地方C1」及其下各级的诉求');
  const session = (await here.call('GET', '/api/session', { as: worker })).json<{ permissions: string[] }>();
  expect(post?.permissions.map(({ code }) => code).sort()).toEqual(session.permissions);
  expect(post?.permissions.find(({ code }) => code === 'request.handle')?.sentence.zh).toMatch(
    /在「单位C1」及下级单位手上/,
  );
  expect(await lastEvent(here, worker.id)).toMatchObject({ kind: 'person.rights-read', actor_id: security.id });
});

test('what does not count now says why: a post to come, a disabled account', async () => {
  const grant = (body: object) =>
    here.call('POST', `/api/people/${worker.id}/posts`, { as: security, body: { title: '', ...body } });
  expect((await grant({ role: 'supervisor', unitId: units.D, validFrom: '2026-12-01' })).statusCode).toBe(201);
  const coming = (await rightsOf(worker.id)).items.find(({ post }) => post.role === 'supervisor');
  expect(coming).toMatchObject({ counts: false, why: { zh: '这个岗位从 2026-12-01 起才算数。' } });

  const person = await here.asSystem((ctx) => buildSomebody(ctx, { role: 'unit-liaison', unitId: units.WATER }));
  expect((await rightsOf(person.id)).items[0]?.reach.zh).toBe('看不到任何诉求');
  await here.call('PATCH', `/api/people/${person.id}`, { as: system, body: { version: 1, active: false } });
  expect((await rightsOf(person.id)).items[0]).toMatchObject({
    counts: false,
    why: { zh: expect.stringMatching(/停用/) },
  });
});

test('is closed to everybody else, and unknown people are not found', async () => {
  const colleague = await here.asSystem((ctx) => buildSomebody(ctx, { role: 'community-worker', unitId: units.C1 }));
  for (const as of [colleague, system])
    expect((await here.call('GET', `/api/people/${worker.id}/rights`, { as })).statusCode).toBe(403);
  const nobody = '00000000-0000-7000-8000-000000000000';
  expect((await here.call('GET', `/api/people/${nobody}/rights`, { as: security })).statusCode).toBe(404);
});
