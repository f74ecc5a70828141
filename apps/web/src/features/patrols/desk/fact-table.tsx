import type { ReactElement, ReactNode } from 'react';
import type { Pages } from '../../../lib/query.ts';
import { LoadMore } from '../../../ui/desk/load-more.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';

export interface FactColumn<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
}

interface FactTableProps<Row> {
  label: string;
  columns: readonly FactColumn<Row>[];
  pages: Pick<Pages<Row>, 'rows' | 'isPending' | 'error' | 'reload'> & Partial<Pages<Row>>;
  rowKey: (row: Row) => string;
  empty: ReactNode;
}

/** A plain table of facts; on a phone each row stands as a card, with the heading of each cell before it. */
export function FactTable<Row>({ label, columns, pages, rowKey, empty }: FactTableProps<Row>): ReactElement {
  const { rows, isPending, error, reload, hasMore = false, isLoadingMore = false, loadMore = () => undefined } = pages;
  if (rows.length === 0 && error) return <ErrorState error={error} onRetry={reload} />;
  if (isPending) return <Skeleton lines={6} />;
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div className="stack">
      {error && <ErrorState error={error} onRetry={reload} />}
      <table className="fact-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, title, render }) => (
                <td key={key}>
                  <span className="fact-label" aria-hidden="true">
                    {title}
                  </span>
                  <span className="fact-value">{render(row)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <LoadMore pages={{ hasMore, isLoadingMore, loadMore, rows, isPending, error, reload }} isWatched />
    </div>
  );
}

/** What a whole list answers at once, in the form a table takes. */
export const wholeList = <Row,>(
  rows: readonly Row[] | undefined,
  error: Pages<Row>['error'],
  reload: () => void,
): Pick<Pages<Row>, 'rows' | 'isPending' | 'error' | 'reload'> => ({
  rows: rows ?? [],
  isPending: rows === undefined && !error,
  error,
  reload,
});
