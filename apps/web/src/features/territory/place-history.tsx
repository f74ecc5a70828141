import type { PlaceDetail } from '@huying/server/contract/territory';
import { type ReactElement, useState } from 'react';
import { momentOf } from '../../lib/civil-day.ts';
import { usePlaces } from '../../lib/directory.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { dayText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FormerBoundary } from './place-map.tsx';
import { territoryWords } from './words.ts';

/** Boundaries of then and now, each to be seen on the map; former names and parents. */
export function PlaceHistory({ place }: { place: PlaceDetail }): ReactElement {
  const t = useWords(territoryWords);
  const lang = useLanguage();
  const places = usePlaces();
  const [seen, setSeen] = useState<string | null>(null);
  const day = (instant: string) => dayText(instant.length === 10 ? momentOf(instant) : instant, lang);
  return (
    <>
      <Card title={t('boundaries')}>
        {place.boundaries.length === 0 ? (
          <p className="muted">{t(place.children > 0 ? 'boundaryBelow' : 'boundaryNone')}</p>
        ) : (
          <ul className="territory-history">
            {place.boundaries.map(({ validFrom, validUntil, sourceDatum }) => (
              <li key={validFrom}>
                <strong>
                  {validUntil === null
                    ? t('boundaryFrom', { from: day(validFrom) })
                    : t('boundaryTerm', { from: day(validFrom), to: day(validUntil) })}
                </strong>
                <span className="muted">{t('boundarySource', { datum: sourceDatum })}</span>
                <Button pressed={seen === validFrom} onClick={() => setSeen(seen === validFrom ? null : validFrom)}>
                  {t('boundarySee')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {seen !== null && <FormerBoundary key={seen} place={place} since={seen} />}
      </Card>
      {place.former.length > 0 && (
        <Card title={t('former')}>
          <ul className="territory-history">
            {place.former.map(({ since, until, name, parentId, active }) => (
              <li key={since}>
                {t('formerTerm', { from: day(since), to: day(until), name })}
                <span className="muted">
                  {[parentId && t('formerParent', { name: places.name(parentId) }), !active && t('formerClosed')]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
