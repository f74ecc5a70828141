import './tab-bar.css';
import type { ReactElement } from 'react';
import { Link, useLocation } from 'wouter';
import { useWords } from '../../lib/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { fieldPages } from './pages.tsx';
import { fieldWords } from './words.ts';

export function TabBar(): ReactElement {
  const t = useWords(fieldWords);
  const [path] = useLocation();
  return (
    <nav className="tab-bar" aria-label={t('tabs')}>
      {fieldPages.map(
        ({ path: target, tab }) =>
          tab && (
            <Link key={target} href={target} aria-current={path === target ? 'page' : undefined}>
              <Icon name={tab.icon} />
              <span>{t(tab.words)}</span>
            </Link>
          ),
      )}
    </nav>
  );
}
