import { diffEdition, type Edition, listEditions } from '@huying/server/contract/disclosure';
import { type ReactElement, useState } from 'react';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { useAnswer, usePages } from '../../../lib/query.ts';
import { dayText } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { DiffView } from '../diff-view.tsx';
import { deskWords } from './words.ts';

/** What changed against any other edition of the list, and all of them one below the other. */
export function EditionHistory({ edition }: { edition: Edition }): ReactElement {
  const t = useWords(deskWords);
  const lang = useLanguage();
  const { id, placeId, kind, number } = edition;
  const pages = usePages(listEditions, { query: { placeId, kind } });
  const others = pages.rows.filter((each) => each.id !== id);
  const before = others.find((each) => number === null || (each.number ?? 0) < number);
  const [chosen, setChosen] = useState<string | null>(null);
  const against = chosen ?? before?.id ?? null;
  return (
    <>
      {against !== null && (
        <Card title={t('differences')}>
          <div className="stack">
            <SelectField
              label={t('against')}
              options={others.map((each) => ({ value: each.id, label: t('number', { n: each.number ?? 0 }) }))}
              value={against}
              onChange={setChosen}
            />
            <Diff key={`${id} ${against}`} id={id} against={against} />
          </div>
        </Card>
      )}
      <Card title={t('history')}>
        {pages.rows.length === 0 && !pages.isPending && <p className="muted">{t('noHistory')}</p>}
        <ul className="public-editions">
          {pages.rows.map((each) => (
            <li key={each.id} className="row">
              <Button variant="quiet" href={`/desk/disclosure/editions/${each.id}`}>
                {t('number', { n: each.number ?? 0 })}
              </Button>
              {each.publishedAt && <span className="muted">{dayText(each.publishedAt, lang)}</span>}
              {each.state === 'withdrawn' && <StatusTag tone="warning">{t('withdrawn')}</StatusTag>}
              {each.note && <span>{each.note}</span>}
            </li>
          ))}
        </ul>
        {pages.hasMore && (
          <Button busy={pages.isLoadingMore} onClick={pages.loadMore}>
            {t('more')}
          </Button>
        )}
      </Card>
    </>
  );
}

function Diff({ id, against }: { id: string; against: string }): ReactElement {
  const { data, error, refetch } = useAnswer(diffEdition, { params: { id }, query: { against } });
  if (data) return <DiffView diff={data} />;
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={4} />;
}
