import type { HTMLAttributes, RefObject } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { deskUiWords } from './words.ts';

interface RowKeys<Row> {
  frame: RefObject<HTMLDivElement | null>;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  onOpen: ((row: Row) => void) | undefined;
  onToggle: ((key: string) => void) | undefined;
  /** The cursor has reached the last loaded row. */
  onEnd: () => void;
}

/** J and K walk the rows by moving the focus itself, so that a screen reader follows; Enter opens, X selects. */
export function useRowKeys<Row extends object>(options: RowKeys<Row>): (row: Row) => HTMLAttributes<HTMLElement> {
  const { frame, rows, rowKey, onOpen, onToggle, onEnd } = options;
  const t = useWords(deskUiWords);
  const elements = () => [...(frame.current?.querySelectorAll<HTMLElement>('.ant-table-row') ?? [])];
  const current = () => elements().findIndex((element) => element.contains(document.activeElement));
  const move = (by: 1 | -1) => {
    const all = elements();
    const at = current();
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
    if (by > 0 && at + by >= all.length - 1) onEnd();
  };
  const focused = (): Row | undefined => {
    const key = elements()[current()]?.dataset.rowKey;
    return rows.find((row) => rowKey(row) === key);
  };
  const act = (run: ((row: Row) => void) | undefined) => () => {
    const row = focused();
    if (row) run?.(row);
  };
  const group = t('inList');
  useShortcuts([
    { keys: 'j', label: t('nextRow'), group, run: () => move(1) },
    { keys: 'k', label: t('previousRow'), group, run: () => move(-1) },
    ...(onOpen ? [{ keys: 'enter', label: t('openRow'), group, run: act(onOpen) }] : []),
    ...(onToggle ? [{ keys: 'x', label: t('markRow'), group, run: act((row) => onToggle(rowKey(row))) }] : []),
  ]);
  return (row) => ({
    tabIndex: -1,
    onClick: (event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('a, button, input, label')) return;
      // A near miss of the tick box is meant for the tick box.
      if (target?.closest('.ant-table-selection-column')) onToggle?.(rowKey(row));
      else onOpen?.(row);
    },
  });
}
