import './state.css';
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface EmptyProps {
  title: string;
  /** What this place will hold, or how to fill it: an empty page teaches. */
  children?: ReactNode;
  action?: ReactNode;
  icon?: IconName;
}

export function Empty({ title, children, action, icon = 'inbox' }: EmptyProps): ReactElement {
  return (
    <div className="state">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
