import { expect, test } from 'vitest';
import { roleCatalogue } from './shipped-roles.ts';
import { checkRole, touchesRequests, withoutReserved } from './role-rules.ts';

test('every shipped role keeps the rules', () => {
  for (const role of roleCatalogue) {
    expect(checkRole(role)).toEqual([...role.permissions].sort());
    if (role.exclusive) expect(touchesRequests(role.permissions)).toBe(false);
  }
});

test('what is an administrator’s alone stays out of other hands', () => {
  const all = roleCatalogue.flatMap((role) => role.permissions);
  expect(new Set(withoutReserved(all))).toEqual(
    new Set(
      all.filter(
        (each) =>
          !['person.manage', 'settings.manage', 'apikey.manage', 'post.grant', 'role.manage', 'audit.read'].includes(
            each,
          ),
      ),
    ),
  );
});
