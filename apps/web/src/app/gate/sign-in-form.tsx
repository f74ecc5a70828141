import './gate.css';
import { signIn } from '@huying/server/contract/accounts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { ApiError } from '../../lib/api-error.ts';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { type Session, session } from '../../lib/session.ts';
import { useSignal } from '../../lib/use-signal.ts';
import { Button } from '../../ui/button.tsx';
import { FieldError } from '../../ui/field.tsx';
import { errorText } from '../../lib/api-error.ts';
import { TextField } from '../../ui/text-field.tsx';
import { gateWords } from './words.ts';

interface SignInFormProps {
  /** Fixed when the same person comes back after the session has ended. */
  username?: string;
  onDone: (session: Session) => void;
}

export function SignInForm({ username: fixed, onDone }: SignInFormProps): ReactElement {
  const t = useWords(gateWords);
  const [username, setUsername] = useState(fixed ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const enter = async (as: string, secret: string) => {
    setBusy(true);
    setFault(null);
    try {
      onDone(await call(signIn, { body: { username: as, password: secret }, renewsSession: false }));
    } catch (error) {
      setFault(error);
      if (error instanceof ApiError && error.status === 401) setPassword('');
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter(username.trim(), password);
  };
  return (
    <form className="gate-form stack" onSubmit={submit}>
      {fault !== null && <FieldError>{errorText(fault)}</FieldError>}
      {fixed === undefined && (
        <TextField
          label={t('username')}
          name="username"
          autoComplete="username"
          value={username}
          onChange={setUsername}
        />
      )}
      <TextField
        label={fixed === undefined ? t('password') : `${fixed} · ${t('password')}`}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <Button variant="primary" size="large" block type="submit" busy={busy}>
        {t('signIn')}
      </Button>
      {fixed === undefined && <DemoAccounts onPick={(as, secret) => void enter(as, secret)} />}
    </form>
  );
}

/** Shown only where the server offers them: a demonstration, never a place in service. */
function DemoAccounts({ onPick }: { onPick: (username: string, password: string) => void }): ReactElement | null {
  const t = useWords(gateWords);
  const current = useSignal(session);
  const { demoAccounts, demoPassword } = current ?? {};
  if (!demoAccounts || demoPassword === undefined) return null;
  return (
    <section className="stack stack-tight">
      <h2>{t('demo')}</h2>
      {demoAccounts.map((account) => (
        <Button key={account.username} block onClick={() => onPick(account.username, demoPassword)}>
          {account.title} · {account.name}
        </Button>
      ))}
    </section>
  );
}
