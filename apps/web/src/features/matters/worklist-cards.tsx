import './worklist.css';
import { worklistCounts } from '@huying/server/contract/matters';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { StatCard, type StatCardProps } from '../../ui/desk/stat-card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { viewOf, type Worklist, worklistsOf } from './worklist-order.ts';
import { matterWords } from './words.ts';

const tones: Partial<Record<Worklist, StatCardProps['tone']>> = {
  dueToday: 'warning',
  overdue: 'danger',
  returned: 'warning',
};

/** C1: how much waits, by kind; every number opens its list. `first` stands before the others. */
export function WorklistCards({ first }: { first?: ReactNode }): ReactElement {
  const t = useWords(matterWords);
  const { permissions } = useSession();
  const { data, error, refetch } = useAnswer(worklistCounts);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <section className="stat-cards worklist-cards" aria-label={t('cards')}>
      {first}
      {worklistsOf(permissions).map((name) => {
        const count = data?.[name] ?? null;
        const tone = count ? tones[name] : undefined;
        return (
          <StatCard
            key={name}
            label={t(name)}
            value={count}
            href={`/desk/requests?view=${viewOf[name]}`}
            {...(tone && { tone })}
          />
        );
      })}
    </section>
  );
}
