import { listRequests } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { useWords } from '../../../../lib/i18n.ts';
import { matterPage } from '../../../../lib/matter-page.ts';
import { usePages } from '../../../../lib/query.ts';
import { useNarrow } from '../../../../lib/use-media.ts';
import { Button } from '../../../../ui/button.tsx';
import { DataTable } from '../../../../ui/desk/data-table.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { RequestDrawer } from '../detail/request-drawer.tsx';
import { RequestCards } from '../list/request-cards.tsx';
import { useRequestColumns } from '../list/request-columns.tsx';
import { useListQuery } from '../list/use-list-query.ts';
import { useQueue } from '../list/use-queue.ts';
import { useLiveRequests } from '../use-live-requests.ts';
import { homeListWords } from './words.ts';

/** What waits for the active post, the most urgent first; the same keys and drawer as in the list. */
export function TodoQueue(): ReactElement {
  const t = useWords(homeListWords);
  const isNarrow = useNarrow();
  const { openId, setOpen } = useListQuery();
  const pages = usePages(listRequests, { query: { view: 'todo', sort: 'due' } });
  const queue = useQueue(pages.rows, openId, setOpen);
  const columns = useRequestColumns({ words: undefined, onKey: queue.act });
  useLiveRequests(openId);
  const empty = (
    <Empty title={t('empty')} action={<Button href="/desk/requests">{t('toAll')}</Button>}>
      {t('emptyBody')}
    </Empty>
  );
  return (
    <section className="stack" aria-labelledby="todo-heading">
      <div className="row">
        <h2 id="todo-heading">{t('todo')}</h2>
        <Link className="row-link" href="/desk/requests?view=todo">
          {t('all')}
        </Link>
      </div>
      {isNarrow ? (
        <RequestCards pages={pages} empty={empty} />
      ) : (
        <DataTable
          id="todo"
          label={t('todo')}
          columns={columns}
          pages={pages}
          rowKey={({ id }) => id}
          rowName={({ number }) => number}
          hrefOf={(row) => matterPage('desk', row)}
          onOpen={queue.open}
          openKey={queue.openKey}
          empty={empty}
        />
      )}
      <RequestDrawer {...queue.drawer} />
    </section>
  );
}
