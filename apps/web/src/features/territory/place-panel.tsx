import { changePlace, getPlace, type PlaceDetail } from '@huying/server/contract/territory';
import { type ReactElement, useState } from 'react';
import { Link } from 'wouter';
import { call } from '../../lib/api.ts';
import { momentOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { dayText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { toast } from '../../ui/toast-store.ts';
import { BoundaryForm } from './boundary-form.tsx';
import { MoveForm } from './move-form.tsx';
import { NewPlaceForm } from './new-place-form.tsx';
import { PlaceForm } from './place-form.tsx';
import { PlaceHistory } from './place-history.tsx';
import { PlaceMap } from './place-map.tsx';
import { territoryWords } from './words.ts';

export function PlaceLoader({ id, onOpen }: { id: string; onOpen: (id: string) => void }): ReactElement {
  const { data, error, refetch } = useAnswer(getPlace, { params: { id } });
  if (error && data?.id !== id) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data?.id === id ? <PlacePanel place={data} onOpen={onOpen} /> : <Skeleton lines={10} />;
}

type Asking = 'edit' | 'move' | 'switch' | 'add' | 'boundary' | null;

/** One place: facts, map, history, and what the caller may change. */
function PlacePanel({ place, onOpen }: { place: PlaceDetail; onOpen: (id: string) => void }): ReactElement {
  const t = useWords(territoryWords);
  const [asking, setAsking] = useState<Asking>(null);
  const { name, active } = place;
  const manages = place.abilities.includes('place.manage');
  const close = () => setAsking(null);
  const turn = async () => {
    await call(changePlace, { params: { id: place.id }, body: { version: place.version, active: !active } });
    await refresh('/api/places');
    toast(t(active ? 'closedDone' : 'reopened'));
  };
  return (
    <div className="stack">
      <Card
        title={name}
        aside={<StatusTag tone={active ? 'success' : 'neutral'}>{t(active ? 'active' : 'closed')}</StatusTag>}
      >
        <div className="stack">
          <Trail place={place} />
          <Facts place={place} />
          {active && (
            <div className="row">
              <Button href={`/desk/cards?place=${place.id}`}>{t('cards')}</Button>
            </div>
          )}
          {manages && asking === null && (
            <div className="row">
              {active && (
                <Button variant="primary" icon="plus" onClick={() => setAsking('add')}>
                  {t('add')}
                </Button>
              )}
              <Button onClick={() => setAsking('edit')}>{t('edit')}</Button>
              {place.parentId !== null && <Button onClick={() => setAsking('move')}>{t('move')}</Button>}
              {active && <Button onClick={() => setAsking('boundary')}>{t('setBoundary')}</Button>}
              {active && place.parentId !== null && (
                <Button href={`/desk/regrids?place=${place.id}`}>{t('regrid')}</Button>
              )}
              <Button onClick={() => setAsking('switch')}>{t(active ? 'close' : 'reopen')}</Button>
            </div>
          )}
          {asking === 'edit' && <PlaceForm place={place} onDone={close} />}
          {asking === 'move' && <MoveForm place={place} onDone={close} />}
          {asking === 'boundary' && <BoundaryForm place={place} onDone={close} />}
          {asking === 'add' && (
            <NewPlaceForm
              parent={place}
              onDone={(id) => {
                close();
                if (id !== null) onOpen(id);
              }}
            />
          )}
        </div>
      </Card>
      <Card title={t('map')}>
        <PlaceMap place={place} onOpen={onOpen} />
      </Card>
      <PlaceHistory place={place} />
      <ConfirmDialog
        open={asking === 'switch'}
        title={t(active ? 'closeTitle' : 'reopenTitle', { name })}
        confirm={t(active ? 'close' : 'reopen')}
        danger={active}
        onConfirm={turn}
        onClose={close}
      >
        {active ? t('closeBody') : name}
      </ConfirmDialog>
    </div>
  );
}

function Trail({ place }: { place: PlaceDetail }): ReactElement {
  const above = place.chain.slice(0, -1);
  return (
    <div className="territory-trail">
      {above.map(({ id, name }) => (
        <span key={id}>
          <Link href={`/desk/territory?place=${id}`} className="territory-link">
            {name}
          </Link>
          <span aria-hidden="true"> ›</span>
        </span>
      ))}
      <span>{place.chain[place.chain.length - 1]?.levelName}</span>
    </div>
  );
}

function Facts({ place }: { place: PlaceDetail }): ReactElement {
  const t = useWords(territoryWords);
  const lang = useLanguage();
  const { code, households, phone, areaM2, validFrom, validUntil, children } = place;
  const none = <span className="muted">{t('noValue')}</span>;
  return (
    <dl className="territory-facts">
      <div>
        <dt>{t('code')}</dt>
        <dd>{code}</dd>
      </div>
      <div>
        <dt>{t('households')}</dt>
        <dd>{households === null ? none : t('householdsUnit', { n: households })}</dd>
      </div>
      <div>
        <dt>{t('phone')}</dt>
        <dd>{phone ?? none}</dd>
      </div>
      {areaM2 !== null && (
        <div>
          <dt>{t('area')}</dt>
          <dd>{t('areaUnit', { n: (areaM2 / 1e6).toFixed(2) })}</dd>
        </div>
      )}
      {children > 0 && (
        <div>
          <dt>{t('children')}</dt>
          <dd>{t('childrenUnit', { n: children })}</dd>
        </div>
      )}
      <div>
        <dt>{t('since')}</dt>
        <dd>{dayText(momentOf(validFrom), lang)}</dd>
      </div>
      {validUntil !== null && (
        <div>
          <dt>{t('until')}</dt>
          <dd>{dayText(momentOf(validUntil), lang)}</dd>
        </div>
      )}
    </dl>
  );
}
