import './tree-list.css';
import { RightOutlined } from '@ant-design/icons';
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { classNames } from '../class-names.ts';
import { SearchInput } from './search-input.tsx';
import { chainOf, type TreeIndex, type TreeNode, type TreeRow, treeIndex, treeRows } from './tree-rows.ts';
import { treeWords } from './tree-words.ts';

export interface TreeListProps<Node extends TreeNode> {
  /** For screen readers: what the tree holds. */
  label: string;
  nodes: readonly Node[];
  selected: string | null;
  onSelect: (node: Node) => void;
  searchLabel?: string;
  /** At the end of a row, such as a count or a tag. */
  aside?: (node: Node) => ReactNode;
  /** Begins with the first level open. */
  openFirst?: boolean;
}

/** A tree to look through and choose from: arrows walk and unfold, Enter chooses, typing in the box finds. */
export function TreeList<Node extends TreeNode>(props: TreeListProps<Node>): ReactElement {
  const { label, nodes, selected, onSelect, searchLabel, aside, openFirst = true } = props;
  const t = useWords(treeWords);
  const index = useMemo(() => treeIndex(nodes), [nodes]);
  const [words, setWords] = useState('');
  const [open, setOpen] = useOpen(index, selected, openFirst);
  const rows = useMemo(() => treeRows(index, open, words), [index, open, words]);
  const [focus, setFocus] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const reached =
    rows.find(({ node }) => node.id === focus) ?? rows.find(({ node }) => node.id === selected) ?? rows[0];

  const turn = ({ node, isOpen }: TreeRow<Node>, to = !isOpen) => {
    const next = new Set(open);
    if (to) next.add(node.id);
    else next.delete(node.id);
    setOpen(next);
  };
  const goTo = (row: TreeRow<Node> | undefined) => {
    if (!row) return;
    setFocus(row.node.id);
    list.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(row.node.id)}"]`)?.focus();
  };
  const act = (key: string, row: TreeRow<Node>): (() => void) | undefined => {
    const at = rows.indexOf(row);
    switch (key) {
      case 'ArrowDown':
        return () => goTo(rows[at + 1]);
      case 'ArrowUp':
        return () => goTo(rows[at - 1]);
      case 'Home':
        return () => goTo(rows[0]);
      case 'End':
        return () => goTo(rows[rows.length - 1]);
      case 'ArrowRight':
        return () => (row.isOpen ? goTo(rows[at + 1]) : row.hasChildren && turn(row, true));
      case 'ArrowLeft':
        return () => (row.isOpen ? turn(row, false) : goTo(rows.find(({ node }) => node.id === row.node.parentId)));
      case 'Enter':
      case ' ':
        return () => onSelect(row.node);
      default:
        return undefined;
    }
  };
  const onKeyDown = (event: KeyboardEvent, row: TreeRow<Node>) => {
    const run = event.altKey || event.ctrlKey || event.metaKey ? undefined : act(event.key, row);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return (
    <div className="tree">
      <SearchInput label={searchLabel ?? t('find')} value={words} onSearch={setWords} />
      {rows.length === 0 && <p className="muted">{t('none')}</p>}
      <div className="tree-rows" role="tree" aria-label={label} ref={list}>
        {rows.map((row) => (
          <div
            key={row.node.id}
            role="treeitem"
            data-node={row.node.id}
            tabIndex={row === reached ? 0 : -1}
            aria-level={row.depth + 1}
            aria-posinset={row.position}
            aria-setsize={row.siblings}
            aria-expanded={row.hasChildren ? row.isOpen : undefined}
            aria-selected={row.node.id === selected}
            className={classNames('tree-row', row.node.active === false && 'tree-closed')}
            style={{ paddingInlineStart: `${row.depth * 1.25}em` }}
            onKeyDown={(event) => onKeyDown(event, row)}
            onFocus={() => setFocus(row.node.id)}
            onClick={() => onSelect(row.node)}
          >
            <span
              className={classNames('tree-turn', row.isOpen && 'tree-turned')}
              // The whole row chooses; only the mark unfolds. The keyboard does it with arrows.
              onClick={(event) => {
                if (!row.hasChildren) return;
                event.stopPropagation();
                turn(row);
              }}
              aria-hidden="true"
            >
              {row.hasChildren && <RightOutlined aria-hidden />}
            </span>
            <span className="tree-name">{row.node.name}</span>
            {row.node.active === false && <span className="tree-aside">{t('closed')}</span>}
            {aside && <span className="tree-aside">{aside(row.node)}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Open nodes; the way to what is selected opens by itself. */
function useOpen<Node extends TreeNode>(
  index: TreeIndex<Node>,
  selected: string | null,
  openFirst: boolean,
): [ReadonlySet<string>, (next: ReadonlySet<string>) => void] {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current || index.byId.size === 0) return;
    isBegun.current = true;
    const roots = openFirst ? (index.childrenOf.get(null) ?? []).map(({ id }) => id) : [];
    setOpen((now) => new Set([...now, ...roots]));
  }, [index, openFirst]);
  useEffect(() => {
    const above = chainOf(index, selected).slice(0, -1);
    if (above.length > 0) setOpen((now) => new Set([...now, ...above.map(({ id }) => id)]));
  }, [index, selected]);
  return [open, setOpen];
}
