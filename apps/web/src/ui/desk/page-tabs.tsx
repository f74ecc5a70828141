import './page-tabs.css';
import type { ReactElement } from 'react';
import { Link, useLocation } from 'wouter';

export interface PageTab {
  href: string;
  label: string;
}

/** Pages of one subject, as links: each has its own address, so back, reload and a new tab work. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }): ReactElement {
  const [location] = useLocation();
  const here = tabs
    .filter(({ href }) => location === href || location.startsWith(`${href}/`))
    .reduce<string | null>((best, { href }) => (best === null || href.length > best.length ? href : best), null);
  return (
    <nav className="page-tabs" aria-label={label}>
      {tabs.map(({ href, label: words }) => (
        <Link key={href} href={href} aria-current={href === here ? 'page' : undefined}>
          {words}
        </Link>
      ))}
    </nav>
  );
}
