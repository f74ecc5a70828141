import type { ReactElement, ReactNode } from 'react';
import { mayUse, useSession } from '../../lib/session.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { type Filter, listHref } from './drill.ts';

/** A number that opens the list of exactly the rows it counts; plain where there is no such list, and for none. */
export function Figure({ filter, children }: { filter: Filter; children: ReactNode }): ReactElement {
  const current = useSession();
  const href = mayUse(current, 'request.read') ? listHref(filter) : undefined;
  if (href === undefined || children === 0) return <span className={children === 0 ? 'muted' : ''}>{children}</span>;
  return (
    <AppLink href={href} className="report-figure">
      {children}
    </AppLink>
  );
}

/** '86.7%'; a dash when there is nothing to divide by. */
export const percentText = (value: number | null): string => (value === null ? '—' : `${(value * 100).toFixed(1)}%`);
