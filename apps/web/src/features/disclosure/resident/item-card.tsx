import type { PublicItem } from '@huying/server/contract/disclosure';
import type { ReactElement } from 'react';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { momentOf } from '../../../lib/civil-day.ts';
import { dayText } from '../../../lib/time.ts';
import { Card } from '../../../ui/card.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { ItemState } from '../item-state.tsx';
import { itemPath } from './paths.ts';
import { publicWords } from './words.ts';

/** One row of a list: what it is, where it stands, the one figure that matters. */
export function ItemCard({ item, placeId }: { item: PublicItem; placeId: string }): ReactElement {
  const t = useWords(publicWords);
  const facts = useItemFacts(item);
  return (
    <Card href={itemPath(item.kind, item.id, placeId)}>
      <div className="stack stack-tight">
        <div className="public-line">
          <strong className="public-title">{item.kind === 'needs' ? item.text : item.title}</strong>
          <ItemState state={item.state} />
        </div>
        {item.kind === 'projects' && <Progress label={t('progress')} share={(item.percent ?? 0) / 100} />}
        {item.kind === 'effects' && <p className="public-clamp">{item.after}</p>}
        {facts.length > 0 && <p className="muted">{facts.join(' · ')}</p>}
      </div>
    </Card>
  );
}

/** The facts of a row that fit on one line. */
export function useItemFacts({
  kind,
  people,
  wantedBy,
  repeatable,
  place,
  sort,
  unit,
  amount,
  rating,
}: PublicItem): string[] {
  const t = useWords(publicWords);
  const lang = useLanguage();
  const named = lang === 'en' ? sort.nameEn : sort.name;
  const figures: Record<PublicItem['kind'], (string | false | null)[]> = {
    needs: [
      people !== null && t('people', { n: people }),
      wantedBy && t('wanted', { day: dayText(momentOf(wantedBy), lang) }),
      repeatable && t('repeatable'),
    ],
    resources: [
      unit,
      amount && t('left', { left: amount.left, measure: amount.measure }),
      amount && amount.kept > 0 && t('given', { kept: amount.kept, measure: amount.measure }),
    ],
    projects: [unit && t('lead2', { unit })],
    effects: [
      people !== null && t('helped', { n: people }),
      rating && t('rating', { average: rating.average, ratings: rating.ratings }),
    ],
  };
  return [named, ...figures[kind], place].filter((each): each is string => Boolean(each));
}
