import { type ReactElement, useMemo, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../button.tsx';
import { Field, type FieldProps } from '../field.tsx';
import { TreeList } from './tree-list.tsx';
import { chainOf, type TreeNode, treeIndex } from './tree-rows.ts';
import { treeWords } from './tree-words.ts';

export interface TreeFieldProps<Node extends TreeNode> extends FieldProps {
  nodes: readonly Node[];
  value: string | null;
  onChange: (id: string | null) => void;
  /** Whether choosing nothing is possible. */
  clearable?: boolean;
}

/** One node of a tree as a form field: says which, with what stands above it; unfolds the tree to choose another. */
export function TreeField<Node extends TreeNode>(props: TreeFieldProps<Node>): ReactElement {
  const { nodes, value, onChange, clearable, label } = props;
  const t = useWords(treeWords);
  const [open, setOpen] = useState(false);
  const chosen = useMemo(
    () =>
      chainOf(treeIndex(nodes), value)
        .map(({ name }) => name)
        .join(' › '),
    [nodes, value],
  );
  return (
    <Field {...props}>
      {(wiring) => (
        <div className="stack stack-tight">
          <div className="tree-field">
            <input {...wiring} className="input" readOnly value={chosen} placeholder={t('notChosen')} />
            <Button expanded={open} onClick={() => setOpen(!open)}>
              {open ? t('fold') : t(value === null ? 'choose' : 'change')}
            </Button>
            {clearable && value !== null && (
              <Button variant="quiet" onClick={() => onChange(null)}>
                {t('clear')}
              </Button>
            )}
          </div>
          {open && (
            <div className="tree-field-list">
              <TreeList
                label={label}
                nodes={nodes}
                selected={value}
                onSelect={(node) => {
                  onChange(node.id);
                  setOpen(false);
                }}
              />
            </div>
          )}
        </div>
      )}
    </Field>
  );
}
