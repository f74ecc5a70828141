import type { ReactElement, ReactNode } from 'react';
import { mayUse, useSession } from '../../lib/session.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { type Filter, listHref } from './drill.ts';

/** A number that opens the list of exactly the rows it counts; plain for none, and for those who may not open lists. */
export function Figure({ filter, children }: { filter: Filter; children: ReactNode }): ReactElement {
  const current = useSession();
  if (children === 0) return <span className="muted">0</span>;
  if (!mayUse(current, 'request.read')) return <span>{children}</span>;
  return (
    <AppLink href={listHref(filter)} className="report-figure">
      {children}
    </AppLink>
  );
}

/** '86.7%'; a dash when there is nothing to divide by. */
export const percentText = (value: number | null): string => (value === null ? '—' : `${(value * 100).toFixed(1)}%`);
