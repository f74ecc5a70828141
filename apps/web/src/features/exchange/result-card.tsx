import type { ImportRecord } from '@huying/server/contract/exchange';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { StatCard } from '../../ui/desk/stat-card.tsx';
import { ReasonList } from './reason-list.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import { RunPart } from './run-part.tsx';
import { UndoPart } from './undo-part.tsx';
import { exchangeWords } from './words.ts';

/** What a check found or an import did, in numbers and reasons, and what to do now. */
export function ResultCard({ record }: { record: ImportRecord }): ReactElement {
  const t = useWords(exchangeWords);
  const { state, counts, reasons, keptNumbers } = record;
  const title =
    state === 'checked' || state === 'done' || state === 'undone' ? t(`result.${state}`) : t('result.failed');
  return (
    <Card title={title}>
      <div className="stack">
        <Counts record={record} />
        {state === 'checked' && reasons.length === 0 && <p>{t('allGood')}</p>}
        {state === 'undone' && <p>{t('undoneBody', { removed: counts.removed, kept: counts.kept })}</p>}
        {keptNumbers.length > 0 && <p>{t('keptNumbers', { numbers: keptNumbers.join('、') })}</p>}
        <ReasonList record={record} />
        <RunPart record={record} />
        <RejectedRows record={record} />
        <UndoPart record={record} />
      </div>
    </Card>
  );
}

function Counts({ record: { state, counts } }: { record: ImportRecord }): ReactElement {
  const t = useWords(exchangeWords);
  const { rows, done, created, closed, duplicate, rejected, removed, kept } = counts;
  return (
    <div className="stat-cards" role="status">
      <StatCard label={t('rows')} value={t('rowsUnit', { n: rows ?? done })} />
      {state === 'undone' ? (
        <>
          <StatCard label={t('removed')} value={t('countUnit', { n: removed })} />
          <StatCard label={t('kept')} value={t('countUnit', { n: kept })} />
        </>
      ) : (
        <>
          <StatCard
            label={t(state === 'checked' ? 'willCreate' : 'created')}
            value={t('countUnit', { n: created })}
            {...(closed > 0 && { hint: t('closed', { n: closed }) })}
          />
          <StatCard label={t('duplicate')} value={t('rowsUnit', { n: duplicate })} hint={t('duplicateHint')} />
          <StatCard
            label={t('rejected')}
            value={t('rowsUnit', { n: rejected })}
            {...(rejected > 0 && { tone: 'danger' as const })}
          />
        </>
      )}
    </div>
  );
}
