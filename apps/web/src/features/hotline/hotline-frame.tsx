import './hotline.css';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { PageTabs } from '../../ui/desk/page-tabs.tsx';
import { hotlineWords } from './words.ts';

/** The three pages of the hotline, each with its own address. */
export function HotlineFrame({ children, actions }: { children: ReactNode; actions?: ReactNode }): ReactElement {
  const t = useWords(hotlineWords);
  const tabs = [
    { href: '/desk/hotline', label: t('tabLink') },
    { href: '/desk/hotline/map', label: t('tabMap') },
    { href: '/desk/hotline/messages', label: t('tabLog') },
  ];
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={t('hint')} actions={actions} />
      <PageTabs label={t('tabs')} tabs={tabs} />
      {children}
    </div>
  );
}
