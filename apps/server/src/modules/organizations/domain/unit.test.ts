import { expect, test } from 'vitest';
import { movedPath, pathBelow } from './unit.ts';

const unit = (path: string, active = true) => ({ id: path, path, active });

test('a path is the codes from the root to the unit', () => {
  expect(pathBelow(null, 'D')).toBe('/D/');
  expect(pathBelow({ path: '/D/' }, 'S1')).toBe('/D/S1/');
});

test('a unit moves below another, never below itself, its own subtree or a closed unit', () => {
  expect(movedPath(unit('/D/S1/C1/'), 'C1', unit('/D/S2/'))).toBe('/D/S2/C1/');
  // A code that merely begins like the unit's own is another unit.
  expect(movedPath(unit('/D/S1/'), 'S1', unit('/D/S10/'))).toBe('/D/S10/S1/');
  expect(() => movedPath(unit('/D/S1/'), 'S1', unit('/D/S1/'))).toThrow(/unit-below-itself/);
  expect(() => movedPath(unit('/D/S1/'), 'S1', unit('/D/S1/C1/'))).toThrow(/unit-below-itself/);
  expect(() => movedPath(unit('/D/S1/'), 'S1', unit('/D/S2/', false))).toThrow(/parent-closed/);
});
