import { checkListVersion } from '@huying/server/contract/lists';
import type { ReactElement } from 'react';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useDescribe } from './describe.ts';
import { listWords } from './words.ts';

const SHOWN = 100;

/** What must be mended before publication and what deserves a look; each leads to its item. */
export function ProblemsView({ id, onShow }: { id: string; onShow?: (row: number) => void }): ReactElement {
  const t = useWords(listWords);
  const lang = useLanguage();
  const { fieldName } = useDescribe();
  const { data, error, refetch } = useAnswer(checkListVersion, { params: { id } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  if (data.items.length === 0) {
    return (
      <p>
        <StatusTag tone="success">{t('problemsNone')}</StatusTag>
      </p>
    );
  }
  return (
    <ul className="list-problems">
      {data.items.slice(0, SHOWN).map(({ row, key, field, severity, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one item may have several problems of a kind.
        <li key={at}>
          <StatusTag tone={severity === 'error' ? 'danger' : 'warning'}>
            {t(severity === 'error' ? 'error' : 'warning')}
          </StatusTag>
          {row > 0 && onShow && <Button onClick={() => onShow(row - 1)}>{t('row', { n: row })}</Button>}
          <span>
            {[key, field && fieldName(field)].filter(Boolean).join(' · ')} {lang === 'en' ? text.en : text.zh}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How many errors a saved draft has; undefined while that is not known. */
export const useErrorCount = (id: string): number | undefined =>
  useAnswer(checkListVersion, { params: { id } }).data?.items.filter(({ severity }) => severity === 'error').length;
