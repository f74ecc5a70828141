import { listPeople, type Person } from '@huying/server/contract/accounts';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { ApiError } from '../../lib/api-error.ts';
import { call } from '../../lib/api.ts';
import { civilDayOf, daysBetween, momentOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { queryClient } from '../../lib/query.ts';
import { dateTimeText, dayText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Progress } from '../../ui/progress.tsx';
import { AccountsFrame } from './accounts-frame.tsx';
import { titleOf } from './post-list.tsx';
import { reviewPeople } from './review-people.ts';
import { accountWords, type AccountWord } from './words.ts';

/** A2: what an administrator looks through once a month. */
export function ReviewPage(): ReactElement {
  const t = useWords(accountWords);
  const lang = useLanguage();
  const today = civilDayOf(Date.now());
  const [seen, setSeen] = useState(0);
  const { data, error, refetch } = useEverybody(setSeen);
  const review = data && reviewPeople(data, today);
  const seenAt = ({ lastSignInAt }: Person) => (lastSignInAt === null ? t('never') : dateTimeText(lastSignInAt, lang));
  return (
    <AccountsFrame title={t('review')} description={t('reviewHint')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Progress label={t('reviewLoading', { n: seen })} />}
      {review && (
        <div className="account-pair">
          <Group title="expiring" none="expiringNone" count={review.expiring.length}>
            {review.expiring.map(({ person, post, until }) => (
              <Row key={post.id} person={person}>
                {titleOf(post, lang)} · {t('until', { day: dayText(momentOf(until), lang) })} ·{' '}
                {t('daysLeft', { n: daysBetween(today, until) })}
              </Row>
            ))}
          </Group>
          <Group title="jobless" none="joblessNone" count={review.jobless.length}>
            {review.jobless.map((person) => (
              <Row key={person.id} person={person}>
                {seenAt(person)}
              </Row>
            ))}
          </Group>
          <Group title="stale" none="staleNone" count={review.stale.length}>
            {review.stale.map((person) => (
              <Row key={person.id} person={person}>
                {seenAt(person)}
              </Row>
            ))}
          </Group>
          <Group title="initial" none="initialNone" count={review.initial.length}>
            {review.initial.map((person) => (
              <Row key={person.id} person={person}>
                {seenAt(person)}
              </Row>
            ))}
          </Group>
          <Group title="unused" none="unusedNone" count={review.unused.length}>
            {review.unused.map((person) => (
              <Row key={person.id} person={person}>
                {person.posts[0] ? titleOf(person.posts[0], lang) : t('noPosts')}
              </Row>
            ))}
          </Group>
        </div>
      )}
    </AccountsFrame>
  );
}

/** Everybody, page after page: a county has some thousands of accounts at most. */
function useEverybody(onProgress: (seen: number) => void) {
  return useQuery<Person[], ApiError>(
    {
      queryKey: [listPeople.path, 'everybody'],
      queryFn: async ({ signal }) => {
        const people: Person[] = [];
        for (let after: string | null | undefined; after !== null; ) {
          const page = await call(listPeople, { query: { active: true, limit: 100, ...(after && { after }) }, signal });
          people.push(...page.items);
          after = page.next;
          onProgress(people.length);
        }
        return people;
      },
      staleTime: 60_000,
    },
    queryClient,
  );
}

const FIRST = 8;

interface GroupProps {
  title: AccountWord & ('expiring' | 'jobless' | 'stale' | 'initial' | 'unused');
  none: AccountWord & `${string}None`;
  count: number;
  children: ReactNode[];
}

function Group({ title, none, count, children }: GroupProps): ReactElement {
  const t = useWords(accountWords);
  const [all, setAll] = useState(false);
  return (
    <Card title={t(title)} aside={<span className="muted">{t('countPeople', { n: count })}</span>}>
      {count === 0 ? (
        <p className="muted">{t(none)}</p>
      ) : (
        <ul className="account-review">{all ? children : children.slice(0, FIRST)}</ul>
      )}
      {count > FIRST && !all && <Button onClick={() => setAll(true)}>{t('showAll', { n: count })}</Button>}
    </Card>
  );
}

function Row({ person, children }: { person: Person; children: ReactNode }): ReactElement {
  return (
    <li>
      <Link href={`/desk/accounts?person=${person.id}`} className="account-link">
        {person.name}
      </Link>
      <span className="muted">{children}</span>
    </li>
  );
}
