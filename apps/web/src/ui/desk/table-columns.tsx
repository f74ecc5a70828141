import type { TableColumnType } from 'antd';
import type { MouseEvent, ReactElement, ReactNode } from 'react';

export interface DataColumn<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** In pixels; 160 unless told. */
  width?: number;
  /** The column that names the row: always shown, links to the row's page. */
  main?: boolean;
  /** Hidden until chosen. */
  optional?: boolean;
  align?: 'start' | 'end';
  fixed?: 'start' | 'end';
}

/** A plain click opens beside the list; with a modifier the browser opens the row's own page, as with any link. */
function MainLink({
  href,
  onOpen,
  children,
}: {
  href: string;
  onOpen?: () => void;
  children: ReactNode;
}): ReactElement {
  const open = (event: MouseEvent) => {
    event.stopPropagation();
    if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <a href={href} onClick={open}>
      {children}
    </a>
  );
}

export const tableColumns = <Row extends object>(
  columns: readonly DataColumn<Row>[],
  hrefOf: ((row: Row) => string) | undefined,
  onOpen: ((row: Row) => void) | undefined,
): TableColumnType<Row>[] =>
  columns.map(({ key, title, render, width = 160, main, align, fixed }) => ({
    key,
    title,
    width,
    ...(align && { align }),
    ...(fixed && { fixed }),
    render: (_value: unknown, row: Row) =>
      main && hrefOf ? (
        <MainLink href={hrefOf(row)} {...(onOpen && { onOpen: () => onOpen(row) })}>
          {render(row)}
        </MainLink>
      ) : (
        render(row)
      ),
  }));
