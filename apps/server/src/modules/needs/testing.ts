import { expect } from 'vitest';
import type { Answer, Person, TestApp } from '../../app/testing.ts';
import { needsEndpoints as api } from './contract.ts';

/** The people of the two lists: two of the first community, one of the second, one of the water office. */
export interface Desks {
  worker: Person;
  community: Person;
  colleague: Person;
  other: Person;
  water: Person;
  liaison: Person;
  dispatcher: Person;
}
export async function signInDesks({ signIn }: TestApp): Promise<Desks> {
  return {
    worker: await signIn('grid-worker', { unit: 'c1', place: 'G1' }),
    community: await signIn('community-worker', { unit: 'c1', place: 'C1' }),
    colleague: await signIn('community-worker', { unit: 'c1', place: 'C1' }),
    other: await signIn('community-worker', { unit: 'c2', place: 'C2' }),
    water: await signIn('department-handler', { unit: 'water' }),
    liaison: await signIn('unit-liaison', { unit: 'heat' }),
    dispatcher: await signIn('district-dispatcher', { unit: 'd' }),
  };
}

/** For tests of other modules, which hear of what the clock does here. */
export { warnPromises, warnUnmatched } from './jobs/warn-promises.ts';

type Action =
  | 'verify'
  | 'sendBack'
  | 'putOnList'
  | 'meet'
  | 'recheck'
  | 'rebound'
  | 'gather'
  | 'release'
  | 'refuse'
  | 'withdraw';
const endpointOf = (name: Action) => (name === 'putOnList' ? api.putNeedOnList : api[`${name}Need`]);

export const actOn = async (
  test: TestApp,
  name: Action,
  as: Person,
  id: string,
  body: object = {},
): Promise<Answer> => {
  const { rows } = await test.platform.db.owner.query('select version from matters where id = $1', [id]);
  return test.call(endpointOf(name), { as, params: { id }, body: { version: rows[0]?.version, ...body } });
};

export async function noted(test: TestApp, as: Person, body: object = {}): Promise<Answer['json']> {
  const answer = await test.call(api.noteNeed, {
    as,
    body: {
      sort: 'care',
      content: '独居老人理发不方便',
      source: { source: 'meeting', reference: '10 月议事会' },
      ...body,
    },
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.json;
}

/** Noted by one, verified and listed by the other. */
export async function listed(test: TestApp, { worker, community }: Desks, body: object = {}): Promise<string> {
  const { id } = await noted(test, worker, body);
  for (const name of ['verify', 'putOnList'] as const) {
    const answer = await actOn(test, name, community, id);
    expect(answer.status, answer.text).toBe(200);
  }
  return id;
}

export async function offered(test: TestApp, as: Person, body: object = {}): Promise<Answer['json']> {
  const answer = await test.call(api.offerResource, {
    as,
    body: {
      giver: 'team',
      sort: 'skill',
      name: '老人上门理发',
      capacity: 10,
      measure: '人次',
      placeId: test.places.G1,
      ...body,
    },
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.json;
}
