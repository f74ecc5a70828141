import '../resident/public.css';
import './desk.css';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { PageHeader } from '../../../ui/desk/page-header.tsx';
import { PageTabs } from '../../../ui/desk/page-tabs.tsx';
import { deskWords } from './words.ts';

interface DisclosureFrameProps {
  title?: string;
  hint?: string;
  tags?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** 公示清单 at the desk. */
export function DisclosureFrame({ title, hint, tags, actions, children }: DisclosureFrameProps): ReactElement {
  const t = useWords(deskWords);
  const tabs = [
    { href: '/desk/disclosure', label: t('board') },
    { href: '/desk/disclosure/words', label: t('words') },
  ];
  return (
    <div className="desk-page">
      <PageHeader title={title ?? t('title')} tags={tags} actions={actions} />
      <PageTabs label={t('tabs')} tabs={tabs} />
      {hint && <p className="muted">{hint}</p>}
      {children}
    </div>
  );
}
