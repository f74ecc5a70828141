import './page-header.css';
import { type ReactElement, type ReactNode, useEffect } from 'react';

export interface PageHeaderProps {
  /** Heading and title of the tab. */
  title: string;
  description?: ReactNode;
  /** Tags beside the title. */
  tags?: ReactNode;
  /** Buttons; the one primary act last. */
  actions?: ReactNode;
}

export function PageHeader({ title, description, tags, actions }: PageHeaderProps): ReactElement {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <header className="page-header">
      <div>
        <div className="page-header-title">
          <h1>{title}</h1>
          {tags}
        </div>
        {description && <p className="muted">{description}</p>}
      </div>
      {actions && <div className="row">{actions}</div>}
    </header>
  );
}
