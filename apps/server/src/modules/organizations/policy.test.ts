import { expect, test } from 'vitest';
import { type Actor, anonymous, systemActor } from '../../kernel/actor.ts';
import { can } from './policy.ts';

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
