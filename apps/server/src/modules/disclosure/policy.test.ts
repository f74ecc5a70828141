import { expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { roleCatalogue } from '../accounts/index.ts';
import { can, editionAbilities, type GovernedEdition } from './policy.ts';

const actorOf = (code: string): Actor => {
  const role = roleCatalogue.find((each) => each.code === code);
  return {
    tenantId: 1,
    personId: 'me',
    postId: 'post',
    role: code,
    scope: role?.scope ?? 'none',
    permissions: new Set(role?.permissions),
    unitId: 'u',
    unitPath: '/u/',
    placeId: 'p',
    placePath: '/1/2/',
  };
};
const actions = ['read', 'revise', 'discard', 'publish', 'withdraw'] as const;
const publishers = ['community-worker', 'street-dispatcher', 'district-dispatcher'];
const readers = [...publishers, 'supervisor'];

it('every cell of state × action × role × whether one prepared it', () => {
  for (const { code } of roleCatalogue)
    for (const state of ['draft', 'published', 'withdrawn'] as const)
      for (const preparers of [['me'], ['you']])
        for (const action of actions) {
          const edition: GovernedEdition = { state, inArea: true, preparers };
          const expected =
            action === 'read'
              ? readers.includes(code)
              : publishers.includes(code) &&
                (action === 'withdraw'
                  ? state === 'published'
                  : state === 'draft' && (action !== 'publish' || preparers[0] === 'you'));
          const cell = `${code} ${state} ${action} ${preparers}`;
          expect(can(actorOf(code), action, edition), cell).toBe(expected);
          expect(can(actorOf(code), action, { ...edition, inArea: false }), cell).toBe(false);
        }
});

it('offers what may be done, and the clock publishes nothing', () => {
  const draft: GovernedEdition = { state: 'draft', inArea: true, preparers: [] };
  const worker = actorOf('community-worker');
  expect(editionAbilities(worker, draft)).toEqual(['revise', 'discard', 'publish']);
  expect(editionAbilities({ ...worker, personId: null }, draft)).toEqual(['revise', 'discard']);
});
