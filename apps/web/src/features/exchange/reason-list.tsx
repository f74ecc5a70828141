import type { ImportRecord } from '@huying/server/contract/exchange';
import type { ReactElement } from 'react';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { exchangeWords } from './words.ts';

/** Each reason once, with how many rows and where the first of them stands. */
export function ReasonList({ record: { state, reasons } }: { record: ImportRecord }): ReactElement | null {
  const t = useWords(exchangeWords);
  const lang = useLanguage();
  if (reasons.length === 0) return null;
  return (
    <section className="stack stack-tight">
      <h3>{t(state === 'checked' ? 'whyNotChecked' : 'whyNot')}</h3>
      <ul className="exchange-list">
        {reasons.map(({ duplicate, text, rows, firstRow }) => (
          <li key={text.zh}>
            <StatusTag tone={duplicate ? 'neutral' : 'danger'}>{t(duplicate ? 'reasonSame' : 'reasonBad')}</StatusTag>
            <span className="exchange-list-main">{lang === 'en' ? text.en : text.zh}</span>
            <span className="muted">{t('reasonRows', { n: rows, first: firstRow })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
