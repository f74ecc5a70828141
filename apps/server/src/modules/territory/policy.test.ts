import { expect, test } from 'vitest';
import { systemActor } from '../../kernel/actor.ts';
import { can } from './policy.ts';
import { somebody } from './testing.ts';

const place = { path: '/150199/150199001/' };

test('who may read and change a place', () => {
  const manager = 'place.read place.manage';
  const table: [string, ReturnType<typeof somebody>, boolean, boolean][] = [
    ['nobody', somebody(1, ''), false, false],
    ['a reader', somebody(1, 'place.read'), true, false],
    ['a manager of the tenant', somebody(1, manager), true, true],
    ['a manager of the district', somebody(1, manager, { scope: 'place', placePath: '/150199/' }), true, true],
    ['a manager of the place', somebody(1, manager, { scope: 'place', placePath: place.path }), true, true],
    [
      'a manager of a place below',
      somebody(1, manager, { scope: 'place', placePath: `${place.path}g1/` }),
      true,
      false,
    ],
    ['a manager of a neighbour', somebody(1, manager, { scope: 'place', placePath: '/150199/15019900/' }), true, false],
    ['a manager bound to no place', somebody(1, manager, { scope: 'place' }), true, false],
    ['a manager of a unit', somebody(1, manager, { scope: 'unit', unitPath: '/' }), true, false],
    ['the clock', systemActor(1), true, true],
  ];
  const found = table.map(([who, actor]) => [who, can(actor, 'place.read', place), can(actor, 'place.manage', place)]);
  expect(found).toEqual(table.map(([who, , read, manage]) => [who, read, manage]));
});

test('the territory as a whole belongs to managers of the tenant', () => {
  expect(can(somebody(1, 'place.manage'), 'place.manage', { path: '/' })).toBe(true);
  expect(
    can(somebody(1, 'place.manage', { scope: 'place', placePath: '/150199/' }), 'place.manage', { path: '/' }),
  ).toBe(false);
});
