import type { PublicItem } from '@huying/server/contract/disclosure';
import type { ReactElement } from 'react';
import { momentOf } from '../../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { pictureUrl, thumbnailUrl } from '../../../lib/pictures.ts';
import { dayText } from '../../../lib/time.ts';
import { Card } from '../../../ui/card.tsx';
import { publicWords } from './words.ts';

/** Before and after, side by side where there is room, and what residents say of it. */
export function EffectCard({ effect }: { effect: PublicItem }): ReactElement {
  const t = useWords(publicWords);
  const lang = useLanguage();
  const { people, rating, recheckedOn, rebounded } = effect;
  const rechecked = recheckedOn === null ? null : { day: dayText(momentOf(recheckedOn), lang) };
  return (
    <Card title={t('effect')}>
      <div className="stack">
        <div className="before-after">
          {(['before', 'after'] as const).map((side) => (
            <section className="stack stack-tight" key={side}>
              <h3>{t(side)}</h3>
              <Pictures item={effect} side={side} />
              <p className="public-words">{effect[side]}</p>
            </section>
          ))}
        </div>
        {people !== null && <p>{t('helped', { n: people })}</p>}
        {rating && (
          <p>
            <span aria-hidden="true">{'★'.repeat(Math.round(rating.average))} </span>
            {t('rating', { average: rating.average, ratings: rating.ratings })}
          </p>
        )}
        <p className="muted">{rechecked ? t(rebounded ? 'rebounded' : 'rechecked', rechecked) : t('notRechecked')}</p>
      </div>
    </Card>
  );
}

function Pictures({ item, side }: { item: PublicItem; side: 'before' | 'after' }): ReactElement | null {
  const t = useWords(publicWords);
  const pictures = item.pictures.filter(({ purpose }) => purpose === side);
  if (pictures.length === 0) return null;
  return (
    <ul className="public-pictures">
      {pictures.map((picture, at) => (
        <li key={picture.id}>
          <a href={pictureUrl(picture)} target="_blank" rel="noreferrer">
            <img src={thumbnailUrl(picture)} alt={t('photo', { purpose: t(side), n: at + 1 })} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}
