import './exchange.css';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { PastImports } from './past-imports.tsx';
import { TemplateButton } from './template-button.tsx';
import { UploadCard } from './upload-card.tsx';
import { exchangeWords } from './words.ts';

/** Where a table of requests comes in, and what became of the tables before it. */
export function ExchangePage(): ReactElement {
  const t = useWords(exchangeWords);
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={t('hint')} actions={<TemplateButton />} />
      <UploadCard />
      <PastImports />
    </div>
  );
}
