import './board.css';
import { type BoardRow, exportProjectBoard, projectBoard } from '@huying/server/contract/projects';
import { type ReactElement, useState } from 'react';
import { urlOf } from '../../../lib/api.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/live.ts';
import { catchUp, useAnswer } from '../../../lib/query.ts';
import { useNarrow } from '../../../lib/use-media.ts';
import { Button } from '../../../ui/button.tsx';
import { StatCard } from '../../../ui/desk/stat-card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Filters } from '../filters.tsx';
import { ProjectsFrame } from '../projects-frame.tsx';
import { textOf, useAddressFilters } from '../use-address-filters.ts';
import { useAreaFilters } from '../use-area-filters.ts';
import { projectWords } from '../words.ts';
import { BoardCards } from './board-cards.tsx';
import { BoardTable } from './board-table.tsx';
import { boardWords } from './words.ts';

/** So many rows at once: the late ones come first, and a wall of a thousand is drawn by nobody's browser in a moment. */
const STEP = 60;
const look = (): void => void catchUp('/api/project-board');

/** /desk/projects/board, 挂图作战: a year of months, planned against reached. */
export function BoardPage(): ReactElement {
  const t = useWords(boardWords);
  const common = useWords(projectWords);
  const isNarrow = useNarrow();
  const area = useAreaFilters(t('unit'));
  const [value, change] = useAddressFilters(['type', 'unitId', 'placeId', 'late', 'year']);
  const [shown, setShown] = useState(STEP);
  const today = civilDayOf(Date.now());
  const thisYear = Number(today.slice(0, 4));
  const year = textOf(value, 'year') ?? String(thisYear);
  const type = textOf(value, 'type');
  const unitId = textOf(value, 'unitId');
  const placeId = textOf(value, 'placeId');
  const query = {
    from: `${year}-01`,
    months: 12,
    ...(type && { type }),
    ...(unitId && { unitId }),
    ...(placeId && { placeId }),
    ...(value.late === true && { late: '1' as const }),
  };
  const { data, error, refetch } = useAnswer(projectBoard, { query });
  useLive('changed', look, look);
  const rows = data?.items ?? [];
  const excel = `${location.origin}${urlOf(exportProjectBoard, { query })}`;
  const part = rows.slice(0, shown);
  const rest = rows.length - part.length;
  return (
    <ProjectsFrame
      hint={t('hint')}
      actions={
        <Button icon="download" href={excel}>
          {common('excel')}
        </Button>
      }
    >
      <Filters
        keep={['year']}
        value={{ year, ...value }}
        onChange={(next) => {
          setShown(STEP);
          change(next);
        }}
        filters={[
          {
            kind: 'select',
            key: 'year',
            label: t('year'),
            options: [thisYear - 1, thisYear, thisYear + 1].map((n) => ({
              value: String(n),
              label: t('yearOf', { n }),
            })),
          },
          ...area,
          { kind: 'switch', key: 'late', label: t('onlyLate') },
        ]}
      />
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && <Sums rows={rows} />}
      {data &&
        rows.length === 0 &&
        (Object.keys(value).length > 0 ? (
          <Empty title={t('emptyFiltered')} icon="search" />
        ) : (
          <Empty title={t('empty')}>{t('emptyBody')}</Empty>
        ))}
      {part.length > 0 &&
        (isNarrow ? (
          <BoardCards rows={part} month={today.slice(0, 7)} />
        ) : (
          <BoardTable rows={part} month={today.slice(0, 7)} label={t('board', { year })} />
        ))}
      {rest > 0 && (
        <div>
          <Button onClick={() => setShown(shown + STEP)}>{t('more', { n: Math.min(rest, STEP) })}</Button>
        </div>
      )}
      {data !== undefined && data.more > 0 && <p className="muted">{t('beyond', { n: data.more })}</p>}
    </ProjectsFrame>
  );
}

const over = ['done', 'effective', 'closed'];

function Sums({ rows }: { rows: readonly BoardRow[] }): ReactElement {
  const t = useWords(boardWords);
  const late = rows.filter(({ lateDays }) => lateDays > 0).length;
  const calling = rows.filter(({ state, lateDays }) => state === 'calling' && lateDays === 0).length;
  const done = rows.filter(({ state }) => over.includes(state)).length;
  return (
    <section className="stat-cards" aria-label={t('sums')}>
      <StatCard label={t('all')} value={rows.length} />
      <StatCard
        label={t('late')}
        value={late}
        hint={late > 0 && t('lateHint')}
        {...(late > 0 ? { tone: 'danger' as const } : {})}
      />
      <StatCard label={t('fine')} value={rows.length - late - calling - done} />
      <StatCard label={t('calling')} value={calling} />
      <StatCard label={t('over')} value={done} />
    </section>
  );
}
