import '../needs.css';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { PageHeader } from '../../../ui/desk/page-header.tsx';
import { PageTabs } from '../../../ui/desk/page-tabs.tsx';
import { needDeskWords } from './words.ts';

/** 需求与资源 at the desk: each list at an address of its own. */
export function NeedsFrame({
  title,
  hint,
  tags,
  actions,
  children,
}: {
  title: string;
  hint?: ReactNode;
  tags?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const t = useWords(needDeskWords);
  const session = useSession();
  const tabs = [
    { href: '/desk/needs', label: t('needs'), permission: 'need.read' },
    { href: '/desk/resources', label: t('resources'), permission: 'resource.read' },
    { href: '/desk/resources/promises', label: t('promises'), permission: 'need.read' },
    { href: '/desk/match', label: t('match'), permission: 'need.plan' },
  ].filter(({ permission }) => mayUse(session, permission));
  return (
    <div className="desk-page">
      <PageHeader title={title} description={hint} tags={tags} actions={actions} />
      <PageTabs label={t('tabs')} tabs={tabs} />
      {children}
    </div>
  );
}
