import type { PublicItem } from '@huying/server/contract/disclosure';
import { momentOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { dayText } from '../../lib/time.ts';
import { publicWords } from './resident/words.ts';

type Fact = 'kind' | 'people' | 'wantedBy' | 'repeatable' | 'place' | 'sort' | 'unit' | 'amount' | 'rating';

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
}: Pick<PublicItem, Fact>): string[] {
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
