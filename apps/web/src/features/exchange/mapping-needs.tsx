import { fieldWords, type ImportField } from '@huying/server/contract/exchange';
import type { ReactElement } from 'react';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Reading } from './use-mapping.ts';
import { exchangeWords } from './words.ts';

const advised: readonly ImportField[] = ['number', 'madeAt'];

/** What an import cannot do without, and what it does better with: found or missing. */
export function MappingNeeds(props: { reading: Reading; content: ImportField | null }): ReactElement {
  const { reading, content } = props;
  const t = useWords(exchangeWords);
  const name = useFieldName();
  const field = name('content');
  return (
    <div className="stack stack-tight" role="status">
      <div className="row">
        <span>{t('need')}</span>
        {content === null ? (
          <StatusTag tone="danger">{t('lacksField', { field })}</StatusTag>
        ) : (
          <StatusTag tone="success">
            {content === 'content' ? t('hasField', { field }) : t('standIn', { field, other: name(content) })}
          </StatusTag>
        )}
      </div>
      <div className="row">
        <span>{t('advised')}</span>
        {advised.map((each) => {
          const isThere = reading.mapping.includes(each);
          return (
            <StatusTag key={each} tone={isThere ? 'success' : 'warning'}>
              {t(isThere ? 'hasField' : 'lacksField', { field: name(each) })}
            </StatusTag>
          );
        })}
      </div>
      <p className="muted small">{t('advisedHint')}</p>
    </div>
  );
}

/** What a field is called in the page's language. */
export function useFieldName(): (field: ImportField) => string {
  const lang = useLanguage();
  return (field) => fieldWords[field][lang === 'en' ? 'en' : 'zh'];
}
