import { getPlaceBoundary, getPlaceMap, type PlaceDetail } from '@huying/server/contract/territory';
import { type ReactElement, useMemo } from 'react';
import { civilDayOf, momentOf } from '../../lib/civil-day.ts';
import { usePlaces } from '../../lib/directory.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { dayText } from '../../lib/time.ts';
import { subtreeOf, treeIndex } from '../../ui/desk/tree-rows.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { GridMap } from '../../ui/grid-map.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BoundaryMap } from './boundary-map.tsx';
import { territoryWords } from './words.ts';

interface PlaceMapProps {
  place: PlaceDetail;
  onOpen: (id: string) => void;
}

/** The grids of a place; of a grid, its neighbours too. A press opens the grid. */
export function PlaceMap({ place, onOpen }: PlaceMapProps): ReactElement {
  const t = useWords(territoryWords);
  const places = usePlaces();
  const map = useAnswer(getPlaceMap);
  const isGrid = map.data?.items.some(({ id }) => id === place.id) ?? false;
  const around = isGrid && place.parentId !== null ? place.parentId : place.id;
  const areas = useMemo(() => {
    const below = new Set(subtreeOf(treeIndex(places.items), around).map(({ id }) => id));
    return (map.data?.items ?? []).filter(({ id }) => below.has(id));
  }, [map.data, places.items, around]);
  if (map.error && !map.data) return <ErrorState error={map.error} onRetry={() => void map.refetch()} />;
  if (map.isPending || places.isPending) return <Skeleton lines={6} />;
  if (areas.length === 0) return <p className="muted">{t('mapNone')}</p>;
  return (
    <div className="territory-map">
      <GridMap
        label={t('mapLabel', { name: place.name })}
        areas={areas}
        selected={isGrid ? place.id : null}
        onSelect={onOpen}
      />
    </div>
  );
}

/** The boundary that was in force at the beginning of one term of the history. */
export function FormerBoundary({ place, since }: { place: PlaceDetail; since: string }): ReactElement {
  const t = useWords(territoryWords);
  const lang = useLanguage();
  const at = civilDayOf(new Date(since));
  const { data, error, refetch } = useAnswer(getPlaceBoundary, { params: { id: place.id }, query: { at } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  return (
    <div className="stack stack-tight">
      <p role="status">{t('boundarySeen', { day: dayText(momentOf(at), lang) })}</p>
      <BoundaryMap name={place.name} boundary={data} none={t('mapNone')} />
    </div>
  );
}
