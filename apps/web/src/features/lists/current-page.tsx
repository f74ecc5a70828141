import { createDraft, exportList, getCurrentList, type ListName } from '@huying/server/contract/lists';
import type { ReactElement } from 'react';
import { useLocation, useParams } from 'wouter';
import { call, urlOf } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FieldError } from '../../ui/field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ItemsView } from './items-view.tsx';
import { ListFrame, listOf } from './list-frame.tsx';
import { useSummary } from './use-summary.ts';
import { VersionText } from './version-text.tsx';
import { listWords } from './words.ts';

export function CurrentListPage(): ReactElement {
  const list = listOf(useParams().list);
  return list ? <CurrentList key={list} list={list} /> : <NoSuchList />;
}

export function NoSuchList(): ReactElement {
  const t = useWords(listWords);
  return <Empty title={t('noneFound')} icon="search" action={<Button href="/desk/lists">{t('title')}</Button>} />;
}

/** The version in force, to read; the way to its workbook and to a new draft. */
function CurrentList({ list }: { list: ListName }): ReactElement {
  const t = useWords(listWords);
  const [, go] = useLocation();
  const { data, error, refetch } = useAnswer(getCurrentList, { params: { list } });
  const summary = useSummary(list);
  const { busy, fault, run } = useAct();
  const begin = () =>
    run(async () => {
      await call(createDraft, { params: { list }, body: {} });
      await refresh('/api/list');
      go(`/desk/lists/${list}/draft`);
    });
  return (
    <ListFrame
      list={list}
      tags={
        data && (
          <span className="muted">
            <VersionText version={data} />
          </span>
        )
      }
      actions={
        <>
          {data && (
            <a className="button button-secondary" href={urlOf(exportList, { params: { list } })} download>
              {t('export')}
            </a>
          )}
          {summary?.draft ? (
            <Button variant="primary" href={`/desk/lists/${list}/draft`}>
              {t('goDraft')}
            </Button>
          ) : (
            summary?.abilities.includes('draft') && (
              <Button variant="primary" busy={busy} onClick={() => void begin()}>
                {t('begin')}
              </Button>
            )
          )}
        </>
      }
    >
      {fault && <FieldError>{fault.message}</FieldError>}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && <ItemsView list={list} items={data.items} />}
    </ListFrame>
  );
}
