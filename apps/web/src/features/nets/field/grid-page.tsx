import '../answer.css';
import { whoAnswers } from '@huying/server/contract/nets';
import { getPlaceMap } from '@huying/server/contract/territory';
import { type ReactElement, useMemo, useState } from 'react';
import { useKeptAt } from '../../../lib/device.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { useAnswer } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.ts';
import { dateTimeText } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { GridMap } from '../../../ui/grid-map.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { AnswerView } from '../answer-view.tsx';
import { netWords } from '../words.ts';

/** G5 我的网格: the grid card, the team, the nets on duty; a press calls. */
export function GridPage(): ReactElement {
  const t = useWords(netWords);
  const { activePost } = useSession();
  const placeId = activePost?.placeId ?? null;
  return (
    <Page title={t('myGrid')} brand={{ name: activePost?.placeName ?? '', href: '/field' }}>
      {placeId === null ? (
        <Empty title={t('myGridNone')} icon="pin">
          {t('myGridNoneBody')}
        </Empty>
      ) : (
        <MyGrid key={placeId} placeId={placeId} />
      )}
    </Page>
  );
}

function MyGrid({ placeId }: { placeId: string }): ReactElement {
  const t = useWords(netWords);
  const lang = useLanguage();
  const asked = { query: { place: placeId } };
  const { data, error, refetch, isFetching, isPlaceholderData, dataUpdatedAt } = useAnswer(whoAnswers, asked);
  const keptAt = useKeptAt(whoAnswers, asked);
  const [map, setMap] = useState(false);
  const ask = () => void refetch();
  const isRefused = error !== null && (error.status === 403 || error.status === 404);
  if (!data || isPlaceholderData || isRefused)
    return error ? <ErrorState error={error} onRetry={ask} retrying={isFetching} /> : <Skeleton lines={10} />;
  const isOld = keptAt !== null || error !== null;
  const time = dateTimeText(keptAt ?? dataUpdatedAt, lang);
  return (
    <div className="stack">
      <div className="row" role="status">
        {isOld ? (
          <p className="answer-kept">{t('kept', { at: time })}</p>
        ) : (
          <span className="muted small">{t('keptFresh', { at: time })}</span>
        )}
        <Button variant="quiet" icon="retry" busy={isFetching} onClick={ask}>
          {t('refresh')}
        </Button>
      </div>
      <Card>
        <AnswerView answer={data} />
      </Card>
      <Card title={t('map')}>
        <div className="stack">
          <div>
            <Button icon="pin" expanded={map} onClick={() => setMap(!map)}>
              {t(map ? 'mapHide' : 'mapShow')}
            </Button>
          </div>
          {map && <GridsAround placeId={placeId} />}
        </div>
      </Card>
    </div>
  );
}

/** The own grid among its neighbours of the community. */
function GridsAround({ placeId }: { placeId: string }): ReactElement {
  const t = useWords(netWords);
  const { data, error, refetch } = useAnswer(getPlaceMap);
  const areas = useMemo(() => {
    const own = data?.items.find(({ id }) => id === placeId);
    return own ? (data?.items.filter(({ parentId }) => parentId === own.parentId) ?? []) : [];
  }, [data, placeId]);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  if (areas.length === 0) return <p className="muted">{t('mapNone')}</p>;
  return (
    <div className="answer-map">
      <GridMap label={t('myGrid')} areas={areas} selected={placeId} />
    </div>
  );
}
