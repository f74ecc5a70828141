import './map.css';
import { listFacilities } from '@huying/server/contract/facilities';
import { getRequestMap } from '@huying/server/contract/requests';
import { getPlaceMap } from '@huying/server/contract/territory';
import { type ReactElement, useMemo, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { mayUse, useSession } from '../../../../lib/session.ts';
import { AppLink } from '../../../../ui/app-link.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { PageHeader } from '../../../../ui/desk/page-header.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { GridMap, type MapArea, type MapLayer } from '../../../../ui/grid-map.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { NetChoice } from './net-choice.tsx';
import { mapWords } from './words.ts';

type Metric = 'open' | 'overdue';

/** Grids coloured by what is open or overdue, the requests themselves as dots, facilities as a layer; the list below says the same. */
export function MapPage(): ReactElement {
  const t = useWords(mapWords);
  const map = useAnswer(getPlaceMap);
  const requests = useAnswer(getRequestMap);
  const error = map.error ?? requests.error;
  const retry = () => void Promise.all([map.refetch(), requests.refetch()]);
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={t('hint')} />
      <Card>
        {error && !(map.data && requests.data) ? (
          <ErrorState error={error} onRetry={retry} />
        ) : !map.data || !requests.data ? (
          <Skeleton lines={10} />
        ) : map.data.items.length === 0 ? (
          <p className="muted">{t('none')}</p>
        ) : (
          <RequestMap map={map.data} requests={requests.data} />
        )}
      </Card>
    </div>
  );
}

interface RequestMapProps {
  map: NonNullable<ReturnType<typeof useAnswer<typeof getPlaceMap>>['data']>;
  requests: NonNullable<ReturnType<typeof useAnswer<typeof getRequestMap>>['data']>;
}

function RequestMap({ map, requests }: RequestMapProps): ReactElement {
  const t = useWords(mapWords);
  const [metric, setMetric] = useState<Metric>('open');
  const [grid, setGrid] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const counts = useMemo(() => new Map(requests.places.map((each) => [each.placeId, each])), [requests]);
  const areas = useMemo(
    () =>
      map.items.map((item): MapArea => {
        const group = map.parents.find(({ id }) => id === item.parentId)?.name;
        return { ...item, value: counts.get(item.id)?.[metric] ?? 0, ...(group && { group }) };
      }),
    [map, counts, metric],
  );
  const spots = useMemo(
    () =>
      requests.points.map(({ id, lon, lat, overdue }) => ({ id, at: [lon, lat] as [number, number], urgent: overdue })),
    [requests],
  );
  const facilities = useFacilityLayer(map.bounds);
  const [net, setNet] = useState<MapLayer | null>(null);
  const layers = useMemo(() => (facilities ? [...(net ? [net] : []), ...facilities] : null), [facilities, net]);
  const seesNets = mayUse(useSession(), 'net.read');
  const place = map.items.find(({ id }) => id === grid);
  const here = requests.points.filter(({ id }) => chosen.includes(id));
  return (
    <div className="stack request-map">
      <Choice<Metric>
        label={t('metric')}
        look="chips"
        value={metric}
        onChange={setMetric}
        options={(['open', 'overdue'] as const).map((value) => ({ value, label: t(value) }))}
      />
      {seesNets && <NetChoice onLayer={setNet} />}
      {layers && (
        <GridMap
          label={t('map', { what: t(metric) })}
          areas={areas}
          selected={grid}
          onSelect={(id) => {
            setGrid(id);
            setChosen([]);
          }}
          spots={spots}
          onSpots={setChosen}
          layers={layers}
          valueLabel={t(metric)}
          tone={metric === 'overdue' ? 'danger' : 'accent'}
          formatValue={(n) => t('unit', { n })}
        />
      )}
      {requests.more && <p className="muted">{t('more', { n: requests.points.length })}</p>}
      <section className="stack stack-tight" aria-label={t('here')}>
        <h2>{t('here')}</h2>
        <p role="status">
          {place
            ? t('inGrid', {
                name: place.name,
                open: counts.get(place.id)?.open ?? 0,
                overdue: counts.get(place.id)?.overdue ?? 0,
              })
            : here.length === 0 && t('hereHint')}
        </p>
        {place && (
          <div className="row">
            <Button href={`/desk/requests?place=${place.id}`}>{t('list')}</Button>
          </div>
        )}
        <ul className="request-map-list">
          {here.map(({ id, number, title, overdue }) => (
            <li key={id}>
              <AppLink href={`/desk/requests/${id}`}>
                {title} <span className="muted">{number}</span>
              </AppLink>
              {overdue && <StatusTag tone="danger">{t('overdueTag')}</StatusTag>}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** Facilities as a layer of pins. Null until it is known whether there are any. */
function useFacilityLayer(bounds: readonly number[] | null): readonly MapLayer[] | null {
  const t = useWords(mapWords);
  const [west = 0, south = 0, east = 0, north = 0] = bounds ?? [];
  const { data, error } = useAnswer(listFacilities, { query: { west, south, east, north } });
  return useMemo(() => {
    if (!data) return error ? [] : null;
    if (data.items.length === 0) return [];
    const pins = data.items.map(({ id, lon, lat }) => ({ id, at: [lon, lat] as [number, number] }));
    return [{ id: 'facilities', name: t('facilities'), pins }];
  }, [data, error, t]);
}
