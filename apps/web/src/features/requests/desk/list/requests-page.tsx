import './list.css';
import { listRequests } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { Link } from 'wouter';
import { useWords } from '../../../../lib/i18n.ts';
import { matterPage } from '../../../../lib/matter-page.ts';
import { usePages } from '../../../../lib/query.ts';
import { mayUse, useSession } from '../../../../lib/session.ts';
import { useNarrow } from '../../../../lib/use-media.ts';
import { Button } from '../../../../ui/button.tsx';
import { DataTable } from '../../../../ui/desk/data-table.tsx';
import { FilterBar, type FilterValues } from '../../../../ui/desk/filter-bar.tsx';
import { PageHeader } from '../../../../ui/desk/page-header.tsx';
import { SavedViews } from '../../../../ui/desk/saved-views.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { Fold } from '../../../../ui/fold.tsx';
import { RequestDrawer } from '../detail/request-drawer.tsx';
import { useLiveRequests } from '../use-live-requests.ts';
import { BatchDispatch } from './batch-dispatch.tsx';
import { BatchSign } from './batch-sign.tsx';
import { ExportButton } from './export-button.tsx';
import { ExtraFilters } from './extra-filters.tsx';
import { type ListQuery, readQuery, sortOf, writeQuery } from './list-query.ts';
import { RequestCards } from './request-cards.tsx';
import { useRequestColumns } from './request-columns.tsx';
import { useFilters } from './use-filters.ts';
import { useListQuery } from './use-list-query.ts';
import { useQueue } from './use-queue.ts';
import { useViewStore } from './use-view-store.ts';
import { fixedViews } from './views.ts';
import { listWords } from './words.ts';

/** Those used all day stand open, the others unfold. */
const mainKeys = new Set(['q', 'state', 'category', 'holderId']);
const moreKeys = ['placeId', 'urgency', 'source', 'from', 'to', 'sort', 'overdue', 'open'] as const;
const shownKeys = [...mainKeys, ...moreKeys];

/** C2 and H1: the queue, by any filter, worked through by mouse or by keys alone. */
export function RequestsPage(): ReactElement {
  const t = useWords(listWords);
  const session = useSession();
  const isNarrow = useNarrow();
  const { query, openId, setQuery, setOpen } = useListQuery();
  const pages = usePages(listRequests, { query: { ...query, sort: sortOf(query) } });
  const queue = useQueue(pages.rows, openId, setOpen);
  const columns = useRequestColumns({ words: query.q, onKey: queue.act });
  useLiveRequests(openId);
  const empty = <NoRows query={query} onClear={() => setQuery({})} />;
  return (
    <div className="desk-page">
      <PageHeader
        title={query.q ? t('found', { words: query.q }) : t('title')}
        actions={
          <>
            {isNarrow && <ExportButton query={query} />}
            {mayUse(session, 'request.register') && (
              <Button variant="primary" icon="plus" href="/desk/register">
                {t('register')}
              </Button>
            )}
          </>
        }
      />
      <Filters query={query} onChange={setQuery} />
      {isNarrow ? (
        <RequestCards pages={pages} words={query.q} empty={empty} />
      ) : (
        <Table pages={pages} columns={columns} queue={queue} query={query} empty={empty} />
      )}
      <RequestDrawer {...queue.drawer} />
    </div>
  );
}

interface TableProps {
  pages: ReturnType<typeof usePages<typeof listRequests>>;
  columns: ReturnType<typeof useRequestColumns>;
  queue: ReturnType<typeof useQueue>;
  query: ListQuery;
  empty: ReactElement;
}

function Table({ pages, columns, queue, query, empty }: TableProps): ReactElement {
  const t = useWords(listWords);
  const session = useSession();
  const [selected, setSelected] = useState<string[]>([]);
  const [batch, setBatch] = useState<'dispatch' | 'sign' | null>(null);
  const dispatches = mayUse(session, 'request.dispatch');
  const signs = mayUse(session, 'request.handle');
  const here = selected.filter((id) => pages.rows.some((row) => row.id === id));
  const chosen = pages.rows.filter(({ id }) => here.includes(id)).slice(0, 100);
  const end = () => {
    setBatch(null);
    setSelected([]);
  };
  return (
    <>
      <DataTable
        id="requests"
        label={t('list')}
        columns={columns}
        pages={pages}
        rowKey={({ id }) => id}
        rowName={({ number }) => number}
        hrefOf={(row) => matterPage('desk', row)}
        onOpen={queue.open}
        openKey={queue.openKey}
        {...((dispatches || signs) && { selected: here, onSelect: setSelected })}
        bulkActions={() => (
          <>
            {dispatches && (
              <Button variant="primary" onClick={() => setBatch('dispatch')}>
                {t('batchDispatch')}
              </Button>
            )}
            {signs && <Button onClick={() => setBatch('sign')}>{t('batchSign')}</Button>}
          </>
        )}
        tools={<ExportButton query={query} />}
        empty={empty}
      />
      {batch === 'dispatch' && (
        <Kept
          rows={chosen.filter(({ kind }) => kind === 'request')}
          show={(rows) => <BatchDispatch rows={rows} onClose={end} />}
        />
      )}
      {batch === 'sign' && (
        <Kept
          rows={chosen.filter(({ kind }) => kind !== 'whistle-call')}
          show={(rows) => <BatchSign rows={rows} onClose={end} />}
        />
      )}
    </>
  );
}

type Rows = TableProps['pages']['rows'];

/** The rows as they were when the batch was opened: the list behind it goes on changing. */
function Kept({ rows, show }: { rows: Rows; show: (rows: Rows) => ReactElement }): ReactElement {
  const [kept] = useState(rows);
  return show(kept);
}

function Filters({ query, onChange }: { query: ListQuery; onChange: (query: ListQuery) => void }): ReactElement {
  const t = useWords(listWords);
  const { permissions } = useSession();
  const isNarrow = useNarrow();
  const filters = useFilters();
  const store = useViewStore();
  const change = (values: FilterValues) => onChange(readQuery(writeQuery(values)));
  const count = shownKeys.filter((key) => key in query).length;
  const hasMore = moreKeys.some((key) => key in query);
  const [more, setMore] = useState(false);
  const isWhole = isNarrow || more || hasMore;
  const bar = (
    <div className="filters">
      <FilterBar
        filters={isWhole ? filters : filters.filter((filter) => 'key' in filter && mainKeys.has(filter.key))}
        value={query as FilterValues}
        onChange={change}
        keep={['view']}
      />
      {!isNarrow && !hasMore && (
        <Button variant="quiet" expanded={more} onClick={() => setMore(!more)}>
          {t(more ? 'fewerFilters' : 'moreFilters')}
        </Button>
      )}
    </div>
  );
  return (
    <div className="stack">
      <SavedViews store={store} fixed={fixedViews(permissions, t)} value={query as FilterValues} onApply={change} />
      {isNarrow ? <Fold title={count > 0 ? t('filtersOn', { n: count }) : t('filters')}>{bar}</Fold> : bar}
      <ExtraFilters query={query} onChange={onChange} />
    </div>
  );
}

/** An empty list teaches: what will come here, or how to find more. */
function NoRows({ query, onClear }: { query: ListQuery; onClear: () => void }): ReactElement {
  const t = useWords(listWords);
  const session = useSession();
  const isPlain = Object.keys(query).every((key) => key === 'view' || key === 'sort');
  if (isPlain && query.view === 'todo') return <Empty title={t('emptyTodo')}>{t('emptyTodoBody')}</Empty>;
  if (isPlain && query.view === 'new') {
    return (
      <Empty
        title={t('emptyNew')}
        action={
          mayUse(session, 'request.register') && (
            <Link className="row-link" href="/desk/register">
              {t('register')}
            </Link>
          )
        }
      >
        {t('emptyNewBody')}
      </Empty>
    );
  }
  return (
    <Empty title={t('emptyFound')} icon="search" action={<Button onClick={onClear}>{t('clear')}</Button>}>
      {t('emptyFoundBody')}
    </Empty>
  );
}
