import './accounts.css';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { PageTabs } from '../../ui/desk/page-tabs.tsx';
import { accountWords } from './words.ts';

interface AccountsFrameProps {
  title: string;
  description?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** The head that the pages about accounts share. */
export function AccountsFrame({ title, description, actions, children }: AccountsFrameProps): ReactElement {
  const t = useWords(accountWords);
  return (
    <div className="desk-page">
      <PageHeader title={title} {...(description && { description })} actions={actions} />
      <PageTabs
        label={t('tabs')}
        tabs={[
          { href: '/desk/accounts', label: t('people') },
          { href: '/desk/accounts/roles', label: t('roles') },
          { href: '/desk/accounts/review', label: t('review') },
        ]}
      />
      {children}
    </div>
  );
}
