import type { Person, Post } from '@huying/server/contract/accounts';
import { addDays, type CivilDay, civilDayOf } from '../../lib/civil-day.ts';
import { standingOf } from './standing.ts';

export const EXPIRING_DAYS = 60;
export const STALE_DAYS = 90;

export interface Review {
  /** Posts held today that end soon, the nearest first. */
  expiring: { person: Person; post: Post; until: CivilDay }[];
  /** The last sign-in lies long back, the longest first. */
  stale: Person[];
  unused: Person[];
  jobless: Person[];
  /** Has signed in but never chose a password. */
  initial: Person[];
}

/** Sorts open accounts by what an administrator should look at; one person may stand in several groups. */
export function reviewPeople(people: readonly Person[], today: CivilDay): Review {
  const open = people.filter(({ active }) => active);
  const soon = addDays(today, EXPIRING_DAYS);
  const longAgo = addDays(today, -STALE_DAYS);
  const seen = ({ lastSignInAt }: Person) => (lastSignInAt === null ? null : civilDayOf(new Date(lastSignInAt)));
  return {
    expiring: open
      .flatMap((person) =>
        person.posts.flatMap((post) =>
          post.validUntil !== null && standingOf(post, today) === 'now' && post.validUntil <= soon
            ? [{ person, post, until: post.validUntil }]
            : [],
        ),
      )
      .sort((a, b) => a.until.localeCompare(b.until)),
    stale: open
      .filter((person) => (seen(person) ?? today) < longAgo)
      .sort((a, b) => (a.lastSignInAt ?? '').localeCompare(b.lastSignInAt ?? '')),
    unused: open.filter(({ lastSignInAt }) => lastSignInAt === null),
    jobless: open.filter(({ posts }) => posts.every((post) => standingOf(post, today) !== 'now')),
    initial: open.filter(({ mustChangePassword, lastSignInAt }) => mustChangePassword && lastSignInAt !== null),
  };
}
