import { expect, test } from 'vitest';
import { type Actor, anonymous, systemActor } from '../../kernel/actor.ts';
import { can, mayLeadFor, mayMaintain, seesMeeting } from './policy.ts';

const actor = (permission: string, given: Partial<Actor>): Actor => ({
  ...anonymous(1),
  personId: 'me',
  role: 'clerk',
  permissions: new Set([permission]),
  ...given,
});

test('who may do what with a unit', () => {
  const unit = { path: '/D/S1/C1/' };
  const table: [Partial<Actor>, boolean, boolean][] = [
    // holder of the permission with this reach → may read, may manage
    [{ scope: 'tenant' }, true, true],
    [{ scope: 'unit', unitPath: '/D/S1/' }, true, true],
    [{ scope: 'unit', unitPath: '/D/S1/C1/' }, true, true],
    [{ scope: 'unit', unitPath: '/D/S1/C1/X/' }, true, false],
    [{ scope: 'unit', unitPath: '/D/S2/' }, true, false],
    [{ scope: 'unit', unitPath: null }, true, false],
    [{ scope: 'place', placePath: '/D/' }, true, false],
    [{ scope: 'own' }, true, false],
    [{ scope: 'none' }, true, false],
  ];
  for (const [given, read, manage] of table) {
    const label = JSON.stringify(given);
    expect(can(actor('unit.read', given), 'unit.read', unit), label).toBe(read);
    expect(can(actor('unit.manage', given), 'unit.manage', unit), label).toBe(manage);
    expect(can(actor('unit.read', given), 'unit.manage', unit), label).toBe(false);
  }
  expect(can(anonymous(1), 'unit.read', unit)).toBe(false);
  expect(can(systemActor(1), 'unit.manage', unit)).toBe(true);
});

test('who maintains a joint body: who reaches all its places', () => {
  const s1 = { ground: '/D/S1/' };
  const holder = (given: Partial<Actor>): Actor => actor('body.manage', given);
  expect(mayMaintain(holder({ scope: 'tenant' }), { ground: null }, ['/D/'])).toBe(true);
  expect(mayMaintain(holder({ scope: 'unit' }), s1, ['/D/S1/', '/D/S1/C1/'])).toBe(true);
  expect(mayMaintain(holder({ scope: 'place' }), s1, ['/D/S1/C1/'])).toBe(true);
  expect(mayMaintain(holder({ scope: 'unit' }), s1, ['/D/S1/', '/D/S2/'])).toBe(false);
  expect(mayMaintain(holder({ scope: 'unit' }), s1, ['/D/'])).toBe(false);
  expect(mayMaintain(holder({ scope: 'unit' }), s1, [])).toBe(false);
  expect(mayMaintain(holder({ scope: 'unit' }), { ground: null }, ['/D/S1/'])).toBe(false);
  expect(mayMaintain(holder({ scope: 'own' }), s1, ['/D/S1/'])).toBe(false);
  expect(mayMaintain(actor('body.read', { scope: 'tenant' }), s1, ['/D/S1/'])).toBe(false);
});

test('who leads a meeting for a unit, and who sees it', () => {
  const water = { scope: 'unit', unitPath: '/D/water/' } as const;
  expect(mayLeadFor(actor('body.lead', water), ['/D/heat/', '/D/water/'])).toBe(true);
  expect(mayLeadFor(actor('body.lead', water), ['/D/waterways/'])).toBe(false);
  expect(mayLeadFor(actor('body.lead', { ...water, scope: 'tenant' }), ['/D/water/'])).toBe(false);
  expect(mayLeadFor(actor('body.read', water), ['/D/water/'])).toBe(false);
  const meeting = { placePaths: ['/D/S1/'], unitPaths: ['/D/water/pump/'] };
  const sees = (given: Partial<Actor>, ground: string | null, permission = 'body.read'): boolean =>
    seesMeeting(actor(permission, given), { ground }, meeting);
  expect(sees({ scope: 'tenant' }, null)).toBe(true);
  expect(sees(water, null)).toBe(true);
  expect(sees({ scope: 'place' }, '/D/')).toBe(true);
  expect(sees({ scope: 'place' }, '/D/S1/C1/')).toBe(false);
  expect(sees({ scope: 'unit', unitPath: '/D/heat/' }, '/D/S2/')).toBe(false);
  expect(sees({ scope: 'place', unitPath: '/D/water/' }, null)).toBe(false);
  expect(sees({ scope: 'none' }, '/D/')).toBe(false);
  expect(sees({ scope: 'tenant' }, null, 'body.lead')).toBe(false);
});
