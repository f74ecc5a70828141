import type { SectionDetail } from '@huying/server/contract/nets';
import type { ReactElement } from 'react';
import { momentOf } from '../../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { dateTimeText, dayText } from '../../../lib/time.ts';
import { Card } from '../../../ui/card.tsx';
import { netWords } from '../words.ts';

/** Rosters and ground that were, newest first. */
export function SectionHistory({ section: { rosters, areas } }: { section: SectionDetail }): ReactElement {
  const t = useWords(netWords);
  const lang = useLanguage();
  const day = (text: string) => dayText(momentOf(text), lang);
  return (
    <Card title={t('history')}>
      <ul className="nets-rows">
        {rosters.map(({ id, validFrom, validUntil }) => (
          <li key={id}>
            <span>{t('historyRoster', { from: day(validFrom) })}</span>
            <span className="muted">
              {validUntil === null
                ? t('historyNow')
                : validUntil < validFrom
                  ? t('historyNever')
                  : t('historyUntil', { until: day(validUntil) })}
            </span>
          </li>
        ))}
        {areas.map(({ validFrom, validUntil, places, ground }) => (
          <li key={`${validFrom} ${validUntil}`}>
            <span>
              {t('historyArea', {
                from: dateTimeText(validFrom, lang),
                n: ground > 0 ? t('groundOwn') : t('placesCount', { n: places }),
              })}
            </span>
            <span className="muted">
              {validUntil === null ? t('historyNow') : t('historyUntil', { until: dateTimeText(validUntil, lang) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
