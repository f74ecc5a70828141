import './exchange.css';
import type { ImportRecord } from '@huying/server/contract/exchange';
import type { ReactElement } from 'react';
import { useParams } from 'wouter';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { Ago } from '../../ui/ago.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ImportStateTag } from './import-state.tsx';
import { MappingCard } from './mapping-card.tsx';
import { ResultCard } from './result-card.tsx';
import { isWorking, useImport } from './use-import.ts';
import { WorkCard } from './work-card.tsx';
import { exchangeWords } from './words.ts';

export function ImportPage(): ReactElement {
  const { id = '' } = useParams();
  return <OneImport key={id} id={id} />;
}

/** One import from its columns to its result; what it asks for next stands on top. */
function OneImport({ id }: { id: string }): ReactElement {
  const t = useWords(exchangeWords);
  const { record, error, total, reload } = useImport(id);
  return (
    <div className="desk-page">
      <PageHeader
        title={record?.fileName ?? t('one')}
        tags={record && <ImportStateTag state={record.state} />}
        description={
          record && (
            <>
              <Ago at={record.createdAt} />
              {record.createdBy !== null && ` · ${t('pastBy', { name: record.createdBy })}`}
            </>
          )
        }
        actions={
          <Button icon="back" href="/desk/exchange">
            {t('back')}
          </Button>
        }
      />
      {error && !record && <ErrorState error={error} onRetry={reload} />}
      {error && record && (
        <p className="exchange-note" role="status">
          {error.isOffline ? t('away') : error.message}
        </p>
      )}
      {!record && !error && <Skeleton lines={8} />}
      {record && <Steps record={record} total={total} />}
    </div>
  );
}

function Steps({ record, total }: { record: ImportRecord; total: number | null }): ReactElement {
  const { state, version, problem, counts, abilities } = record;
  const hasResult = state === 'checked' || state === 'done' || state === 'undone' || counts.done > 0;
  return (
    <>
      {isWorking(record) && <WorkCard record={record} total={total} />}
      {problem && <Problem problem={problem} />}
      {hasResult && !isWorking(record) && <ResultCard record={record} />}
      {abilities.includes('map') && <MappingCard key={version} record={record} />}
    </>
  );
}

function Problem({ problem }: { problem: { zh: string; en: string } }): ReactElement {
  const t = useWords(exchangeWords);
  const lang = useLanguage();
  return (
    <Card title={t('problem')}>
      <p role="alert">{lang === 'en' ? problem.en : problem.zh}</p>
    </Card>
  );
}
