import { createDraft, getListVersion, type ListName } from '@huying/server/contract/lists';
import type { ReactElement } from 'react';
import { useParams } from 'wouter';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FieldError } from '../../ui/field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { NoSuchList } from './current-page.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { ListFrame, listOf } from './list-frame.tsx';
import { SheetImport } from './sheet-import.tsx';
import { useSummary } from './use-summary.ts';
import { listWords } from './words.ts';

export function DraftPage(): ReactElement {
  const list = listOf(useParams().list);
  return list ? <Draft key={list} list={list} /> : <NoSuchList />;
}

/** The open draft of a list; without one, the ways to begin it. */
function Draft({ list }: { list: ListName }): ReactElement {
  const summary = useSummary(list);
  if (summary?.draft) return <DraftLoader key={summary.draft.id} list={list} id={summary.draft.id} />;
  return (
    <ListFrame list={list}>
      {summary === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <Begin list={list} mayDraft={summary.abilities.includes('draft')} />
      )}
    </ListFrame>
  );
}

function Begin({ list, mayDraft }: { list: ListName; mayDraft: boolean }): ReactElement {
  const t = useWords(listWords);
  const { busy, fault, run } = useAct();
  const begin = () =>
    run(async () => {
      await call(createDraft, { params: { list }, body: {} });
      await refresh('/api/list');
    });
  if (!mayDraft) {
    return (
      <Empty title={t('noDraftTitle')} icon="write">
        {t('noDraftReader')}
      </Empty>
    );
  }
  return (
    <>
      <Empty
        title={t('noDraftTitle')}
        icon="write"
        action={
          <Button variant="primary" busy={busy} onClick={() => void begin()}>
            {t('begin')}
          </Button>
        }
      >
        {t('noDraftBody')}
      </Empty>
      {fault && <FieldError>{fault.message}</FieldError>}
      <Card title={t('importSheet')}>
        <SheetImport list={list} draft={null} />
      </Card>
    </>
  );
}

function DraftLoader({ list, id }: { list: ListName; id: string }): ReactElement {
  const { data, error, refetch } = useAnswer(getListVersion, { params: { id } });
  if (data?.id === id) return <DraftEditor version={data} />;
  return (
    <ListFrame list={list}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={12} />}
    </ListFrame>
  );
}
