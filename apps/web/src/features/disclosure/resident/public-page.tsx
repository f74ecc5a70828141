import './public.css';
import { publicPlaces } from '@huying/server/contract/disclosure';
import { type ReactElement, useState } from 'react';
import { useParams, useSearch } from 'wouter';
import { call, type Output } from '../../../lib/api.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { dayText } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { listWords } from '../list-words.ts';
import { FollowedList } from './followed-list.tsx';
import { rememberedPlace, rememberPlace } from './follows.ts';
import { askedIn, kinds, type ListKind, listPath } from './paths.ts';
import { PublicList } from './public-list.tsx';
import { useRead } from './use-read.ts';
import { publicWords } from './words.ts';

type Place = Output<typeof publicPlaces>['items'][number];

/** R6 清单: the four lists of my community, one tap from the first page. */
export function PublicPage(): ReactElement {
  const t = useWords(publicWords);
  const { data, error, reload } = useRead('places', (signal) => call(publicPlaces, { signal }));
  const [chosen, setChosen] = useState<string | null>(rememberedPlace);
  const asked = new URLSearchParams(useSearch()).get('place');
  const choose = (id: string | null) => {
    rememberPlace(id);
    setChosen(id);
  };
  if (!data)
    return (
      <Page title={t('title')} back="/">
        {error ? <ErrorState error={error} onRetry={reload} /> : <Skeleton lines={6} />}
      </Page>
    );
  const { items, licence } = data;
  const only = items.length === 1 ? items[0] : undefined;
  const here = items.find(({ placeId }) => placeId === (asked ?? chosen)) ?? only;
  if (here)
    return <PlaceLists key={here.placeId} place={here} licence={licence} onLeave={only ? null : () => choose(null)} />;
  return (
    <Page title={t('title')} lead={t('lead')} back="/">
      {items.length === 0 ? (
        <Empty title={t('nothing')} icon="list">
          {t('nothingBody')}
        </Empty>
      ) : (
        <div className="stack stack-loose">
          <FollowedList />
          <Places places={items} onChoose={choose} />
        </div>
      )}
    </Page>
  );
}

function Places({ places, onChoose }: { places: readonly Place[]; onChoose: (id: string) => void }): ReactElement {
  const t = useWords(publicWords);
  const lang = useLanguage();
  return (
    <section className="stack stack-tight">
      <h2>{t('choose')}</h2>
      <p className="muted small">{t('chooseHint')}</p>
      <ul className="public-places">
        {places.map(({ placeId, place, kinds: published }) => {
          const newest = published
            .map(({ edition }) => edition.publishedAt)
            .sort()
            .at(-1);
          return (
            <li key={placeId}>
              <button type="button" className="public-place" onClick={() => onChoose(placeId)}>
                <strong>{place}</strong>
                {newest && <span className="muted small">{t('placeUpdated', { at: dayText(newest, lang) })}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Projects first: what is being done is asked for most. */
const byInterest: readonly ListKind[] = ['projects', 'effects', 'needs', 'resources'];

function PlaceLists({
  place,
  licence,
  onLeave,
}: {
  place: Place;
  licence: string;
  onLeave: (() => void) | null;
}): ReactElement {
  const t = useWords(publicWords);
  const list = useWords(listWords);
  const { kind: asked } = useParams<{ kind?: string }>();
  const has = (kind: ListKind): boolean => place.kinds.some((each) => each.kind === kind);
  const kind = kinds.find((each) => each === asked) ?? byInterest.find(has) ?? 'projects';
  const edition = place.kinds.find((each) => each.kind === kind)?.edition;
  const wanted = askedIn(useSearch());
  return (
    <Page title={`${place.place} ${t('title')}`} back="/" ownHeading>
      <div className="stack stack-loose">
        <FollowedList />
        <div className="public-head">
          <h1>{place.place}</h1>
          {onLeave && (
            <Button icon="pin" onClick={onLeave} href="/r/public">
              {t('another')}
            </Button>
          )}
        </div>
        <nav className="public-tabs" aria-label={t('lists')}>
          {kinds.map((each) => (
            <AppLink
              key={each}
              // The words hold for the other lists too; sorts and places are each list's own.
              href={listPath(each, place.placeId, { q: wanted.q })}
              aria-current={each === kind ? 'page' : undefined}
            >
              {list(each)}
            </AppLink>
          ))}
        </nav>
        {edition ? (
          <PublicList
            key={kind}
            kind={kind}
            placeId={place.placeId}
            edition={edition}
            licence={licence}
            asked={wanted}
          />
        ) : (
          <Card>
            <Empty title={t('nothingHere', { list: list(kind) })} icon="list">
              {t('nothingHereBody')}
            </Empty>
          </Card>
        )}
      </div>
    </Page>
  );
}
