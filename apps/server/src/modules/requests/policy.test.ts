import { describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { roleCatalogue } from '../accounts/index.ts';
import { type ActionName, actionNames } from './contract-actions.ts';
import { openCells, policyRows, type Stance } from './domain/policy-rows.ts';
import { type RequestState, requestFlow } from './flow.ts';
import { abilities, can, type Governed } from './policy.ts';

const states = Object.keys(requestFlow.states) as RequestState[];
const stances: readonly Stance[] = ['holder', 'area', 'outside'];

const actorOf = (role: string): Actor => {
  const { scope, permissions } = roleCatalogue.find(({ code }) => code === role) ?? { scope: 'none', permissions: [] };
  return {
    tenantId: 1,
    personId: 'me',
    postId: 'post',
    role,
    scope,
    permissions: new Set(permissions),
    unitId: 'unit',
    unitPath: '/unit/',
    placeId: null,
    placePath: '/',
  };
};
/** With everything there that an action could answer. */
const seen = (state: RequestState, stance: Stance): Governed => ({
  state,
  inScope: stance !== 'outside',
  heldByUs: stance === 'holder',
  ledByUs: stance === 'holder',
  flags: ['urged', 'linked'],
  ask: { level: 1, persons: ['somebody'] },
  confidential: false,
  handledBy: [],
  registeredBy: 'somebody',
});

describe('every cell of state × action × role', () => {
  const expected = openCells();

  it('has a row for every action, and rows for nothing else', () => {
    expect(policyRows.map(({ action }) => action).sort()).toEqual([...actionNames].sort());
  });

  it('is open exactly where the rows say', () => {
    let cells = 0;
    const wrong: string[] = [];
    for (const { code: role } of roleCatalogue) {
      const actor = actorOf(role);
      for (const state of states)
        for (const action of actionNames)
          for (const stance of stances) {
            const cell = `${state} ${action} ${role} ${stance}`;
            cells += 1;
            if (can(actor, action, seen(state, stance)) !== expected.has(cell)) wrong.push(cell);
          }
    }
    expect(wrong).toEqual([]);
    expect(cells).toBe(roleCatalogue.length * states.length * actionNames.length * stances.length);
  });

  it('offers as buttons what it allows', () => {
    for (const { code: role } of roleCatalogue)
      for (const state of states) {
        const offered = abilities(actorOf(role), seen(state, 'holder')).filter((name) => name !== 'reveal');
        expect(offered.filter((name) => !expected.has(`${state} ${name} ${role} holder`))).toEqual([]);
      }
  });
});

describe('what a person has to do with it', () => {
  const may = (role: string, action: ActionName, state: RequestState, given: Partial<Governed>): boolean =>
    can(actorOf(role), action, { ...seen(state, 'holder'), ...given });

  it('who handled it neither verifies nor follows up nor closes it', () => {
    for (const action of ['verify', 'rework'] as const) {
      expect(may('street-dispatcher', action, 'replied', { handledBy: ['me'] })).toBe(false);
      expect(may('street-dispatcher', action, 'replied', { handledBy: ['you'] })).toBe(true);
    }
    expect(may('supervisor', 'follow-up', 'verified', { handledBy: ['me'] })).toBe(false);
    expect(may('supervisor', 'close', 'followed-up', { handledBy: ['me'] })).toBe(false);
  });

  it('who registered it does not strike it out', () => {
    expect(may('district-dispatcher', 'void', 'registered', { registeredBy: 'me' })).toBe(false);
  });

  it('two levels and two persons decide, none of them the one who asked', () => {
    const first = (persons: string[]) => ({ ask: { level: 1, persons } });
    const second = (persons: string[]) => ({ ask: { level: 2, persons } });
    expect(may('street-dispatcher', 'approve', 'handling', first(['me']))).toBe(false);
    expect(may('street-dispatcher', 'approve', 'handling', first(['you']))).toBe(true);
    expect(may('street-dispatcher', 'approve', 'handling', second(['you', 'they']))).toBe(false);
    expect(may('district-dispatcher', 'approve', 'handling', second(['you', 'they']))).toBe(true);
    expect(may('district-dispatcher', 'refuse', 'handling', second(['you', 'me']))).toBe(false);
    for (const action of ['approve', 'refuse', 'withdraw-ask'] as const)
      expect(may('district-dispatcher', action, 'handling', { ask: null })).toBe(false);
    expect(may('department-handler', 'withdraw-ask', 'handling', { ask: null })).toBe(false);
  });

  it('nothing is answered that was not asked', () => {
    expect(may('department-handler', 'answer-urge', 'handling', { flags: [] })).toBe(false);
    expect(may('department-handler', 'end-transfer', 'replied', { flags: [] })).toBe(false);
    expect(may('department-handler', 'end-transfer', 'replied', { heldByUs: false, ledByUs: true })).toBe(true);
  });

  it('of a confidential one the reporter stays hidden from the unit', () => {
    const confidential = (role: string) =>
      can(actorOf(role), 'reveal', { ...seen('handling', 'holder'), confidential: true });
    expect([confidential('department-handler'), confidential('community-worker')]).toEqual([false, true]);
  });
});
