import { getPlaceBoundary, type getPlaceHistory } from '@huying/server/contract/territory';
import { type ReactElement, useMemo } from 'react';
import type { Output } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { Card } from '../../ui/card.tsx';
import { chainOf, treeIndex } from '../../ui/desk/tree-rows.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BoundaryMap } from './boundary-map.tsx';
import { territoryWords } from './words.ts';

type Former = Output<typeof getPlaceHistory>['items'][number];

interface PastPlaceProps {
  place: Former;
  places: readonly Former[];
  at: string;
}

/** A place with the name, the parents and the boundary that it had on a day. */
export function PastPlace({ place, places, at }: PastPlaceProps): ReactElement {
  const t = useWords(territoryWords);
  const chain = useMemo(() => chainOf(treeIndex(places), place.parentId), [places, place.parentId]);
  const { data, error, refetch } = useAnswer(getPlaceBoundary, { params: { id: place.id }, query: { at } });
  return (
    <Card title={place.name}>
      <div className="stack">
        <p className="muted">{[...chain.map(({ name }) => name), place.code].join(' › ')}</p>
        {error && !data ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <Skeleton lines={5} />
        ) : (
          <BoundaryMap name={place.name} boundary={data} none={t('mapNone')} />
        )}
      </div>
    </Card>
  );
}
