import { type ReactElement, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { useWords } from '../../lib/i18n.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { DeskProvider } from '../../ui/desk/desk-provider.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Toasts } from '../../ui/toasts.tsx';
import { Gate } from '../gate/gate.tsx';
import { lazyPage } from '../lazy-page.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { deskPages, loadSetupPage } from './pages.tsx';
import { deskWords } from './words.ts';

const loadKit = __KIT__ ? () => import('../kit/desk-kit.tsx').then((m) => m.DeskKit) : undefined;

export function DeskApp(): ReactElement {
  const Setup = lazyPage(loadSetupPage);
  return (
    <DeskProvider>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Switch>
          {loadKit && <Route path="/desk/kit" component={lazyPage(loadKit)} />}
          <Route>
            <Gate setup={<Setup />}>
              <DeskFrame>
                <Suspense fallback={<Skeleton lines={8} />}>
                  <Pages />
                </Suspense>
              </DeskFrame>
            </Gate>
          </Route>
        </Switch>
      </Suspense>
      <Toasts />
    </DeskProvider>
  );
}

function Pages(): ReactElement {
  const t = useWords(deskWords);
  const current = useSession();
  return (
    <Switch>
      {deskPages
        .filter(({ permission }) => mayUse(current, permission))
        .map(({ path, load }) => (
          <Route key={path} path={path} component={lazyPage(load)} />
        ))}
      <Route>
        <Empty title={t('noPage')} icon="search" heading="h1" action={<Button href="/desk">{t('goHome')}</Button>}>
          {t('noPageBody')}
        </Empty>
      </Route>
    </Switch>
  );
}
