import { describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { roleCatalogue } from '../accounts/index.ts';
import { canOnChild, type GovernedChild } from './child-policy.ts';
import { callInputs, coTaskInputs } from './contract-children.ts';
import { type ChildKind, childFlows, childKinds } from './domain/child-flows.ts';

/** Written down by hand: action, states, on which side one must stand, who. */
const handlers = 'grid-worker community-worker street-dispatcher department-handler department-dispatcher';
const whistlers = 'community-worker street-dispatcher';
const rows: Record<ChildKind, readonly [action: string, states: string, side: Side, roles: string][]> = {
  'co-task': [
    ['sign', 'assigned', 'ours', handlers],
    ['report-stage', 'signed', 'ours', handlers],
    ['finish', 'signed', 'ours', handlers],
    ['return', 'assigned signed', 'ours', handlers],
    ['close', 'assigned signed', 'leads', handlers],
  ],
  'whistle-call': [
    ['report', 'called', 'ours', handlers],
    ['finish', 'reported', 'called', whistlers],
    ['cancel', 'called reported', 'called', whistlers],
    ['rate', 'finished', 'ours', handlers],
    ['rate', 'finished', 'called', whistlers],
  ],
};
type Side = 'ours' | 'leads' | 'called' | 'none';
const sides: readonly Side[] = ['ours', 'leads', 'called', 'none'];

const actorOf = ({ code, scope, permissions }: (typeof roleCatalogue)[number]): Actor => ({
  tenantId: 1,
  personId: 'me',
  postId: 'post',
  role: code,
  scope,
  permissions: new Set(permissions),
  unitId: 'unit',
  unitPath: '/unit/',
  placeId: null,
  placePath: '/',
});

describe('every cell of a child: state × action × role × side', () => {
  const names = { 'co-task': Object.keys(coTaskInputs), 'whistle-call': Object.keys(callInputs) };
  for (const kind of childKinds)
    it(kind, () => {
      const open = new Set(
        rows[kind].flatMap(([action, states, side, roles]) =>
          states.split(' ').flatMap((state) => roles.split(' ').map((role) => `${state} ${action} ${role} ${side}`)),
        ),
      );
      const wrong: string[] = [];
      for (const role of roleCatalogue)
        for (const state of Object.keys(childFlows[kind].states))
          for (const action of names[kind])
            for (const side of sides) {
              const child: GovernedChild = { kind, state, inScope: true, ours: false, leads: false, called: false };
              const stands = side === 'none' ? child : { ...child, [side]: true };
              const cell = `${state} ${action} ${role.code} ${side}`;
              if (canOnChild(actorOf(role), action, stands) !== open.has(cell)) wrong.push(cell);
              if (canOnChild(actorOf(role), action, { ...stands, inScope: false })) wrong.push(`${cell} out of scope`);
            }
      expect(wrong).toEqual([]);
      expect([...new Set(rows[kind].map(([action]) => action))].sort()).toEqual([...names[kind]].sort());
    });
});
