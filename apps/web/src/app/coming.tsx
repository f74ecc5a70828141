import type { ComponentType } from 'react';
import type { LoadPage } from './lazy-page.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';

/** Stands where a feature's page will be. */
export function coming(title: string, back: string): LoadPage {
  const Coming: ComponentType = () => (
    <Page title={title} back={back}>
      <Empty title="这一页还没有接上" icon="clock" />
    </Page>
  );
  return () => Promise.resolve(Coming);
}
