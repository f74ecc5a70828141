import './joint.css';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { PageHeader } from '../../../ui/desk/page-header.tsx';
import { PageTabs } from '../../../ui/desk/page-tabs.tsx';
import { jointWords } from './words.ts';

/** 联合组织 at the desk: each list at an address of its own. */
export function JointFrame({
  hint,
  actions,
  children,
}: {
  hint: string;
  actions?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const t = useWords(jointWords);
  const session = useSession();
  const tabs = [
    { href: '/desk/joint', label: t('bodies') },
    { href: '/desk/joint/meetings', label: t('meetings') },
    { href: '/desk/joint/pairings', label: t('pairings') },
    { href: '/desk/joint/unit', label: t('unit') },
    ...(mayUse(session, 'opinion.read') ? [{ href: '/desk/joint/opinions', label: t('feedback') }] : []),
    ...(mayUse(session, 'settings.manage') ? [{ href: '/desk/joint/words', label: t('localWords') }] : []),
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
