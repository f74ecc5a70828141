import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundTo, checkTerm, countsOn, type PostDraft, refuseCombination } from './post-rules.ts';
import { roleCatalogue } from './shipped-roles.ts';

const post = (code: string, validFrom = '2026-01-01', validUntil: string | null = null): PostDraft => {
  const role = roleCatalogue.find((each) => each.code === code);
  if (!role) throw new Error(code);
  return {
    role: code,
    exclusive: role.exclusive,
    permissions: role.permissions,
    unitId: code,
    placeId: null,
    validFrom,
    validUntil,
  };
};
const refused = (a: PostDraft, b: PostDraft): boolean => {
  try {
    refuseCombination(a, [b]);
    return false;
  } catch {
    return true;
  }
};

test('every pair of shipped roles: who may hold both on the same day', () => {
  const offices = ['system-admin', 'security-admin', 'audit-admin'];
  for (const { code: a } of roleCatalogue) {
    for (const { code: b } of roleCatalogue) {
      const one = offices.includes(a);
      const other = offices.includes(b);
      // The same post twice is refused too; a liaison sees no requests, and so may hold an office.
      const free = a !== b && !(one && other) && !((one || other) && ![a, b].includes('unit-liaison'));
      expect(refused(post(a), post(b)), `${a} + ${b}`).toBe(!free);
    }
  }
});

test('terms that share no day do not exclude one another; both ends are included', () => {
  const first = post('system-admin', '2026-01-01', '2026-06-30');
  expect(refused(post('audit-admin', '2026-07-01'), first)).toBe(false);
  expect(refused(post('audit-admin', '2026-06-30'), first)).toBe(true);
  expect(refused(post('audit-admin', '2025-01-01', '2025-12-31'), first)).toBe(false);
  expect(refused(post('audit-admin', '2025-01-01', '2026-01-01'), first)).toBe(true);
});

test('two terms exclude one another exactly when some day counts in both', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
  const term = fc.record({ validFrom: day, validUntil: fc.option(day) });
  fc.assert(
    fc.property(term, term, (a, b) => {
      fc.pre((a.validUntil ?? '9') >= a.validFrom && (b.validUntil ?? '9') >= b.validFrom);
      const days = Array.from({ length: 28 }, (_, i) => `2026-11-${String(i + 1).padStart(2, '0')}`);
      const shared = days.some((each) => countsOn(a, each) && countsOn(b, each));
      expect(refused({ ...post('system-admin'), ...a }, { ...post('audit-admin'), ...b })).toBe(shared);
    }),
  );
});

test('a term does not run backwards', () => {
  expect(() => checkTerm({ validFrom: '2026-11-02', validUntil: '2026-11-01' })).toThrow(/term-backwards/);
  checkTerm({ validFrom: '2026-11-02', validUntil: '2026-11-02' });
  checkTerm({ validFrom: '2026-11-02', validUntil: null });
});

test('a post is bound to the unit or place its role works on', () => {
  const community = { kind: 'community', placeId: 'C' };
  const department = { kind: 'department', placeId: 'D' };
  expect(boundTo('unit', community, null)).toBe('C');
  expect(boundTo('unit', community, 'G')).toBe('G');
  expect(boundTo('unit', department, null)).toBeNull();
  expect(() => boundTo('unit', department, 'G')).toThrow(/place-not-for-unit/);
  expect(() => boundTo('unit', null, null)).toThrow(/unit-needed/);
  expect(boundTo('place', community, null)).toBe('C');
  expect(boundTo('place', department, 'G')).toBe('G');
  expect(() => boundTo('place', department, null)).toThrow(/place-needed/);
  expect(() => boundTo('place', null, null)).toThrow(/place-needed/);
  expect(boundTo('tenant', community, null)).toBeNull();
  expect(boundTo('tenant', department, 'S')).toBe('S');
});
