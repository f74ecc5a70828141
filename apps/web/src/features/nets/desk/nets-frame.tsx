import './nets.css';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { PageHeader } from '../../../ui/desk/page-header.tsx';
import { PageTabs } from '../../../ui/desk/page-tabs.tsx';
import { netWords } from '../words.ts';
import { LookUp } from './look-up.tsx';

/** The head that the pages of nets share: the question comes first, keeping the answers comes after. */
export function NetsFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }): ReactElement {
  const t = useWords(netWords);
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={t('hint')} actions={actions} />
      <LookUp />
      <PageTabs
        label={t('tabs')}
        tabs={[
          { href: '/desk/nets', label: t('tabNets') },
          { href: '/desk/nets/teams', label: t('tabTeams') },
        ]}
      />
      {children}
    </div>
  );
}
