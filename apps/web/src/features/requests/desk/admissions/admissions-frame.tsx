import '../list/list.css';
import './admissions.css';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { PageHeader } from '../../../../ui/desk/page-header.tsx';
import { PageTabs } from '../../../../ui/desk/page-tabs.tsx';
import { admissionWords } from './words.ts';

/** 网格事项准入 and 减负台账, each at an address of its own. */
export function AdmissionsFrame({
  hint,
  actions,
  children,
}: {
  hint: string;
  actions?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const t = useWords(admissionWords);
  const tabs = [
    { href: '/desk/admissions', label: t('admissions') },
    { href: '/desk/admissions/burden', label: t('burden') },
  ];
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} actions={actions} />
      <PageTabs label={t('tabs')} tabs={tabs} />
      <p className="muted">{hint}</p>
      {children}
    </div>
  );
}
