import { exportList, getListVersion, type ListName } from '@huying/server/contract/lists';
import type { ReactElement } from 'react';
import { useParams } from 'wouter';
import { urlOf } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { NoSuchList } from './current-page.tsx';
import { DiffView } from './diff-view.tsx';
import { ItemsView } from './items-view.tsx';
import { ListFrame, listOf } from './list-frame.tsx';
import { VersionText } from './version-text.tsx';
import { listWords } from './words.ts';

export function VersionPage(): ReactElement {
  const { list: name, id = '' } = useParams();
  const list = listOf(name);
  return list ? <Version key={id} list={list} id={id} /> : <NoSuchList />;
}

/** One version of then, with what it changed. */
function Version({ list, id }: { list: ListName; id: string }): ReactElement {
  const t = useWords(listWords);
  const { data, error, refetch } = useAnswer(getListVersion, { params: { id } });
  const version = data?.id === id ? data : undefined;
  const words = { draft: t('draft'), published: t('inForce'), superseded: t('superseded') };
  return (
    <ListFrame
      list={list}
      tags={
        version && (
          <span className="muted">
            <VersionText version={version} />
          </span>
        )
      }
      actions={
        <a
          className="button button-secondary"
          href={urlOf(exportList, { params: { list }, query: { version: id } })}
          download
        >
          {t('export')}
        </a>
      }
    >
      {error && !version && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!version && !error && <Skeleton lines={12} />}
      {version && (
        <>
          <p role="status">{t('viewing', { n: version.number, state: words[version.state] })}</p>
          {version.note && <p>{version.note}</p>}
          <Card title={t('changesPrevious')}>
            <DiffView id={id} />
          </Card>
          <ItemsView list={list} items={version.items} />
        </>
      )}
    </ListFrame>
  );
}
