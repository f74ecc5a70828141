import { expect, test } from 'vitest';
import { type ActivePost, actorOfPost, effectiveScope } from './actor-of-post.ts';

test('what a post sees, for every scope of its role and whatever it is bound to', () => {
  const table = [
    // scope, unit, place → sees
    ['tenant', false, false, 'tenant'],
    ['tenant', true, false, 'tenant'],
    ['tenant', false, true, 'place'],
    ['tenant', true, true, 'place'],
    ['place', false, false, 'none'],
    ['place', true, false, 'none'],
    ['place', false, true, 'place'],
    ['place', true, true, 'place'],
    ['unit', false, false, 'none'],
    ['unit', false, true, 'none'],
    ['unit', true, false, 'unit'],
    ['unit', true, true, 'unit'],
    ['own', true, true, 'own'],
    ['none', true, true, 'none'],
  ] as const;
  for (const [scope, unit, place, sees] of table)
    expect(effectiveScope(scope, unit, place), `${scope} ${unit} ${place}`).toBe(sees);
});

const post: ActivePost = {
  id: 'post',
  role: 'supervisor',
  scope: 'tenant',
  permissions: ['request.read'],
  unitId: 'u',
  unitPath: '/D/',
  placeId: null,
  placePath: null,
};

test('no post, or a temporary password, is a known person who may do nothing', () => {
  expect(actorOfPost(1, 'me', post, false)).toMatchObject({
    personId: 'me',
    role: 'supervisor',
    scope: 'tenant',
    unitPath: '/D/',
  });
  for (const idle of [actorOfPost(1, 'me', null, false), actorOfPost(1, 'me', post, true)]) {
    expect(idle).toMatchObject({ tenantId: 1, personId: 'me', scope: 'none' });
    expect(idle.permissions.size).toBe(0);
  }
});
