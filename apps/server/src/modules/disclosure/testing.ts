import { expect } from 'vitest';
import type { Answer, Person, TestApp } from '../../app/testing.ts';
import { disclosureEndpoints as api } from './contract.ts';

/** Shorter words for the tests of public lists. */
export function disclosureCalls(test: TestApp) {
  const ok = (answer: Answer): Answer['json'] => {
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer.json;
  };
  const edition = async (as: Person, id: string): Promise<Answer['json']> =>
    ok(await test.call(api.getEdition, { as, params: { id } }));
  const prepare = async (as: Person, placeId: string, kind: string): Promise<Answer['json']> =>
    ok(await test.call(api.prepareEdition, { as, body: { placeId, kind } }));
  const items = async (as: Person, id: string, show = 'all', more: object = {}): Promise<Answer['json'][]> =>
    ok(await test.call(api.listEditionItems, { as, params: { id }, query: { show, ...more } })).items;
  const publish = async (as: Person, id: string, body: object = {}): Promise<Answer> =>
    test.call(api.publishEdition, { as, params: { id }, body: { version: (await edition(as, id)).version, ...body } });
  const revise = async (as: Person, id: string, item: { id: string; version: number }, body: object): Promise<Answer> =>
    test.call(api.reviseEditionItem, {
      as,
      params: { id, itemId: item.id },
      body: { version: item.version, ...body },
    });
  /** Prepared by one, published by the other. */
  const published = async (one: Person, other: Person, placeId: string, kind: string): Promise<Answer['json']> => {
    const { id } = await prepare(one, placeId, kind);
    return ok(await publish(other, id));
  };
  return { ok, edition, prepare, items, publish, revise, published };
}
