import { signOut } from '@huying/server/contract/accounts';
import { type ReactElement, type ReactNode, useCallback, useEffect, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { isSignedIn, loadSession, session, useTenant } from '../../lib/session.ts';
import { useSignal } from '../../lib/use-signal.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { SessionRenewal } from './session-renewal.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { gateWords } from './words.ts';

let ownWay: (() => Promise<void>) | undefined;
/** A shell that keeps things on the device leaves in its own way. */
export function leaveBy(way: () => Promise<void>): void {
  ownWay = way;
}

/** Ends the session here and on the server, then begins with a fresh page: nothing of the person stays in memory. */
export async function leave(): Promise<void> {
  if (ownWay) return ownWay();
  await call(signOut, { renewsSession: false }).catch(() => undefined);
  location.reload();
}

interface GateProps {
  children: ReactNode;
  /** What to show while this installation still waits for its first set-up. */
  setup?: ReactNode;
}

/** Lets in who is signed in, has a password of their own and holds a post; otherwise shows the way there. */
export function Gate({ children, setup }: GateProps): ReactElement {
  const t = useWords(gateWords);
  const { name } = useTenant();
  const current = useSignal(session);
  const [fault, setFault] = useState<unknown>(null);
  const ask = useCallback(() => {
    setFault(null);
    loadSession().catch(setFault);
  }, []);
  useEffect(ask, [ask]);

  if (fault !== null && !current) return <ErrorState error={fault} onRetry={ask} />;
  if (!current) return <Skeleton lines={6} />;
  if (current.setupNeeded && setup) return <>{setup}</>;
  if (!isSignedIn(current)) {
    return (
      <Page title={t('signInTo', { name })} brand={{ name, href: '/' }}>
        <SignInForm onDone={session.set} />
      </Page>
    );
  }
  if (current.mustChangePassword) {
    return (
      <Page title={t('changePassword')} lead={t('changePasswordBody')} brand={{ name, href: '/' }}>
        <ChangePasswordForm />
      </Page>
    );
  }
  if (!current.activePost) {
    return (
      <Page title={t('noPost')} brand={{ name, href: '/' }} ownHeading>
        <Empty title={t('noPost')} icon="person" action={<Button onClick={() => void leave()}>{t('signOut')}</Button>}>
          {t('noPostBody')}
        </Empty>
      </Page>
    );
  }
  return (
    <>
      {children}
      <SessionRenewal />
    </>
  );
}
