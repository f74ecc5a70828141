import { expect } from 'vitest';
import type { Answer, Person, TestApp } from '../../app/testing.ts';
import { needsEndpoints } from '../needs/contract.ts';
import { type Desks, listed, offered, signInDesks } from '../needs/testing.ts';
import { projectCalls } from '../projects/testing.ts';
import { agreementsEndpoints as api } from './contract.ts';

type Name = keyof typeof api;

/** The two lists' people and a second liaison of the heating office. */
export interface AgreementDesks extends Desks {
  second: Person;
  street: Person;
  supervisor: Person;
}
export async function signInSides(test: TestApp): Promise<AgreementDesks> {
  return {
    ...(await signInDesks(test)),
    second: await test.signIn('unit-liaison', { unit: 'heat' }),
    street: await test.signIn('street-dispatcher', { unit: 's1', place: 'S1' }),
    supervisor: await test.signIn('supervisor'),
  };
}

/** A promise of the heating office for a need of the first community, and a project the two have in common. */
export async function inCommon(test: TestApp, desks: Desks): Promise<{ promiseId: string; projectId: string }> {
  const needId = await listed(test, desks);
  const { id: resourceId } = await offered(test, desks.liaison);
  const promise = await test.call(needsEndpoints.makePromise, {
    as: desks.community,
    body: { needId, resourceId, amount: 3, plannedOn: '2026-12-20' },
  });
  expect(promise.status, promise.text).toBe(201);
  const confirmed = await test.call(needsEndpoints.confirmPromise, {
    as: desks.liaison,
    params: { id: promise.json.id },
    body: { version: 1, side: 'giver' },
  });
  expect(confirmed.status, confirmed.text).toBe(200);
  const { id: projectId } = await projectCalls(test).draft(desks.community, {
    title: '暖心驿站',
    parts: [{ unitId: test.units.heat, text: '供热和座椅' }],
  });
  return { promiseId: promise.json.id, projectId };
}

/** Shorter words for the tests of agreements: one call with the version that is stored now. */
export function agreementCalls(test: TestApp) {
  const act = async (name: Name, as: Person, id: string, body: object = {}): Promise<Answer> => {
    const { rows } = await test.platform.db.owner.query('select version from matters where id = $1', [id]);
    return test.call(api[name], { as, params: { id }, body: { version: rows[0]?.version, ...body } });
  };
  /** The same, which must succeed. */
  const done = async (name: Name, as: Person, id: string, body: object = {}): Promise<Answer['json']> => {
    const answer = await act(name, as, id, body);
    expect(answer.status, `${name} ${answer.text}`).toBeLessThan(300);
    return answer.json;
  };
  const see = async (as: Person, id: string): Promise<Answer['json']> => {
    const answer = await test.call(api.getAgreement, { as, params: { id } });
    expect(answer.status, answer.text).toBe(200);
    return answer.json;
  };
  /** Signs what is there now, as it is seen. */
  const sign = async (as: Person, id: string): Promise<Answer> => {
    const { current, editions } = await see(as, id);
    const { hash } = editions.find(({ number }: { number: number }) => number === current);
    return act('signAgreement', as, id, { edition: current, hash });
  };
  const drafted = async (as: Person, withId: string | undefined, body: object = {}): Promise<string> => {
    const answer = await test.call(api.draftAgreement, { as, body: { withId, ...body } });
    expect(answer.status, answer.text).toBe(201);
    return answer.json.id;
  };
  /** Sent by the first, signed by the second and then by the first. */
  const signed = async (one: Person, other: Person, withId: string | undefined, body: object = {}): Promise<string> => {
    const id = await drafted(one, withId, body);
    await done('sendAgreement', one, id);
    for (const person of [other, one]) expect((await sign(person, id)).status).toBe(200);
    return id;
  };
  return { act, done, see, sign, drafted, signed };
}
