import './fold.css';
import type { ReactElement, ReactNode } from 'react';

export interface FoldProps {
  title: ReactNode;
  children: ReactNode;
  /** Open from the beginning; afterwards the person decides. */
  open?: boolean;
}

/** What most people need not see unfolds below its title. */
export function Fold({ title, children, open }: FoldProps): ReactElement {
  return (
    <details className="fold" open={open || undefined}>
      <summary>{title}</summary>
      <div className="stack">{children}</div>
    </details>
  );
}
