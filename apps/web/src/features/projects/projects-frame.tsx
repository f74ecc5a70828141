import './projects.css';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { PageTabs } from '../../ui/desk/page-tabs.tsx';
import { projectWords } from './words.ts';

interface ProjectsFrameProps {
  hint: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** 服务项目: each of its pages at an address of its own. */
export function ProjectsFrame({ hint, actions, children }: ProjectsFrameProps): ReactElement {
  const t = useWords(projectWords);
  const session = useSession();
  const tabs = [
    { href: '/desk/projects', label: t('tab.list'), permission: 'project.read' },
    { href: '/desk/projects/board', label: t('tab.board'), permission: 'project.read' },
    { href: '/desk/projects/calls', label: t('tab.calls'), permission: 'project.claim' },
    { href: '/desk/projects/effects', label: t('tab.effects'), permission: 'project.read' },
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
