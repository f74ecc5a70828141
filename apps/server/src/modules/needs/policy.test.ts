import { describe, expect, it } from 'vitest';
import { actorWith } from '../accounts/testing.ts';
import { roleCatalogue } from '../accounts/index.ts';
import { type NeedActionName, needPermissions } from './contract.ts';
import { type NeedState, needFlow } from './flow.ts';
import {
  can,
  canPromise,
  type GovernedNeed,
  type GovernedPromise,
  needAbilities,
  promiseAbilities,
  resourceAbilities,
  statesOwed,
} from './policy.ts';

const states = Object.keys(needFlow.states) as NeedState[];
const actions = Object.keys(needPermissions) as NeedActionName[];
const seen = (state: NeedState, given: Partial<GovernedNeed> = {}): GovernedNeed => ({
  state,
  inScope: true,
  notedBy: 'you',
  metBy: 'you',
  ...given,
});

/** Who may do what in which state, by hand: action → from → roles. */
const desks = ['community-worker', 'street-dispatcher', 'district-dispatcher'];
const verifiers = [...desks, 'supervisor'];
const noters = [...desks, 'grid-worker', 'delegate'];
const open: Record<NeedActionName, { from: NeedState[]; roles: string[] }> = {
  verify: { from: ['noted'], roles: verifiers },
  'send-back': { from: ['verified', 'listed'], roles: verifiers },
  list: { from: ['verified'], roles: verifiers },
  meet: { from: ['listed', 'matched'], roles: desks },
  recheck: { from: ['met'], roles: verifiers },
  rebound: { from: ['met', 'rechecked'], roles: verifiers },
  gather: { from: ['noted', 'verified', 'listed'], roles: verifiers },
  release: { from: ['gathered'], roles: verifiers },
  refuse: { from: ['noted', 'verified'], roles: verifiers },
  withdraw: { from: ['noted', 'verified', 'listed'], roles: noters },
};

describe('every cell of state × action × role of a need', () => {
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

  it('nobody verifies, refuses or looks back on own work; the list is for every reader', () => {
    const me = actorWith('community-worker');
    for (const action of ['verify', 'refuse'] as const)
      expect(can(me, action, seen('noted', { notedBy: 'me' }))).toBe(false);
    expect(can(me, 'recheck', seen('met', { metBy: 'me' }))).toBe(false);
    const readers = states.filter((state) => can(actorWith('unit-liaison'), 'read', seen(state, { inScope: false })));
    expect(readers).toEqual(['listed', 'matched', 'met']);
    expect(can(actorWith('audit-admin'), 'read', seen('listed'))).toBe(false);
    expect(needAbilities(actorWith('unit-liaison'), seen('listed', { inScope: false }))).toEqual(['promise']);
    expect(needAbilities(actorWith('grid-worker'), seen('noted'))).toEqual(['withdraw', 'revise', 'source']);
  });

  it('waits for those whose part it is', () => {
    expect(statesOwed(actorWith('community-worker'))).toEqual(['noted', 'verified', 'met', 'listed', 'matched']);
    expect(statesOwed(actorWith('supervisor'))).toEqual(['noted', 'verified', 'met']);
    expect(statesOwed(actorWith('grid-worker'))).toEqual([]);
  });
});

describe('resources and promises', () => {
  const promise = (given: Partial<GovernedPromise>): GovernedPromise => ({
    state: 'tentative',
    needState: 'matched',
    ofNeed: true,
    ofGiver: true,
    needSideBy: null,
    giverSideBy: null,
    needSideAt: null,
    giverSideAt: null,
    ...given,
  });
  it('a resource is changed by its own unit only', () => {
    expect(resourceAbilities(actorWith('unit-liaison'), { state: 'open', ours: true })).toEqual(['revise', 'close']);
    expect(resourceAbilities(actorWith('unit-liaison'), { state: 'open', ours: false })).toEqual([]);
    expect(resourceAbilities(actorWith('supervisor'), { state: 'open', ours: true })).toEqual([]);
  });

  it('each side of a promise is spoken for by another person', () => {
    const me = actorWith('community-worker');
    expect(promiseAbilities(me, promise({}))).toEqual(['confirm-need', 'confirm-giver', 'fall-through']);
    expect(promiseAbilities(me, promise({ needSideBy: 'me', needSideAt: new Date(0) }))).toEqual(['fall-through']);
    expect(canPromise(me, 'confirm-giver', promise({ needSideBy: 'you', needSideAt: new Date(0) }))).toBe(true);
    expect(promiseAbilities(me, promise({ state: 'confirmed' }))).toEqual(['keep', 'meet', 'fall-through']);
    expect(promiseAbilities(me, promise({ state: 'confirmed', needState: 'met' }))).toEqual(['keep', 'fall-through']);
    expect(promiseAbilities(me, promise({ state: 'kept' }))).toEqual([]);
    expect(promiseAbilities(actorWith('unit-liaison'), promise({ state: 'confirmed' }))).toEqual(['fall-through']);
    expect(promiseAbilities(me, promise({ ofNeed: false, ofGiver: false }))).toEqual([]);
  });
});
