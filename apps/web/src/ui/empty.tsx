import './state.css';
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface EmptyProps {
  title: string;
  /** What this place will hold, or how to fill it: an empty page teaches. */
  children?: ReactNode;
  action?: ReactNode;
  icon?: IconName;
  /** 'h1' where it is all there is on the page. */
  heading?: 'h1' | 'h2';
}

export function Empty({ title, children, action, icon = 'inbox', heading: Heading = 'h2' }: EmptyProps): ReactElement {
  return (
    <div className="state">
      <Icon name={icon} />
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
