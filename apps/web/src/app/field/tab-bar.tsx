import './tab-bar.css';
import { type ReactElement, useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { useWords } from '../../lib/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { fieldPages } from './pages.tsx';
import { useUnsent } from './use-unsent.ts';
import { fieldWords } from './words.ts';

export function TabBar(): ReactElement {
  const t = useWords(fieldWords);
  const [path] = useLocation();
  const unsent = useUnsent().length;
  useEffect(() => void navigator.setAppBadge?.(unsent).catch(() => undefined), [unsent]);
  return (
    <nav className="tab-bar" aria-label={t('tabs')}>
      {fieldPages.map(
        ({ path: target, tab }) =>
          tab && (
            <Link key={target} href={target} aria-current={path === target ? 'page' : undefined}>
              <Icon name={tab.icon} />
              <span>{t(tab.words)}</span>
              {tab.words === 'today' && unsent > 0 && (
                <span className="tab-badge" title={t('unsentBadge', { n: unsent })}>
                  <span aria-hidden="true">{unsent}</span>
                  <span className="sr-only">{t('unsentBadge', { n: unsent })}</span>
                </span>
              )}
            </Link>
          ),
      )}
    </nav>
  );
}
