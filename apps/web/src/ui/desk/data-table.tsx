import './data-table.css';
import { Alert, Button, Table } from 'antd';
import { type Key, type ReactElement, type ReactNode, useRef } from 'react';
import { errorText } from '../../lib/api-error.ts';
import { useWords } from '../../lib/i18n.ts';
import { classNames } from '../class-names.ts';
import { ErrorState } from '../error-state.tsx';
import { Skeleton } from '../skeleton.tsx';
import { LoadMore } from './load-more.tsx';
import { SelectAll } from './select-all.tsx';
import { type DataColumn, tableColumns } from './table-columns.tsx';
import { useTableSettings } from './table-settings.ts';
import { TableTools } from './table-tools.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { useSlow } from './use-slow.ts';
import { deskUiWords } from './words.ts';

export type { DataColumn } from './table-columns.tsx';

/** What a list needs to know about its pages; `usePages` of lib/query answers with exactly this. */
export interface TablePages<Row> {
  rows: readonly Row[];
  isPending: boolean;
  error: unknown;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  reload: () => void;
}

export interface DataTableProps<Row extends object> {
  /** Stable name: hidden columns and density are kept under it. */
  id: string;
  /** For screen readers: what the list holds. */
  label: string;
  columns: readonly DataColumn<Row>[];
  pages: TablePages<Row>;
  rowKey: (row: Row) => string;
  /** How a row is called in 「选择：…」: its number, for instance. */
  rowName: (row: Row) => string;
  /** Address of the row's own page; the column marked `main` links to it. */
  hrefOf?: (row: Row) => string;
  /** Click or Enter: usually opens the drawer. */
  onOpen?: (row: Row) => void;
  /** The row whose details are open. */
  openKey?: string | null;
  selected?: readonly string[];
  onSelect?: (keys: string[]) => void;
  /** The bar at the bottom while something is selected. */
  bulkActions?: (keys: readonly string[]) => ReactNode;
  /** Shown when there is nothing: an `Empty` that teaches. */
  empty: ReactNode;
  /** At the right of the line above the table, such as an export button. */
  tools?: ReactNode;
}

/** Above this many rows only those in view are in the page. */
const VIRTUAL_FROM = 300;

/** The shell's bar stays at the top: the table's head stops below it. */
const headerHeight = (): number => document.querySelector('.desk-header')?.getBoundingClientRect().height ?? 0;

export function DataTable<Row extends object>(props: DataTableProps<Row>): ReactElement {
  const { id, label, columns, pages, rowKey, rowName, hrefOf, onOpen, openKey, selected, onSelect, empty } = props;
  const t = useWords(deskUiWords);
  const frame = useRef<HTMLDivElement>(null);
  const [settings, change] = useTableSettings(id, {
    hidden: columns.filter((column) => column.optional).map((column) => column.key),
    density: 'roomy',
  });
  const slow = useSlow(pages.isPending);
  const { rows } = pages;
  const toggle = (key: string) =>
    onSelect?.(selected?.includes(key) ? selected.filter((each) => each !== key) : [...(selected ?? []), key]);
  const onRow = useRowKeys({ frame, rows, rowKey, onOpen, onToggle: onSelect && toggle, onEnd: pages.loadMore });

  if (rows.length === 0 && pages.error) return <ErrorState error={pages.error} onRetry={pages.reload} />;
  if (pages.isPending) {
    return (
      <div>
        {slow && <p className="muted">{t('slow')}</p>}
        <Skeleton lines={8} />
      </div>
    );
  }
  if (rows.length === 0) return <>{empty}</>;

  const isVirtual = rows.length > VIRTUAL_FROM;
  const shown = columns.filter(({ key, main }) => main || !settings.hidden.includes(key));
  const width = shown.reduce((sum, column) => sum + (column.width ?? 160), 48);
  return (
    <div className="data-table" ref={frame}>
      <div className="data-table-bar">
        <span role="status">{t(pages.hasMore ? 'shown' : 'shownAll', { n: rows.length })}</span>
        <span className="row">
          {props.tools}
          <TableTools columns={columns} settings={settings} onChange={change} />
        </span>
      </div>
      {pages.error !== null && pages.error !== undefined && (
        <Alert
          type="warning"
          showIcon
          title={t('stale')}
          description={errorText(pages.error)}
          action={<Button onClick={pages.reload}>{t('retry')}</Button>}
        />
      )}
      <Table<Row>
        aria-label={label}
        columns={tableColumns(shown, hrefOf, onOpen)}
        dataSource={rows as Row[]}
        rowKey={rowKey}
        pagination={false}
        size={settings.density === 'compact' ? 'small' : 'middle'}
        virtual={isVirtual}
        scroll={isVirtual ? { x: width, y: Math.max(360, window.innerHeight - 320) } : { x: width }}
        sticky={isVirtual ? false : { offsetHeader: headerHeight() }}
        onRow={onRow}
        rowClassName={(row) => classNames(rowKey(row) === openKey && 'is-open')}
        {...(onSelect && {
          rowSelection: {
            selectedRowKeys: [...(selected ?? [])],
            onChange: (keys: Key[]) => onSelect(keys.map(String)),
            columnWidth: 52,
            columnTitle: (box: ReactNode) => <SelectAll>{box}</SelectAll>,
            getCheckboxProps: (row: Row) => ({ 'aria-label': t('select', { name: rowName(row) }) }),
            getTitleCheckboxProps: () => ({ 'aria-label': t('selectAll', { n: rows.length }) }),
          },
        })}
      />
      <LoadMore pages={pages} isWatched={!isVirtual} />
      {selected && selected.length > 0 && (
        <section className="data-table-acts" aria-label={t('selected', { n: selected.length })}>
          <strong>{t('selected', { n: selected.length })}</strong>
          {props.bulkActions?.(selected)}
          <Button type="text" onClick={() => onSelect?.([])}>
            {t('clearSelection')}
          </Button>
        </section>
      )}
    </div>
  );
}
