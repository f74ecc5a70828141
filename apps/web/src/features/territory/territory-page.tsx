import { getPlaceHistory } from '@huying/server/contract/territory';
import { type ReactElement, useRef } from 'react';
import { useSearchParams } from 'wouter';
import { civilDayOf, isCivilDay, momentOf } from '../../lib/civil-day.ts';
import { usePlaces } from '../../lib/directory.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { dayText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { SplitPane } from '../../ui/desk/split-pane.tsx';
import { TreeList } from '../../ui/desk/tree-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PastPlace } from './past-place.tsx';
import { PlaceLoader } from './place-panel.tsx';
import { TerritoryFrame } from './territory-frame.tsx';
import { territoryWords } from './words.ts';

/** A1: the tree of places beside the one that is chosen; with a day, as it was on that day. */
export function TerritoryPage(): ReactElement {
  const t = useWords(territoryWords);
  const [search, setSearch] = useSearchParams();
  const day = search.get('at');
  const at = isCivilDay(day) ? day : null;
  const set = (name: string, value: string | null) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (value === null) next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <TerritoryFrame title={t('title')} actions={<AsOf at={at} onChange={(next) => set('at', next)} />}>
      {at === null ? (
        <Present selected={search.get('place')} onSelect={(id) => set('place', id)} />
      ) : (
        <Past at={at} selected={search.get('place')} onSelect={(id) => set('place', id)} />
      )}
    </TerritoryFrame>
  );
}

function AsOf({ at, onChange }: { at: string | null; onChange: (day: string | null) => void }): ReactElement {
  const t = useWords(territoryWords);
  return (
    <label className="territory-asof" title={t('asOfHint')}>
      {t('asOf')}
      <input
        className="input"
        type="date"
        max={civilDayOf(Date.now())}
        value={at ?? ''}
        onChange={({ target }) => (target.value === '' || isCivilDay(target.value)) && onChange(target.value || null)}
      />
    </label>
  );
}

interface TreeProps {
  selected: string | null;
  onSelect: (id: string) => void;
}

function Present({ selected, onSelect }: TreeProps): ReactElement {
  const t = useWords(territoryWords);
  const places = usePlaces();
  const manages = mayUse(useSession(), 'place.manage');
  const detail = useRef<HTMLDivElement>(null);
  if (places.error && places.items.length === 0) {
    return <ErrorState error={places.error} onRetry={() => void refresh('/api/places')} />;
  }
  if (places.isPending) return <Skeleton lines={12} />;
  const [top] = places.items;
  if (!top) {
    return (
      <Empty
        title={t('emptyTitle')}
        icon="pin"
        action={manages && <Button href="/desk/territory/import">{t('goImport')}</Button>}
      >
        {t('emptyBody')}
      </Empty>
    );
  }
  const chosen = selected ?? top.id;
  return (
    <SplitPane
      id="territory"
      list={
        <div className="tree-card">
          <TreeList
            label={t('tree')}
            searchLabel={t('search')}
            nodes={places.items}
            selected={chosen}
            onSelect={({ id }) => {
              onSelect(id);
              showDetail(detail.current);
            }}
          />
        </div>
      }
      detail={
        <div ref={detail}>
          <PlaceLoader key={chosen} id={chosen} onOpen={onSelect} />
        </div>
      }
    />
  );
}

/** On narrow screens the detail stands below the tree: what was chosen comes into view. */
function showDetail(element: HTMLElement | null): void {
  if (window.matchMedia('(max-width: 960px)').matches) element?.scrollIntoView({ behavior: 'smooth', block: 'start' });
}

function Past({ at, selected, onSelect }: TreeProps & { at: string }): ReactElement {
  const t = useWords(territoryWords);
  const lang = useLanguage();
  const { data, error, refetch } = useAnswer(getPlaceHistory, { query: { at } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={12} />;
  const place = data.items.find(({ id }) => id === selected) ?? data.items[0];
  return (
    <>
      <div className="territory-past" role="status">
        {t('asOfShown', { day: dayText(momentOf(at), lang) })}
        <Button href={`/desk/territory${selected === null ? '' : `?place=${selected}`}`}>{t('asOfNow')}</Button>
      </div>
      {place === undefined ? (
        <Empty title={t('emptyTitle')} icon="pin" />
      ) : (
        <SplitPane
          id="territory"
          list={
            <div className="tree-card">
              <TreeList
                label={t('tree')}
                searchLabel={t('search')}
                nodes={data.items}
                selected={place.id}
                onSelect={({ id }) => onSelect(id)}
              />
            </div>
          }
          detail={<PastPlace key={`${place.id} ${at}`} place={place} places={data.items} at={at} />}
        />
      )}
    </>
  );
}
