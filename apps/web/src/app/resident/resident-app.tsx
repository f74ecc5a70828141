import { type ReactElement, Suspense, useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { useWords } from '../../lib/i18n.ts';
import { loadSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Toasts } from '../../ui/toasts.tsx';
import { lazyPage } from '../lazy-page.tsx';
import { Home } from './home.tsx';
import { residentPages } from './pages.tsx';
import { residentWords } from './words.ts';

const kit = __KIT__ ? [{ path: '/kit', load: () => import('../kit/light-kit.tsx').then((m) => m.LightKit) }] : [];

export function ResidentApp(): ReactElement {
  useEffect(() => {
    // Only name and hotline of the place come from it: the page works without.
    loadSession().catch(() => undefined);
  }, []);
  return (
    <>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/" component={Home} />
          {[...residentPages, ...kit].map(({ path, load }) => (
            <Route key={path} path={path} component={lazyPage(load)} />
          ))}
          <Route component={NotFound} />
        </Switch>
      </Suspense>
      <Toasts />
    </>
  );
}

function Loading(): ReactElement {
  return (
    <div className="page-main">
      <Skeleton lines={6} />
    </div>
  );
}

function NotFound(): ReactElement {
  const t = useWords(residentWords);
  return (
    <Page title={t('notFound')} back="/" ownHeading>
      <Empty title={t('notFound')} icon="search" heading="h1" action={<Button href="/">{t('toHome')}</Button>}>
        {t('notFoundBody')}
      </Empty>
    </Page>
  );
}
