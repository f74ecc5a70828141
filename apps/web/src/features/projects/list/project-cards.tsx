import type { ProjectRow } from '@huying/server/contract/projects';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'wouter';
import { useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { matterPage } from '../../../lib/matter-page.ts';
import type { Pages } from '../../../lib/query.ts';
import { LoadMore } from '../../../ui/desk/load-more.tsx';
import { DueTag } from '../../../ui/due-tag.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { DayTag } from '../day-tag.tsx';
import { ProjectState } from '../../../ui/project-state.tsx';
import { useProjectTypes } from '../use-project-types.ts';
import { projectWords } from '../words.ts';
import { listWords } from './words.ts';

export interface ListProps {
  pages: Pages<ProjectRow>;
  empty: ReactNode;
}

/** What comes next, and by when. */
export function Next({ row }: { row: ProjectRow }): ReactElement | null {
  const t = useWords(projectWords);
  if (row.state === 'effective' && row.recheckOn)
    return (
      <span className="project-tags">
        {t('recheckOn')} <DayTag day={row.recheckOn} />
      </span>
    );
  if (row.nextTitle !== null && row.nextOn)
    return (
      <span className="project-tags">
        {row.nextTitle} <DayTag day={row.nextOn} />
      </span>
    );
  return row.open && row.dueAt ? <DueTag dueAt={row.dueAt} /> : null;
}

/** The list on a phone: a card a row. */
export function ProjectCards({ pages, empty }: ListProps): ReactElement {
  const t = useWords(listWords);
  const common = useWords(projectWords);
  const units = useUnits();
  const types = useProjectTypes();
  const { rows, isPending, error, reload } = pages;
  if (rows.length === 0 && error) return <ErrorState error={error} onRetry={reload} />;
  if (isPending) return <Skeleton lines={8} />;
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div className="stack">
      {error && <ErrorState error={error} onRetry={reload} />}
      <ul className="project-cards" aria-label={t('list')}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="project-card" href={matterPage('desk', row)}>
              <strong>{row.title}</strong>
              <span className="project-tags">
                <ProjectState state={row.state} />
                {common('percent', { n: row.percent })}
              </span>
              <Next row={row} />
              <span className="muted">
                {[types.name(row.category), units.name(row.leadId ?? row.holderId)].filter(Boolean).join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <LoadMore pages={pages} isWatched />
    </div>
  );
}
