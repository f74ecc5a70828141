import '../list/list.css';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { PageHeader } from '../../../../ui/desk/page-header.tsx';
import { PageTabs } from '../../../../ui/desk/page-tabs.tsx';
import { registerWords } from './words.ts';

/** The registers beside the worklists, each at an address of its own. */
export function RegistersFrame({ hint, children }: { hint: string; children: ReactNode }): ReactElement {
  const t = useWords(registerWords);
  const tabs = [
    { href: '/desk/registers', label: t('suspensions') },
    { href: '/desk/registers/appeals', label: t('appeals') },
    { href: '/desk/registers/emergency', label: t('emergency') },
  ];
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} />
      <PageTabs label={t('tabs')} tabs={tabs} />
      <p className="muted">{hint}</p>
      {children}
    </div>
  );
}
