import type { ReactElement, ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Pages } from '../../../lib/query.ts';
import { useNarrow } from '../../../lib/use-media.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { type DataColumn, DataTable } from '../../../ui/desk/data-table.tsx';
import { LoadMore } from '../../../ui/desk/load-more.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';

interface RowsProps<Row extends object> {
  id: string;
  label: string;
  columns: readonly DataColumn<Row>[];
  pages: Pages<Row>;
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
      {pages.error && <ErrorState error={pages.error} onRetry={pages.reload} />}
      {tools && <div className="row">{tools}</div>}
      <ul className="need-cards" aria-label={label}>
        {pages.rows.map((row) => (
          <li key={rowKey(row)} className="need-card">
            {columns
              .filter(({ main }) => main)
              .map(({ key, render }) =>
                hrefOf ? (
                  <AppLink key={key} className="row-link need-card-title" href={hrefOf(row)}>
                    {render(row)}
                  </AppLink>
                ) : (
                  <strong key={key}>{render(row)}</strong>
                ),
              )}
            <div className="need-cells">
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
    <div className="need-tags">
      <span className="muted small">{title}</span>
      <span>{shown}</span>
    </div>
  );
}
