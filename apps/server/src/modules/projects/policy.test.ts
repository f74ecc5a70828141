import { describe, expect, it } from 'vitest';
import { builder } from '../../platform/database/database.ts';
import { actorWith } from '../accounts/testing.ts';
import { roleCatalogue } from '../accounts/index.ts';
import { projectPermissions } from './contract.ts';
import { type ProjectAction, type ProjectState, projectFlow } from './flow.ts';
import { can, type GovernedProject, projectAbilities, statesOwed } from './policy.ts';
import { owedSql } from './queries/owed-sql.ts';

const states = Object.keys(projectFlow.states) as ProjectState[];
const actions = Object.keys(projectPermissions) as ProjectAction[];
const seen = (state: ProjectState, given: Partial<GovernedProject> = {}): GovernedProject => ({
  state,
  inScope: true,
  plannedByUs: true,
  ownedByUs: true,
  helpedByUs: true,
  effectBy: 'you',
  ...given,
});

/** Who may do what in which state, by hand: action → from → roles, for a project that is the actor's in every way. */
const planners = ['community-worker', 'street-dispatcher', 'district-dispatcher', 'department-dispatcher'];
const owners = ['community-worker', 'street-dispatcher', 'department-handler', 'department-dispatcher', 'unit-liaison'];
const checkers = ['community-worker', 'street-dispatcher', 'district-dispatcher', 'supervisor'];
const open: Record<ProjectAction, { from: ProjectState[]; roles: string[] }> = {
  revise: { from: ['drafted'], roles: planners },
  plan: { from: ['drafted', 'decided', 'calling'], roles: planners },
  decide: { from: ['drafted'], roles: planners },
  call: { from: ['decided'], roles: planners },
  claim: { from: ['calling'], roles: owners },
  'withdraw-claim': { from: ['calling'], roles: owners },
  choose: { from: ['calling'], roles: planners },
  'withdraw-call': { from: ['calling'], roles: planners },
  assign: { from: ['decided'], roles: planners },
  report: { from: ['underway'], roles: owners },
  reach: { from: ['underway'], roles: owners },
  'report-part': { from: ['underway'], roles: owners },
  finish: { from: ['underway'], roles: owners },
  effect: { from: ['done'], roles: owners },
  publish: { from: ['done'], roles: planners },
  recheck: { from: ['effective'], roles: checkers },
  rebound: { from: ['effective'], roles: checkers },
  stop: { from: ['drafted', 'decided', 'calling', 'underway', 'done'], roles: planners },
};
/** Once it is under way its owner lays the milestones as well. */
const expected = (state: ProjectState, action: ProjectAction, role: string): boolean =>
  action === 'plan' && state === 'underway'
    ? planners.includes(role) || owners.includes(role)
    : open[action].from.includes(state) && open[action].roles.includes(role);

describe('every cell of state × action × role of a project', () => {
  it('is open exactly where the rows say', () => {
    const wrong: string[] = [];
    for (const { code: role } of roleCatalogue)
      for (const state of states)
        for (const action of actions) {
          if (can(actorWith(role), action, seen(state)) !== expected(state, action, role))
            wrong.push(`${state} ${action} ${role}`);
          const offered = action === 'claim' || action === 'withdraw-claim';
          if (!offered && can(actorWith(role), action, seen(state, { inScope: false })))
            wrong.push(`${state} ${action} ${role} out of scope`);
        }
    expect(wrong).toEqual([]);
  });

  it('the planner plans, the owner carries out, the helper reports on a part', () => {
    const worker = actorWith('community-worker');
    const not = (given: Partial<GovernedProject>, state: ProjectState): ProjectAction[] =>
      projectAbilities(worker, seen(state, given));
    expect(not({ plannedByUs: false }, 'drafted')).toEqual([]);
    expect(not({ ownedByUs: false, helpedByUs: false }, 'underway')).toEqual(['plan', 'stop']);
    expect(not({ plannedByUs: false, helpedByUs: false }, 'underway')).toEqual(['plan', 'report', 'reach', 'finish']);
    expect(not({ plannedByUs: false, ownedByUs: false }, 'underway')).toEqual(['report-part']);
    expect(not({ plannedByUs: false }, 'done')).toEqual(['effect']);
    expect(not({ ownedByUs: false }, 'done')).toEqual(['publish', 'stop']);
  });

  it('an open call is seen and claimed by every unit, and by nobody without one', () => {
    const outside = { inScope: false, plannedByUs: false, ownedByUs: false, helpedByUs: false };
    const liaison = actorWith('unit-liaison');
    expect(projectAbilities(liaison, seen('calling', outside))).toEqual(['claim', 'withdraw-claim']);
    expect(can(liaison, 'read', seen('calling', outside))).toBe(true);
    for (const state of states.filter((each) => each !== 'calling'))
      expect(can(liaison, 'read', seen(state, outside)), state).toBe(false);
    expect(can(actorWith('unit-liaison', { unitId: null }), 'claim', seen('calling', outside))).toBe(false);
    expect(can(actorWith('grid-worker'), 'read', seen('calling', outside))).toBe(false);
  });

  it('nobody looks back on an effect of his or her own, in the policy and in SQL', () => {
    for (const action of ['recheck', 'rebound'] as const)
      expect(can(actorWith('community-worker'), action, seen('effective', { effectBy: 'me' }))).toBe(false);
    const compiled = owedSql(actorWith('supervisor')).compile(builder<object>());
    expect(compiled.parameters).toEqual([['effective'], 'me']);
  });

  it('waits for those whose part it is', () => {
    expect(statesOwed(actorWith('unit-liaison'))).toEqual(['underway', 'done']);
    expect(statesOwed(actorWith('supervisor'))).toEqual(['effective']);
    expect(statesOwed(actorWith('audit-admin'))).toEqual([]);
  });
});
