import { fieldWords, type ImportField } from '@huying/server/contract/exchange';
import type { ReactElement } from 'react';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Reading } from './use-mapping.ts';
import { exchangeWords } from './words.ts';

/** What an import cannot do without, and what it does better with: found or missing. */
export function MappingNeeds(props: { reading: Reading; content: ImportField | null }): ReactElement {
  const { reading, content } = props;
  const t = useWords(exchangeWords);
  const name = useFieldName();
  return (
    <div className="stack stack-tight" role="status">
      <div className="row">
        <span>{t('need')}</span>
        <ContentTag content={content} />
        {reading.madeOn === '' ? (
          <FieldTag field="madeAt" reading={reading} />
        ) : (
          <StatusTag tone="success">{t('oneDay', { field: name('madeAt'), day: reading.madeOn })}</StatusTag>
        )}
      </div>
      <div className="row">
        <span>{t('advised')}</span>
        <FieldTag field="number" reading={reading} />
      </div>
      <p className="muted small">{t('advisedHint')}</p>
    </div>
  );
}

function ContentTag({ content }: { content: ImportField | null }): ReactElement {
  const t = useWords(exchangeWords);
  const name = useFieldName();
  const field = name('content');
  if (content === null) return <StatusTag tone="danger">{t('lacksField', { field })}</StatusTag>;
  return (
    <StatusTag tone="success">
      {content === 'content' ? t('hasField', { field }) : t('standIn', { field, other: name(content) })}
    </StatusTag>
  );
}

function FieldTag({ field, reading }: { field: ImportField; reading: Reading }): ReactElement {
  const t = useWords(exchangeWords);
  const name = useFieldName();
  const isThere = reading.mapping.includes(field);
  return (
    <StatusTag tone={isThere ? 'success' : 'warning'}>
      {t(isThere ? 'hasField' : 'lacksField', { field: name(field) })}
    </StatusTag>
  );
}

/** What a field is called in the page's language. */
export function useFieldName(): (field: ImportField) => string {
  const lang = useLanguage();
  return (field) => fieldWords[field][lang === 'en' ? 'en' : 'zh'];
}
