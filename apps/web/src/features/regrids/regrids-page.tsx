import './regrids.css';
import { getPlace, listPlaces, type PlaceDetail } from '@huying/server/contract/territory';
import type { ReactElement } from 'react';
import { useSearchParams } from 'wouter';
import { usePlaces } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { TreeField } from '../../ui/desk/tree-field.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { RegridForm } from './regrid-form.tsx';
import { RegridHistory } from './regrid-history.tsx';
import { regridWords } from './words.ts';

/** A1: merging and splitting grids: what would move, doing it, what was done, undoing it. */
export function RegridsPage(): ReactElement {
  const t = useWords(regridWords);
  const [search, setSearch] = useSearchParams();
  const places = usePlaces();
  const manages = mayUse(useSession(), 'place.manage');
  const placeId = search.get('place');
  return (
    <div className="desk-page">
      <PageHeader
        title={t('title')}
        description={t('hint')}
        actions={<Button href={`/desk/territory${placeId ? `?place=${placeId}` : ''}`}>{t('back')}</Button>}
      />
      {manages ? (
        <Card>
          <div className="stack">
            <TreeField
              label={t('choosePlace')}
              nodes={places.items.filter(({ active }) => active)}
              value={placeId}
              onChange={(id) => setSearch(id === null ? {} : { place: id })}
            />
            {placeId !== null && <FormLoader key={placeId} id={placeId} />}
          </div>
        </Card>
      ) : (
        <p className="muted">{t('readOnly')}</p>
      )}
      <RegridHistory placeId={placeId} />
    </div>
  );
}

function FormLoader({ id }: { id: string }): ReactElement {
  const { data, error, refetch } = useAnswer(getPlace, { params: { id } });
  if (error && data?.id !== id) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data?.id !== id) return <Skeleton lines={6} />;
  return <WithSiblings place={data} />;
}

/** The open places beside it, with the versions that the server wants to hear. */
function WithSiblings({ place }: { place: PlaceDetail }): ReactElement {
  const { data, error, refetch } = useAnswer(listPlaces, {
    query: { level: place.level, active: true, limit: 200, ...(place.parentId !== null && { parent: place.parentId }) },
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  return <RegridForm place={place} siblings={data.items.filter(({ id }) => id !== place.id)} />;
}
