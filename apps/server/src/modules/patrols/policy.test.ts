import { describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { actorWith } from '../accounts/testing.ts';
import { roleCatalogue } from '../accounts/index.ts';
import { hazardPermissions, type HazardActionName } from './contract.ts';
import { type HazardState, hazardFlow } from './flow.ts';
import { can, type GovernedHazard, hazardAbilities, reaches, statesOwed } from './policy.ts';
import { placedScope } from './queries/scope.ts';

const states = Object.keys(hazardFlow.states) as HazardState[];
const actions = Object.keys(hazardPermissions) as HazardActionName[];
const seen = (state: HazardState, given: Partial<GovernedHazard> = {}): GovernedHazard => ({
  state,
  inScope: true,
  heldByUs: true,
  reportedBy: 'you',
  handledBy: ['you'],
  ...given,
});

/** Who may do what in which state, by hand: action → from → roles. */
const checkers = ['community-worker', 'street-dispatcher', 'district-dispatcher', 'supervisor'];
const handlers = [
  'grid-worker',
  'community-worker',
  'street-dispatcher',
  'department-handler',
  'department-dispatcher',
];
const open: Record<HazardActionName, { from: HazardState[]; roles: string[] }> = {
  assign: { from: ['reported', 'rectifying'], roles: checkers },
  rectify: { from: ['reported', 'rectifying'], roles: handlers },
  clear: { from: ['checking'], roles: checkers },
  'send-back': { from: ['checking'], roles: checkers },
  void: { from: ['reported', 'rectifying'], roles: checkers },
};

describe('every cell of state × action × role of a hazard', () => {
  it('is open exactly where the rows say', () => {
    const wrong: string[] = [];
    for (const { code: role } of roleCatalogue)
      for (const state of states)
        for (const action of actions) {
          const expected = open[action].from.includes(state) && open[action].roles.includes(role);
          if (can(actorWith(role), action, seen(state)) !== expected) wrong.push(`${state} ${action} ${role}`);
          if (can(actorWith(role), action, seen(state, { inScope: false })))
            wrong.push(`${state} ${action} ${role} out of scope`);
        }
    expect(wrong).toEqual([]);
  });

  it('a unit puts right only what it holds; nobody checks own work or strikes out an own report', () => {
    expect(can(actorWith('department-handler'), 'rectify', seen('rectifying', { heldByUs: false }))).toBe(false);
    for (const action of ['clear', 'send-back'] as const)
      expect(can(actorWith('community-worker'), action, seen('checking', { handledBy: ['me'] }))).toBe(false);
    expect(can(actorWith('community-worker'), 'void', seen('reported', { reportedBy: 'me' }))).toBe(false);
    expect(hazardAbilities(actorWith('supervisor'), seen('checking'))).toEqual(['clear', 'send-back']);
  });

  it('waits for those whose part it is', () => {
    expect(statesOwed(actorWith('department-handler'))).toEqual(['rectifying']);
    expect(statesOwed(actorWith('supervisor'))).toEqual(['reported', 'checking']);
    expect(statesOwed(actorWith('audit-admin'))).toEqual([]);
  });
});

describe('whose visits one sees', () => {
  const inside = { placePath: '/1/2/3/', unitId: 'other' };
  const outside = { placePath: '/1/9/', unitId: 'other' };
  it('by place, by unit, by tenant; SQL is given the same', () => {
    const cases: [string, Partial<Actor>, typeof inside, boolean][] = [
      ['grid-worker', {}, inside, true],
      ['grid-worker', {}, outside, false],
      ['grid-worker', { placePath: null }, inside, false],
      ['community-worker', {}, outside, false],
      ['community-worker', {}, { ...outside, unitId: 'u' }, true],
      ['community-worker', { placePath: null }, inside, false],
      ['grid-worker', {}, { ...outside, unitId: 'u' }, false],
      ['district-dispatcher', {}, outside, true],
      ['grid-worker', { scope: 'none' }, inside, false],
      ['grid-worker', { scope: 'own' }, inside, false],
    ];
    for (const [role, given, record, expected] of cases) {
      const actor = actorWith(role, given);
      expect(reaches(actor, ['u'], record), `${role} ${JSON.stringify(record)}`).toBe(expected);
      const [all, prefix, units] = placedScope(actor, ['u'], 1).values as [boolean, string, string[]];
      expect(all || record.placePath.startsWith(prefix) || units.includes(record.unitId), role).toBe(expected);
    }
  });
});
