import { getBurden, listAdmissions } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { usePlaces, useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { useLive } from '../../../../lib/live.ts';
import { catchUp, refresh, useAnswer, usePages } from '../../../../lib/query.ts';
import { mayUse, useSession } from '../../../../lib/session.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { LoadMore } from '../../../../ui/desk/load-more.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { AdmissionCard } from './admission-card.tsx';
import { type AdmissionFilter, admissionsHref, admissionViews, readFilter, viewQuery } from './admission-views.ts';
import { AdmissionsFrame } from './admissions-frame.tsx';
import { AskForm } from './ask-form.tsx';
import { admissionWords } from './words.ts';

/** Asks again for everything that is shown of admissions. */
function refreshAdmissions(): void {
  void refresh('/api/admissions');
  void refresh('/api/burden');
}
function catchUpAdmissions(): void {
  for (const path of ['/api/admissions', '/api/burden']) void catchUp(path);
}

/** 网格事项准入: asked for, decided by another, in force until its day; one list in views. */
export function AdmissionsPage(): ReactElement {
  const t = useWords(admissionWords);
  const session = useSession();
  const [, go] = useLocation();
  const [asking, setAsking] = useState(false);
  const filter = readFilter(useSearch(), mayUse(session, 'admission.decide') ? 'waiting' : 'active');
  const { view } = filter;
  const show = (next: AdmissionFilter) => go(admissionsHref(next), { replace: true });
  useLive('notice', catchUpAdmissions, catchUpAdmissions);
  return (
    <AdmissionsFrame
      hint={t('hint')}
      actions={
        mayUse(session, 'admission.ask') &&
        !asking && (
          <Button variant="primary" icon="plus" onClick={() => setAsking(true)}>
            {t('ask')}
          </Button>
        )
      }
    >
      {asking && (
        <Card>
          <div className="admission-form">
            <AskForm
              onAsked={() => {
                setAsking(false);
                refreshAdmissions();
                show({ view: 'waiting' });
              }}
              onClose={() => setAsking(false)}
            />
          </div>
        </Card>
      )}
      <ViewChoice filter={filter} onChange={show} />
      <Narrowed filter={filter} onChange={show} />
      <List key={view} filter={filter} />
    </AdmissionsFrame>
  );
}

interface FilterProps {
  filter: AdmissionFilter;
  onChange: (next: AdmissionFilter) => void;
}

/** The views with how much stands in each; without numbers while only a part is looked at. */
function ViewChoice({ filter, onChange }: FilterProps): ReactElement {
  const t = useWords(admissionWords);
  const { data } = useAnswer(getBurden);
  const counts = filter.unit || filter.place ? undefined : data;
  return (
    <Choice
      label={t('which')}
      look="chips"
      options={admissionViews.map((value) => ({
        value,
        label: [t(`view.${value}`), counts?.[value]].filter((part) => part !== undefined).join(' '),
      }))}
      value={filter.view}
      onChange={(view) => onChange({ ...filter, view })}
    />
  );
}

function Narrowed({ filter, onChange }: FilterProps): ReactElement | null {
  const t = useWords(admissionWords);
  const units = useUnits();
  const places = usePlaces();
  const { view, unit, place } = filter;
  if (!unit && !place) return null;
  return (
    <div className="row" role="status">
      {unit && <span>{t('ofUnit', { name: units.name(unit) })}</span>}
      {place && <span>{t('ofPlace', { name: places.name(place) })}</span>}
      <Button onClick={() => onChange({ view })}>{t('everything')}</Button>
    </div>
  );
}

function List({ filter: { view, unit, place } }: { filter: AdmissionFilter }): ReactElement {
  const t = useWords(admissionWords);
  const pages = usePages(listAdmissions, {
    query: { ...viewQuery[view], ...(unit && { unitId: unit }), ...(place && { placeId: place }) },
  });
  if (pages.error && pages.rows.length === 0) return <ErrorState error={pages.error} onRetry={pages.reload} />;
  if (pages.isPending) return <Skeleton lines={6} />;
  return (
    <div className="stack">
      {pages.error && <ErrorState error={pages.error} onRetry={pages.reload} />}
      {pages.rows.length === 0 && <Empty title={t(`none.${view}`)}>{t('noneBody')}</Empty>}
      <ul className="request-cards" aria-label={t(`view.${view}`)}>
        {pages.rows.map((row) => (
          <li key={row.id}>
            <AdmissionCard row={row} onChanged={refreshAdmissions} />
          </li>
        ))}
      </ul>
      <LoadMore pages={pages} isWatched />
    </div>
  );
}
