import { expect } from 'vitest';
import type { Answer, Person, TestApp } from '../../app/testing.ts';
import type { Endpoint } from '../../kernel/endpoint.ts';
import { volunteeringEndpoints as api } from './contract.ts';

/** What came of an activity, but for people and hours. */
export const told = { served: 60, facts: '半天做完，现场清理干净。' };

/** Acts on activities through HTTP; `unit` plans unless somebody else is named. */
export function activityActs(app: TestApp, unit: Person) {
  /** So many hours from now. */
  const at = (hours: number): string => new Date(app.now().getTime() + hours * 3_600_000).toISOString();
  const plan = () => ({
    title: '清扫三号楼楼道',
    kind: 'cleaning',
    beginsAt: at(-4),
    endsAt: at(-2),
    communityId: app.units.c1 as string,
    venue: '三号楼',
  });
  const planned = async (given: object = {}, as = unit): Promise<Answer['json']> => {
    const answer = await app.call(api.planActivity, { as, body: { ...plan(), ...given } });
    expect(answer.status, answer.text).toBe(201);
    return answer.json;
  };
  const on = (endpoint: Endpoint, as: Person, id: string, body: object): Promise<Answer> =>
    app.call(endpoint, { as, params: { id }, body });
  const held = async (given: object = {}): Promise<Answer['json']> => {
    const { id, version } = await planned();
    const answer = await on(api.recordActivity, unit, id, { version, people: 12, hoursEach: 2, ...told, ...given });
    expect(answer.status, answer.text).toBe(200);
    return answer.json;
  };
  return { at, plan, planned, on, held };
}

export const codeOf = async (call: Promise<Answer>): Promise<string> => {
  const { status, json } = await call;
  return `${status} ${json?.code ?? ''}`.trim();
};
