import { expect, test } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { roleCatalogue } from './domain/shipped-roles.ts';
import { type AccountsPermission, can, type PersonFacts } from './policy.ts';

const actorIn = (code: string, given: Partial<Actor> = {}): Actor => {
  const role = roleCatalogue.find((each) => each.code === code);
  const permissions = new Set(role?.permissions);
  const nowhere = { unitId: null, unitPath: null, placeId: null, placePath: null };
  return {
    tenantId: 1,
    personId: 'me',
    postId: 'post',
    role: code,
    scope: role?.scope ?? 'none',
    permissions,
    ...nowhere,
    ...given,
  };
};
const person = (id: string, role: string): PersonFacts => {
  const exclusive = roleCatalogue.find((each) => each.code === role)?.exclusive ?? null;
  return { id, posts: [{ role, exclusive, unitPath: '/D/S1/C1/', placePath: '/D/S1/' }] };
};

const permissions: AccountsPermission[] = [
  'person.read',
  'person.manage',
  'person.reset-password',
  'post.grant',
  'role.manage',
  'settings.manage',
];
/** What each role may do with: a worker, oneself, and holders of the three offices. */
const table: Record<string, Partial<Record<AccountsPermission, string>>> = {
  'system-admin': {
    'person.read': 'worker me system-admin security-admin audit-admin',
    'person.manage': 'worker me system-admin',
    'person.reset-password': 'worker system-admin',
    'settings.manage': 'worker me system-admin security-admin audit-admin',
  },
  'security-admin': {
    'person.read': 'worker me system-admin security-admin audit-admin',
    'post.grant': 'worker system-admin security-admin audit-admin',
    'role.manage': 'worker me system-admin security-admin audit-admin',
  },
};

test('the table of who may do what with whom: every role, every permission, every kind of person', () => {
  for (const { code } of roleCatalogue) {
    const targets = {
      worker: person('worker', 'grid-worker'),
      me: person('me', code),
      'system-admin': person('other', 'system-admin'),
      'security-admin': person('other', 'security-admin'),
      'audit-admin': person('other', 'audit-admin'),
    };
    for (const permission of permissions) {
      const allowed = Object.entries(targets).filter(([, target]) => can(actorIn(code), permission, target));
      const names = allowed.map(([name]) => name).join(' ');
      expect(names, `${code} ${permission}`).toBe(table[code]?.[permission] ?? '');
    }
  }
});

test('a visitor and an API key without permissions may do nothing, the clock everything', () => {
  for (const permission of permissions) {
    const worker = person('worker', 'grid-worker');
    expect(can(actorIn('anonymous', { personId: null }), permission, worker)).toBe(false);
    expect(can(actorIn('api', { personId: null, scope: 'tenant' }), permission, worker)).toBe(false);
    expect(can(actorIn('system', { personId: null, scope: 'tenant' }), permission, worker)).toBe(true);
  }
});

test('a narrowed post reaches the people of its unit or place only, and grants nothing', () => {
  const reads = (given: Partial<Actor>) =>
    can(actorIn('system-admin', given), 'person.read', person('worker', 'grid-worker'));
  expect(reads({ scope: 'unit', unitPath: '/D/S1/' })).toBe(true);
  expect(reads({ scope: 'unit', unitPath: '/D/S2/' })).toBe(false);
  expect(reads({ scope: 'unit', unitPath: null })).toBe(false);
  expect(reads({ scope: 'place', placePath: '/D/S1/' })).toBe(true);
  expect(reads({ scope: 'place', placePath: '/D/S1/C1/' })).toBe(false);
  expect(reads({ scope: 'own' })).toBe(false);
  expect(reads({ scope: 'none' })).toBe(false);
  const narrow = actorIn('security-admin', { scope: 'place', placePath: '/D/' });
  expect(can(narrow, 'post.grant', person('worker', 'grid-worker'))).toBe(false);
  expect(can(narrow, 'role.manage')).toBe(false);
});
