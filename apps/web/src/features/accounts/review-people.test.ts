import type { Person, Post } from '@huying/server/contract/accounts';
import { expect, test } from 'vitest';
import { reviewPeople } from './review-people.ts';
import { byStanding, standingOf } from './standing.ts';

const TODAY = '2026-11-21';
const post = (validFrom: string, validUntil: string | null): Post => ({
  id: `${validFrom} ${validUntil}`,
  role: 'grid-worker',
  roleName: '网格员',
  roleNameEn: 'Grid worker',
  title: '网格员',
  unitId: null,
  unitName: null,
  placeId: null,
  placeName: null,
  validFrom,
  validUntil,
  version: 1,
});
const person = (name: string, more: Partial<Person> = {}): Person => ({
  id: name,
  name,
  username: name,
  phone: null,
  active: true,
  mustChangePassword: false,
  lastSignInAt: '2026-11-20T01:00:00Z',
  posts: [post('2026-01-01', null)],
  version: 1,
  abilities: { update: false, resetPassword: false, grantPost: false },
  ...more,
});
const names = (people: readonly Person[]) => people.map(({ name }) => name);

test('the first and the last day of a post count', () => {
  expect(standingOf(post(TODAY, TODAY), TODAY)).toBe('now');
  expect(standingOf(post('2026-11-22', null), TODAY)).toBe('future');
  expect(standingOf(post('2026-01-01', '2026-11-20'), TODAY)).toBe('past');
  const posts = [post('2026-01-01', '2026-11-20'), post('2027-01-01', null), post('2026-05-01', null)];
  expect(byStanding(posts, TODAY).map((each) => standingOf(each, TODAY))).toEqual(['now', 'future', 'past']);
});

test('what needs a look is found, each for its own reason', () => {
  const people = [
    person('fine'),
    person('soon', { posts: [post('2026-01-01', '2027-01-20')] }),
    person('sooner', { posts: [post('2026-01-01', TODAY)] }),
    person('later', { posts: [post('2026-01-01', '2027-01-21')] }),
    person('over', { posts: [post('2026-01-01', '2026-11-20')] }),
    person('coming', { posts: [post('2026-12-01', '2026-12-31')] }),
    person('idle', { lastSignInAt: '2026-08-22T15:59:59Z' }),
    person('idler', { lastSignInAt: '2026-01-01T00:00:00Z' }),
    person('never', { lastSignInAt: null, mustChangePassword: true }),
    person('first', { mustChangePassword: true }),
    person('gone', { active: false, lastSignInAt: null, posts: [] }),
  ];
  const review = reviewPeople(people, TODAY);
  expect(review.expiring.map(({ person: { name }, until }) => [name, until])).toEqual([
    ['sooner', TODAY],
    ['soon', '2027-01-20'],
  ]);
  expect(names(review.stale)).toEqual(['idler', 'idle']);
  expect(names(review.unused)).toEqual(['never']);
  expect(names(review.jobless)).toEqual(['over', 'coming']);
  expect(names(review.initial)).toEqual(['first']);
});
