import type { TablePages } from '../../../ui/desk/data-table.tsx';

/** What answers a whole list at once, in the form a table takes. */
export const wholeList = <Row>(
  rows: readonly Row[] | undefined,
  error: unknown,
  reload: () => void,
): TablePages<Row> => ({
  rows: rows ?? [],
  isPending: rows === undefined && !error,
  error,
  hasMore: false,
  isLoadingMore: false,
  loadMore: () => undefined,
  reload,
});
