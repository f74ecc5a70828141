import type { Post } from '@huying/server/contract/accounts';
import type { CivilDay } from '../../lib/civil-day.ts';

export type Standing = 'now' | 'future' | 'past';

/** Where a post stands on a day; its first and last days count. */
export function standingOf(post: Pick<Post, 'validFrom' | 'validUntil'>, day: CivilDay): Standing {
  if (post.validFrom > day) return 'future';
  return post.validUntil !== null && post.validUntil < day ? 'past' : 'now';
}

const order: readonly Standing[] = ['now', 'future', 'past'];

/** Posts held first, then those to come, then the past ones; each group by its beginning. */
export const byStanding = <P extends Pick<Post, 'validFrom' | 'validUntil'>>(posts: readonly P[], day: CivilDay): P[] =>
  [...posts].sort(
    (a, b) =>
      order.indexOf(standingOf(a, day)) - order.indexOf(standingOf(b, day)) || a.validFrom.localeCompare(b.validFrom),
  );
