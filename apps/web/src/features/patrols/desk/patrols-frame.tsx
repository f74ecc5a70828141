import '../patrols.css';
import './desk.css';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { PageHeader } from '../../../ui/desk/page-header.tsx';
import { PageTabs } from '../../../ui/desk/page-tabs.tsx';
import { patrolDeskWords } from './words.ts';

/** 走访巡查 at the desk: each list at an address of its own. */
export function PatrolsFrame({
  hint,
  actions,
  children,
}: {
  hint: string;
  actions?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const t = useWords(patrolDeskWords);
  const session = useSession();
  const tabs = [
    { href: '/desk/patrols', label: t('visits'), permission: 'patrol.read' },
    { href: '/desk/patrols/rounds', label: t('rounds'), permission: 'patrol.read' },
    { href: '/desk/patrols/hazards', label: t('hazards'), permission: 'hazard.read' },
    { href: '/desk/patrols/findings', label: t('findings'), permission: 'patrol.read' },
    { href: '/desk/patrols/leaders', label: t('leaders'), permission: 'patrol.read' },
    { href: '/desk/patrols/mobile', label: t('mobile'), permission: 'patrol.manage' },
  ].filter(({ permission }) => mayUse(session, permission));
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} actions={actions} />
      <PageTabs label={t('tabs')} tabs={tabs} />
      <p className="muted">{hint}</p>
      {children}
    </div>
  );
}
