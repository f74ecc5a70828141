import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { projectsEndpoints } from '../projects/contract.ts';
import { regridSteps } from './testing.ts';

let test: TestApp;
let admin: Person;
let community: Person;
const { idOf, merge, carryOut, undo } = regridSteps(() => ({ test, admin }));

beforeAll(async () => {
  test = await startTestApp();
  test.setNow(new Date(test.now().getTime() + 60_000));
  admin = await test.signIn('system-admin');
  community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
});
afterAll(() => test.stop());

it('open projects go with the ground and come back; what is over stays', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 2; i += 1) {
    const body = { title: `凉亭${i}`, type: 'residents', content: '建凉亭', placeId: idOf('G2') };
    ids.push((await test.call(projectsEndpoints.draftProject, { as: community, body })).json.id);
  }
  const params = { id: ids[1] ?? '' };
  const stopped = { as: community, params, body: { version: 1, reason: '没有合适的地方' } };
  expect((await test.call(projectsEndpoints.stopProject, stopped)).status).toBe(200);
  const places = async (): Promise<string[]> =>
    (
      await test.platform.db.owner.query<{ code: string }>(
        'select p.code from matters m join places p on p.id = m.place_id where m.id = any($1::uuid[]) order by m.title',
        [ids],
      )
    ).rows.map(({ code }) => code);
  const regrid = await carryOut(await merge());
  expect(await places()).toEqual(['G1', 'G2']);
  expect((await undo(regrid.id)).status).toBe(200);
  expect(await places()).toEqual(['G2', 'G2']);
});
