import './card.css';
import type { ReactElement, ReactNode } from 'react';
import { AppLink } from './app-link.tsx';

export interface CardProps {
  children: ReactNode;
  title?: ReactNode;
  /** At the end of the title line: a tag or a small button. */
  aside?: ReactNode;
  /** The whole card becomes a link; then put no other control inside. */
  href?: string;
  /** A linked card is followed. */
  onFollow?: () => void;
}

export function Card({ children, title, aside, href, onFollow }: CardProps): ReactElement {
  const content = (
    <>
      {(title || aside) && (
        <div className="card-head">
          {title && <h2>{title}</h2>}
          {aside}
        </div>
      )}
      {children}
    </>
  );
  if (href) {
    return (
      <AppLink href={href} className="card card-link" onClick={onFollow}>
        {content}
      </AppLink>
    );
  }
  return <section className="card">{content}</section>;
}
