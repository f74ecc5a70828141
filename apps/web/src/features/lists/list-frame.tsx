import './lists.css';
import type { ListName } from '@huying/server/contract/lists';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { PageTabs } from '../../ui/desk/page-tabs.tsx';
import { listWords } from './words.ts';

export const listNames: readonly ListName[] = ['category', 'duty', 'limit', 'rejection', 'calendar'];
/** The list an address names, or undefined. */
export const listOf = (name: string | undefined): ListName | undefined => listNames.find((each) => each === name);

interface ListFrameProps {
  list: ListName;
  tags?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The head that the pages of one list share. */
export function ListFrame({ list, tags, actions, children }: ListFrameProps): ReactElement {
  const t = useWords(listWords);
  const home = `/desk/lists/${list}`;
  return (
    <div className="desk-page">
      <PageHeader title={t(list)} description={t(`for.${list}`)} tags={tags} actions={actions} />
      <PageTabs
        label={t(list)}
        tabs={[
          { href: home, label: t('tabCurrent') },
          { href: `${home}/draft`, label: t('tabDraft') },
          { href: `${home}/history`, label: t('tabHistory') },
        ]}
      />
      {children}
    </div>
  );
}
