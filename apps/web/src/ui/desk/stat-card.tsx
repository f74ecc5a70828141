import './stat-card.css';
import type { ReactElement, ReactNode } from 'react';
import { numberText } from '../../lib/i18n.ts';
import { AppLink } from '../app-link.tsx';
import { classNames } from '../class-names.ts';

export interface StatCardProps {
  label: string;
  /** A number or a share already written out; null while loading. */
  value: ReactNode | null;
  /** The list with exactly the rows counted: every number opens its list. */
  href?: string;
  /** 'danger' only for overdue, 'warning' only for approaching, and only when the number is not zero. */
  tone?: 'neutral' | 'warning' | 'danger';
  hint?: ReactNode;
}

/** One number. Several stand in `<div className="stat-cards">`. */
export function StatCard({ label, value, href, tone, hint }: StatCardProps): ReactElement {
  const content = (
    <>
      <span className="stat-card-label">{label}</span>
      <span className="stat-card-value">{typeof value === 'number' ? numberText(value) : (value ?? '—')}</span>
      {hint && <span className="stat-card-hint">{hint}</span>}
    </>
  );
  const className = classNames('stat-card', tone && `stat-card-${tone}`);
  if (!href) return <div className={className}>{content}</div>;
  return (
    <AppLink href={href} className={className}>
      {content}
    </AppLink>
  );
}
