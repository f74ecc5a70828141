import { type ReactElement, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Toasts } from '../../ui/toasts.tsx';
import { Gate } from '../gate/gate.tsx';
import { lazyPage } from '../lazy-page.tsx';
import { AwayStrip } from './away-strip.tsx';
import { DeviceStore } from './device-store.tsx';
import { fieldPages } from './pages.tsx';
import { TabBar } from './tab-bar.tsx';

export function FieldApp(): ReactElement {
  return (
    <>
      <Gate>
        <DeviceStore>
          <AwayStrip />
          <div className="with-tabs">
            <Suspense fallback={<Skeleton lines={6} />}>
              <Switch>
                {fieldPages.map(({ path, load }) => (
                  <Route key={path} path={path} component={lazyPage(load)} />
                ))}
              </Switch>
            </Suspense>
          </div>
          <TabBar />
        </DeviceStore>
      </Gate>
      <Toasts />
    </>
  );
}
