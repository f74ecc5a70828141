import './unit.css';
import type { ReactElement, ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../../../lib/i18n.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { PageHeader } from '../../../ui/desk/page-header.tsx';
import { PageTabs } from '../../../ui/desk/page-tabs.tsx';
import { unitWords } from './words.ts';

/** 本单位 at the desk: what a unit owes, what it could give, each list at an address of its own. */
export function UnitFrame({
  hint,
  actions,
  children,
}: {
  hint?: string;
  actions?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const t = useWords(unitWords);
  const session = useSession();
  const [location] = useLocation();
  const tabs = [
    // At home a liaison is on this very page.
    { href: location === '/desk' ? location : '/desk/unit', label: t('today') },
    { href: '/desk/unit/needs', label: t('needs') },
    // One page for every unit that may claim; what this unit has claimed stands on its own page.
    ...(mayUse(session, 'project.claim') ? [{ href: '/desk/projects/calls', label: t('calls') }] : []),
    { href: '/desk/unit/resources', label: t('resources') },
    ...(mayUse(session, 'activity.hold') ? [{ href: '/desk/activities', label: t('activities') }] : []),
    ...(mayUse(session, 'opinion.read') ? [{ href: '/desk/joint/opinions', label: t('feedback') }] : []),
  ];
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={session.activePost?.unitName} actions={actions} />
      <PageTabs label={t('tabs')} tabs={tabs} />
      {hint && <p className="muted">{hint}</p>}
      {children}
    </div>
  );
}
