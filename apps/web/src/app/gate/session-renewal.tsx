import { getSession } from '@huying/server/contract/accounts';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { call, onSessionExpired } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { useLive } from '../../lib/live.ts';
import { isSignedIn, type Session, session, useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { gateWords } from './words.ts';

/**
 * When the session ends in the middle of work: signs the same person in again over the open page, and lets the calls
 * that were refused go through. Somebody else starts from a fresh page instead.
 */
export function SessionRenewal(): ReactElement {
  const t = useWords(gateWords);
  const { person } = useSession();
  const [open, setOpen] = useState(false);
  const waiting = useRef<((renewed: boolean) => void)[]>([]);

  const settle = (renewed: boolean) => {
    setOpen(false);
    for (const answer of waiting.current.splice(0)) answer(renewed);
  };
  useEffect(() => {
    onSessionExpired(
      () =>
        new Promise((resolve) => {
          waiting.current.push(resolve);
          setOpen(true);
        }),
    );
    return () => onSessionExpired(undefined);
  }, []);
  // The stream also ends when the post has changed: only a session that is really over asks for the password.
  useLive('bye', () => {
    call(getSession, { renewsSession: false })
      .then((current) => setOpen(!isSignedIn(current)))
      .catch(() => undefined);
  });

  const onDone = (next: Session) => {
    if (next.person?.id !== person.id) return location.reload();
    session.set(next);
    settle(true);
  };
  return (
    <Dialog open={open} title={t('expired')} onClose={() => settle(false)}>
      <p>{t('expiredBody')}</p>
      <SignInForm username={person.username ?? undefined} onDone={onDone} />
      <Button variant="quiet" onClick={() => location.reload()}>
        {t('otherPerson')}
      </Button>
    </Dialog>
  );
}
