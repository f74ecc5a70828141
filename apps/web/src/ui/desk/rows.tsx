import './rows.css';
import type { ReactElement, ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useNarrow } from '../../lib/use-media.ts';
import { AppLink } from '../app-link.tsx';
import { type DataColumn, DataTable, type TablePages } from './data-table.tsx';
import { LoadMore } from './load-more.tsx';
import { ErrorState } from '../error-state.tsx';
import { Skeleton } from '../skeleton.tsx';

interface RowsProps<Row extends object> {
  id: string;
  label: string;
  columns: readonly DataColumn<Row>[];
  pages: TablePages<Row>;
  rowKey: (row: Row) => string;
  rowName: (row: Row) => string;
  hrefOf?: (row: Row) => string;
  selected?: readonly string[];
  onSelect?: (keys: string[]) => void;
  bulkActions?: (keys: readonly string[]) => ReactNode;
  tools?: ReactNode;
  empty: ReactNode;
}

/** A list as a table with its keys; on a phone a card for each row, the column that names it first. */
export function Rows<Row extends object>(props: RowsProps<Row>): ReactElement {
  const { hrefOf, ...rest } = props;
  const isNarrow = useNarrow();
  const [, go] = useLocation();
  if (isNarrow) return <Cards {...props} />;
  return <DataTable {...rest} {...(hrefOf && { hrefOf, onOpen: (row: Row) => go(hrefOf(row)) })} />;
}

function Cards<Row extends object>(props: RowsProps<Row>): ReactElement {
  const { label, columns, pages, rowKey, hrefOf, empty, tools } = props;
  if (pages.rows.length === 0 && pages.error) return <ErrorState error={pages.error} onRetry={pages.reload} />;
  if (pages.isPending) return <Skeleton lines={8} />;
  if (pages.rows.length === 0) return <>{empty}</>;
  return (
    <div className="stack">
      {Boolean(pages.error) && <ErrorState error={pages.error} onRetry={pages.reload} />}
      {tools && <div className="row">{tools}</div>}
      <ul className="row-cards" aria-label={label}>
        {pages.rows.map((row) => (
          <li key={rowKey(row)} className="row-card">
            {columns
              .filter(({ main }) => main)
              .map(({ key, render }) =>
                hrefOf ? (
                  <AppLink key={key} className="row-link row-card-title" href={hrefOf(row)}>
                    {render(row)}
                  </AppLink>
                ) : (
                  <strong key={key}>{render(row)}</strong>
                ),
              )}
            <div className="row-cells">
              {columns.map(
                ({ key, title, main, optional, render }) =>
                  !main && !optional && <Cell key={key} title={title} shown={render(row)} />,
              )}
            </div>
          </li>
        ))}
      </ul>
      <LoadMore pages={pages} isWatched />
    </div>
  );
}

function Cell({ title, shown }: { title: string; shown: ReactNode }): ReactElement | null {
  if (shown === '' || shown === null || shown === undefined || shown === false) return null;
  return (
    <div className="row-cell">
      <span className="muted small">{title}</span>
      <span>{shown}</span>
    </div>
  );
}
