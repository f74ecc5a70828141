import './duties.css';
import { type Admission, listAdmissions, listGridDuties } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { civilDayOf, daysBetween, momentOf } from '../../../../lib/civil-day.ts';
import { useKeptAt } from '../../../../lib/device.ts';
import { useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { useAnswer, usePages } from '../../../../lib/query.ts';
import { dateTimeText, dayText } from '../../../../lib/time.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { weeklyTime } from '../../weekly-time.ts';
import { dutyWords } from './words.ts';

/** What a grid worker does: the published list, and what was admitted until when; so that they can say no to the rest. */
export function DutiesPage(): ReactElement {
  const t = useWords(dutyWords);
  return (
    <Page title={t('title')} lead={t('lead')} back="/field/me">
      <div className="stack">
        <KeptNote />
        <Card title={t('admitted')}>
          <Admitted />
        </Card>
        <Card title={t('listed')}>
          <Listed />
        </Card>
        <Button href="/r/new?about=system">{t('tell')}</Button>
      </div>
    </Page>
  );
}

const active = { query: { active: true } } as const;

/** Without signal: from when what is shown here is. */
function KeptNote(): ReactElement | null {
  const t = useWords(dutyWords);
  const lang = useLanguage();
  const times = [useKeptAt(listGridDuties), useKeptAt(listAdmissions, active)].filter((at) => at !== null);
  if (times.length === 0) return null;
  return (
    <p className="duty-kept" role="status">
      {t('kept', { at: dateTimeText(Math.min(...times), lang) })}
    </p>
  );
}

function Listed(): ReactElement {
  const t = useWords(dutyWords);
  const { data, error, refetch, isFetching } = useAnswer(listGridDuties);
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <Skeleton lines={4} />
    );
  if (data.items.length === 0) return <p className="muted">{t('listedNone')}</p>;
  return (
    <ul className="duty-list">
      {data.items.map(({ code, name }) => (
        <li key={code}>{name}</li>
      ))}
    </ul>
  );
}

function Admitted(): ReactElement {
  const t = useWords(dutyWords);
  const pages = usePages(listAdmissions, active);
  // What was read days ago, without signal, may be over by now.
  const today = civilDayOf(Date.now());
  const rows = pages.rows.filter(({ endsOn }) => endsOn >= today);
  if (pages.error && pages.rows.length === 0) return <ErrorState error={pages.error} onRetry={pages.reload} />;
  if (pages.isPending) return <Skeleton lines={4} />;
  return (
    <div className="stack">
      {rows.length === 0 && <p className="muted">{t('admittedNone')}</p>}
      <ul className="duty-admitted" aria-label={t('admitted')}>
        {rows.map((row) => (
          <li key={row.id}>
            <AdmittedItem row={row} left={daysBetween(today, row.endsOn)} />
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <div>
          <Button busy={pages.isLoadingMore} onClick={pages.loadMore}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function AdmittedItem({ row, left }: { row: Admission; left: number }): ReactElement {
  const t = useWords(dutyWords);
  const lang = useLanguage();
  const units = useUnits();
  const { title, detail, endsOn, unitId, minutesWeekly, decisionReason } = row;
  return (
    <div className="stack stack-tight">
      <h3>{title}</h3>
      <p className="duty-words">{detail}</p>
      <p>
        <strong>{t('until', { day: dayText(momentOf(endsOn), lang) })}</strong>
        {' · '}
        {left === 0 ? t('daysLeft.0') : t('daysLeft', { n: left })}
        {' · '}
        {t('after')}
      </p>
      {decisionReason && <p className="duty-words">{t('opinion', { reason: decisionReason })}</p>}
      <p className="muted small">{t('askedBy', { unit: units.name(unitId), time: weeklyTime(minutesWeekly, lang) })}</p>
    </div>
  );
}
