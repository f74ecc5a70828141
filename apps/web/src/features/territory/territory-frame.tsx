import './territory.css';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { PageTabs } from '../../ui/desk/page-tabs.tsx';
import { territoryWords } from './words.ts';

interface TerritoryFrameProps {
  title: string;
  description?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** The head that the pages of the territory share. */
export function TerritoryFrame({ title, description, actions, children }: TerritoryFrameProps): ReactElement {
  const t = useWords(territoryWords);
  const session = useSession();
  const manages = mayUse(session, 'place.manage');
  return (
    <div className="desk-page">
      <PageHeader title={title} {...(description && { description })} actions={actions} />
      <PageTabs
        label={t('tabs')}
        tabs={[
          { href: '/desk/territory', label: t('tree') },
          { href: '/desk/territory/levels', label: t('levels') },
          ...(manages ? [{ href: '/desk/territory/import', label: t('import') }] : []),
          ...(mayUse(session, 'settings.manage') ? [{ href: '/desk/territory/base-map', label: t('baseMap') }] : []),
        ]}
      />
      {children}
    </div>
  );
}
